import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { findElectron, rootArguments } from '../../scripts/electron-runtime.ts'

export interface LaunchedApp {
  app: ElectronApplication
  window: Page
  userData: string
  close(): Promise<void>
}

const root = resolve(import.meta.dirname, '../..')

interface LaunchOptions {
  /** A profile to use again; absent: one of its own, removed at the end. */
  userData?: string
  /** What to change in the main process before the window asks its first question. */
  prepare?: (app: ElectronApplication) => Promise<void>
}

/** The built application in a real window. */
export async function launch(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'neotouch-bureau-'))
  const app = await _electron.launch({
    executablePath: findElectron().executable,
    args: [...rootArguments(), root, `--user-data-dir=${userData}`],
    timeout: 30_000,
    env: { ...process.env, HOME: userData, XDG_DOCUMENTS_DIR: userData },
  })
  await options.prepare?.(app)
  const window = await app.firstWindow()
  await window.waitForLoadState('domcontentloaded')
  return {
    app,
    window,
    userData,
    async close() {
      await app.close()
      if (options.userData === undefined) rmSync(userData, { recursive: true, force: true })
    },
  }
}
