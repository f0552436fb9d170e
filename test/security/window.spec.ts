import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { findElectron, rootArguments } from '../../scripts/electron-runtime.ts'
import { type LaunchedApp, launch } from '../support/electron-app.ts'
import { goTo, openDemonstration } from '../support/journey.ts'

let app: LaunchedApp
let window: Page
const CANARY = 'canari-7f3a91'

test.beforeAll(async () => {
  app = await launch()
  window = app.window
  await openDemonstration(window)
})
test.afterAll(async () => {
  await app.close()
})
test.describe.configure({ mode: 'serial' })

const ask = (method: string, input: object) =>
  window.evaluate(([name, given]) => globalThis.window.neotouch.call(name, given), [method, input] as const)

test('the window has no Node, two functions, and a sandbox', async () => {
  expect(await window.evaluate(() => ['require', 'process', 'module'].filter((name) => name in globalThis))).toEqual([])
  expect(await window.evaluate(() => Object.keys(globalThis.window.neotouch))).toEqual(['call', 'on'])
  const preferences = await app.app.evaluate(({ BrowserWindow }) =>
    (
      BrowserWindow.getAllWindows()[0]?.webContents as unknown as
        | { getLastWebPreferences(): Electron.WebPreferences }
        | undefined
    )?.getLastWebPreferences(),
  )
  expect(preferences).toMatchObject({ contextIsolation: true, nodeIntegration: false, sandbox: true })
  expect(preferences?.webviewTag ?? false).toBe(false)
})

test('no webview, no foreign frame, no call from a frame', async () => {
  const found = await window.evaluate(async () => {
    const view = document.createElement('webview') as HTMLElement & { getURL?: unknown }
    view.setAttribute('src', 'https://example.com/')
    document.body.append(view)
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const inFrame = frame.contentWindow ? 'neotouch' in frame.contentWindow : null
    const foreign = document.createElement('iframe')
    const blocked = new Promise<string>((resolve) =>
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
        once: true,
      }),
    )
    foreign.src = 'https://example.com/'
    document.body.append(foreign)
    const directive = await blocked
    for (const element of [view, frame, foreign]) element.remove()
    return { webview: view.getURL !== undefined, inFrame, directive }
  })
  expect(found).toEqual({ webview: false, inFrame: false, directive: 'frame-src' })
})

test('a call from anything but the main frame of our own page is refused', async () => {
  await window.evaluate(() => {
    const frame = document.createElement('iframe')
    frame.src = 'app://bureau/documents/00000000-0000-7000-8000-000000000000.pdf'
    frame.id = 'foreign'
    document.body.append(frame)
  })
  // The worst case: code in a frame that reached the renderer's own channel. The gate looks at who sends.
  const answer = await app.app.evaluate(async ({ BrowserWindow, ipcMain }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const handler = (
      ipcMain as unknown as { _invokeHandlers: Map<string, (event: object, ...rest: unknown[]) => Promise<unknown>> }
    )._invokeHandlers.get('call')
    const frame = contents?.mainFrame.frames[0] ?? null
    return handler?.({ senderFrame: frame }, 'app.info', {})
  })
  expect(answer).toMatchObject({ ok: false, error: { code: 'refused' } })
  await window.evaluate(() => document.getElementById('foreign')?.remove())
})

test('no permission is given', async () => {
  const answers = await window.evaluate(async () => ({
    position: await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        (error) => resolve(error.code),
      ),
    ),
    notification: await Notification.requestPermission(),
    camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'given',
      (error: DOMException) => error.name,
    ),
    clipboard: await navigator.clipboard.readText().then(
      () => 'given',
      (error: DOMException) => error.name,
    ),
  }))
  expect(answers.position).toBe(1)
  expect(answers.notification).toBe('denied')
  expect(answers.camera).not.toBe('given')
  expect(answers.clipboard).toBe('NotAllowedError')
})

test('the application’s own scheme serves its files only, under a strict policy', async () => {
  const outside = [
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/..%5c..%5cpackage.json',
    '/assets/..%2f..%2f..%2f..%2fetc%2fpasswd',
    '//etc/passwd',
    '/%00index.html',
    '/../main/index.js',
    '/documents/00000000-0000-7000-8000-000000000000.pdf',
    '/lectures/00000000-0000-7000-8000-000000000000.pdf',
    '/lectures/..%2fdocuments%2f00000000-0000-7000-8000-000000000000.pdf',
  ]
  const statuses = await window.evaluate(
    (paths) => Promise.all(paths.map(async (path) => (await fetch(`app://bureau${path}`)).status)),
    outside,
  )
  expect(statuses).toEqual(outside.map(() => 404))
  const policy = await window.evaluate(async () =>
    (await fetch('app://bureau/')).headers.get('content-security-policy'),
  )
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe-')
  const ran = await window.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'globalThis.injected = true'
    document.head.append(script)
    return 'injected' in globalThis
  })
  expect(ran).toBe(false)
})

