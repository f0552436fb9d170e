import { beforeEach, expect, test, vi } from 'vitest'
import { showBadge } from '../../main/badge.ts'
import { BADGE_SIDE, badgePixels } from '../../main/badge-picture.ts'

const { setBadgeCount } = vi.hoisted(() => ({ setBadgeCount: vi.fn() }))
vi.mock('electron', () => ({
  app: { setBadgeCount },
  nativeImage: { createFromBitmap: (pixels: Buffer, size: object) => ({ pixels, ...size }) },
}))
const setOverlayIcon = vi.fn()
const window = { isDestroyed: () => false, setOverlayIcon }
const side = { width: BADGE_SIDE, height: BADGE_SIDE }

/** The picture as text: white, red, nothing. */
function drawn(count: number): string[] {
  const pixels = badgePixels(count)
  return Array.from({ length: BADGE_SIDE }, (_, y) =>
    Array.from({ length: BADGE_SIDE }, (_, x) => {
      const [blue, , red, opacity] = pixels.subarray((y * BADGE_SIDE + x) * 4)
      return opacity === 0 ? '.' : blue === 255 && red === 255 ? '#' : '-'
    }).join(''),
  )
}

beforeEach(() => vi.clearAllMocks())

test('on Windows the failures are a picture over the icon, with their number in words, until there is none', () => {
  showBadge(window, 1, 'win32')
  expect(setOverlayIcon).toHaveBeenLastCalledWith({ pixels: badgePixels(1), ...side }, '1 envoi en erreur')
  showBadge(window, 12, 'win32')
  expect(setOverlayIcon).toHaveBeenLastCalledWith({ pixels: badgePixels(12), ...side }, '12 envois en erreur')
  showBadge(window, 0, 'win32')
  expect(setOverlayIcon).toHaveBeenLastCalledWith(null, '')
  expect(setBadgeCount.mock.calls).toEqual([[1], [12], [0]])
})

test('other systems have a number of their own; a window that is gone has no icon', () => {
  showBadge(window, 2, 'darwin')
  showBadge(window, 3, 'linux')
  showBadge(null, 4, 'win32')
  showBadge({ ...window, isDestroyed: () => true }, 5, 'win32')
  expect(setOverlayIcon).not.toHaveBeenCalled()
  expect(setBadgeCount.mock.calls).toEqual([[2], [3], [4], [5]])
})

test('each number from one to nine has its own picture, then « 9+ », inside a disc', () => {
  const pictures = Array.from({ length: 12 }, (_, index) => drawn(index + 1))
  expect(new Set(pictures.map((lines) => lines.join('\n'))).size).toBe(10)
  for (const lines of pictures) {
    expect([lines[0]?.[0], lines[0]?.at(-1), lines.at(-1)?.[0], lines.at(-1)?.at(-1)]).toEqual(['.', '.', '.', '.'])
    // The sign never touches what is not the disc.
    expect(lines.filter((line) => /#\.|\.#/.test(line))).toEqual([])
    const white = lines.join('').match(/#/g)?.length ?? 0
    expect(white).toBeGreaterThan(50)
  }
})
