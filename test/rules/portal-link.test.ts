import { expect, test } from 'vitest'
import { portalLink, standInLink } from '../../main/portal-link.ts'

test('the page of a sending is on the host of the service, whatever its path and its words', () => {
  const link = new URL(portalLink('https://as1.ondemand.esker.com:443/EDPWS/EDPWS.dll?Handler=Default2', 'MOD.9&x=1'))
  expect(link.origin).toBe('https://as1.ondemand.esker.com')
  expect(link.searchParams.get('Id')).toBe('MOD.9&x=1')
  expect([...link.searchParams.keys()]).toEqual(['action', 'layout', 'Id'])
})

test('the stand-in is asked by the number alone', () => {
  expect(standInLink('http://127.0.0.1:8080/', 'Mail.9000000000000000001')).toBe(
    'http://127.0.0.1:8080/documents/9000000000000000001',
  )
  expect(standInLink('http://127.0.0.1:8080/', 'autre')).toBe('http://127.0.0.1:8080/')
})