test('unknown calls and bad input are refused in words', async () => {
  for (const [method, input] of [
    ['__proto__', {}],
    ['constructor', {}],
    ['clients.get', { id: 'x' }],
    ['clients.get', { id: '00000000-0000-7000-8000-000000000000', more: 1 }],
  ] as const) {
    expect(await ask(method, input)).toMatchObject({ ok: false, error: { code: 'invalid' } })
  }
})

test('a prepared dossier cannot lead the browser to a site of its choice', async () => {
  await app.app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = async (address) => void opened.push(address)
  })
  const settings = (await ask('neotouch.get', {})) as { value: { sending: object } }
  const to = (address: string) => ({
    active: true,
    environment: 'production',
    address,
    userName: 'demo',
    sending: settings.value.sending,
  })
  await ask('neotouch.update', to('https://evil.example/EDPWS'))
  expect(await ask('links.open', { target: 'neotouch' })).toMatchObject({ ok: false, error: { code: 'refused' } })
  await ask('neotouch.update', to('https://as1.ondemand.esker.com/EDPWS/EDPWS.dll'))
  expect(await ask('links.open', { target: 'neotouch' })).toMatchObject({ ok: true })
  expect(await app.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([
    'https://as1.ondemand.esker.com',
  ])
  await ask('neotouch.update', { ...to(''), environment: 'sandbox' })
})

test('a second start brings the first window forward and ends', async () => {
  const second = app.app.evaluate(
    ({ app: running }) => new Promise((resolveEvent) => running.once('second-instance', () => resolveEvent(true))),
  )
  const child = spawn(
    findElectron().executable,
    [...rootArguments(), resolve(import.meta.dirname, '../..'), `--user-data-dir=${app.userData}`],
    { stdio: 'ignore', env: { ...process.env, HOME: app.userData } },
  )
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
  expect(await second).toBe(true)
  expect(app.app.windows()).toHaveLength(1)
})

test('the password lies neither in the dossier, nor in the log, nor in the window', async () => {
  await goTo(window, 'Neotouch')
  await window.getByLabel('Mot de passe').fill(CANARY)
  await window.getByRole('button', { name: /^OK/ }).click()
  await expect(window.getByText('Enregistré')).toBeVisible()
  expect((await ask('neotouch.get', {})) as object).toMatchObject({ ok: true, value: { passwordKnown: true } })
  await ask('sync.now', {})

  const holding = readdirSync(app.userData, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => existsSync(path) && statSync(path).size < 50_000_000 && readFileSync(path).includes(CANARY))
  expect(holding).toEqual([])
  const seen = await window.evaluate(async (canary) => {
    const fields = [...document.querySelectorAll('input')].map((input) => input.value)
    const answers = await Promise.all(
      ['neotouch.get', 'company.get', 'app.info', 'preferences.get', 'sync.status'].map((method) =>
        globalThis.window.neotouch.call(method, {}),
      ),
    )
    const everything = [document.documentElement.outerHTML, JSON.stringify({ ...localStorage }), ...fields]
    return [...everything, JSON.stringify(answers)].filter((text) => text.includes(canary)).length
  }, CANARY)
  expect(seen).toBe(0)
})

test('an engine that is killed starts again, with its dossier, and the next call answers', async () => {
  const engineProcess = () =>
    app.app.evaluate(
      ({ app: running }) =>
        running
          .getAppMetrics()
          .find(
            (process) => process.name === 'Neotouch Bureau engine' || process.serviceName === 'Neotouch Bureau engine',
          )?.pid ?? 0,
    )
  const before = await engineProcess()
  expect(before).toBeGreaterThan(0)
  process.kill(before, 'SIGKILL')
  await expect.poll(engineProcess).not.toBe(before)
  const current = await ask('dossiers.current', {})
  expect(current).toMatchObject({ ok: true, value: { demonstration: true } })
  await goTo(window, 'Clients')
  await expect(window.getByRole('gridcell', { name: 'Atelier des Quais' })).toBeVisible()
})

// The last one: Playwright waits for ever for the end of a navigation that was refused.
test('the window never leaves its page and opens no other', async () => {
  const here = window.url()
  for (const address of ['https://example.com/', 'file:///etc/passwd', 'data:text/html,x', 'app://other/']) {
    await window.evaluate((target) => {
      location.href = target
    }, address)
    await window.evaluate((target) => {
      const link = document.createElement('a')
      link.href = target
      document.body.append(link)
      link.click()
      link.remove()
    }, address)
    expect(await window.evaluate((target) => open(target), address)).toBeNull()
  }
  expect(window.url()).toBe(here)
  expect(app.app.windows()).toHaveLength(1)
})
