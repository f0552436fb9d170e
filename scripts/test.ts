/** `npm test`: types of each layer, lint, then every test. Ends with the line `N passed, N failed, N skipped`. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const reports = join(root, '.cache', 'reports')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

let failed = 0
let passed = 0
let skipped = 0

function run(name: string, command: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): boolean {
  console.log(`\n— ${name}`)
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } })
  return status === 0
}

for (const layer of ['shared', 'engine', 'main', 'renderer', 'test']) {
  if (run(`types: ${layer}`, 'tsc', ['-p', `tsconfig.${layer}.json`])) passed++
  else failed++
}
if (run('lint', 'biome', ['check', '.'])) passed++
else failed++

const vitestReport = join(reports, 'vitest.json')
const vitestOk = run('tests', 'vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${vitestReport}`,
])
if (existsSync(vitestReport)) {
  const report = JSON.parse(readFileSync(vitestReport, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
    numPendingTests: number
    numFailedTestSuites: number
  }
  passed += report.numPassedTests
  skipped += report.numPendingTests
  failed += Math.max(report.numFailedTests, vitestOk ? 0 : 1)
} else failed++

const hasWindowTests = ['e2e', 'security'].some(
  (folder) =>
    existsSync(join(root, 'test', folder)) &&
    readdirSync(join(root, 'test', folder)).some((name) => name.endsWith('.spec.ts')),
)
if (hasWindowTests) {
  const report = join(reports, 'playwright.json')
  const noDisplay = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
  const playwright = ['playwright', 'test', '--reporter=list,json']
  if (!run('runtime', 'node', ['scripts/electron-runtime.ts']) || !run('build', 'electron-vite', ['build'])) failed++
  else {
    const [command, args] = noDisplay
      ? ['xvfb-run', ['-a', '--server-args=-screen 0 1600x1000x24', 'npx', '--no-install', ...playwright]]
      : ['npx', ['--no-install', ...playwright]]
    const ok = run('window', command, args, { PLAYWRIGHT_JSON_OUTPUT_NAME: report })
    if (existsSync(report)) {
      const { stats } = JSON.parse(readFileSync(report, 'utf8')) as {
        stats: { expected: number; unexpected: number; flaky: number; skipped: number }
      }
      passed += stats.expected + stats.flaky
      skipped += stats.skipped
      failed += Math.max(stats.unexpected, ok ? 0 : 1)
    } else failed++
  }
}

console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = failed === 0 ? 0 : 1
