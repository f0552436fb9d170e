import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startSandbox } from '../main/engine/neotouch/sandbox/sandbox.ts'
import { readScenario, type Scenario } from '../main/engine/neotouch/sandbox/scenario.ts'

/** The stand-in platform on its own: `node scripts/sandbox.ts --port 8099`. Its first line gives its addresses. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    data: { type: 'string', default: '.cache/sandbox' },
    wsdl: { type: 'string' },
    'admin-token': { type: 'string' },
    step: { type: 'string' },
    'letter-wait': { type: 'string' },
    scenario: { type: 'string' },
  },
})

const whole = (text: string, option: string): number => {
  if (!/^\d{1,9}$/.test(text)) {
    process.stderr.write(`--${option} attend un nombre entier.\n`)
    process.exit(2)
  }
  return Number(text)
}

const adminToken = values['admin-token'] ?? randomBytes(16).toString('hex')
const step = values.step === undefined ? {} : { stepMilliseconds: whole(values.step, 'step') }
const wait =
  values['letter-wait'] === undefined ? {} : { letterWaitMilliseconds: whole(values['letter-wait'], 'letter-wait') }

const scenario = ((): Scenario => {
  try {
    return readScenario(values.scenario === undefined ? '{}' : readFileSync(values.scenario, 'utf8'), Date.now())
  } catch (error) {
    process.stderr.write(`${values.scenario} : ${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(2)
  }
})()

const sandbox = await startSandbox({
  dataDirectory: resolve(values.data),
  port: whole(values.port, 'port'),
  pace: { ...scenario.pace, ...step, ...wait },
  faults: scenario.faults,
  time: scenario.time,
  adminToken,
  ...(values.wsdl === undefined ? {} : { wsdlDirectory: resolve(values.wsdl) }),
})
process.stdout.write(
  `${JSON.stringify({ url: sandbox.url, webUrl: sandbox.webUrl, port: sandbox.port, adminToken })}\n`,
)

const stop = (): void => {
  sandbox.close().then(() => process.exit(0))
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
