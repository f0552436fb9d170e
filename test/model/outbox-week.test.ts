import { expect, test } from 'vitest'
import { playWeek } from './week.ts'

test('a week of faults, closed lids and a changed password leaves a report that names every document', async () => {
  const week = await playWeek(200, 20_261_124)
  expect(week.problems).toEqual([])
  expect(week.faults).toBeGreaterThan(50)
  expect(week.states.delivered).toBeGreaterThan(100)
  expect(Object.values(week.states).reduce((sum, count) => sum + count, 0)).toBe(200)
}, 300_000)
