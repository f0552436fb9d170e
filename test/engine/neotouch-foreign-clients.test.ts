import { execFile, spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import { testWhere, WSDL_FOLDER, wsdlExist } from '../support/neotouch-captures.ts'
import { openTestSandbox } from '../support/neotouch-sandbox.ts'

const run = promisify(execFile)
const PHP = '/usr/bin/php'
const PYTHON = '/usr/bin/python3'
const works = (program: string, ...options: string[]): boolean => spawnSync(program, options).status === 0
const script = (name: string): string => resolve(import.meta.dirname, '../support', name)

const phpWorks = wsdlExist && works(PHP, '-r', 'exit(class_exists("SoapClient") ? 0 : 1);')
const zeepWorks = wsdlExist && works(PYTHON, '-c', 'import zeep')

testWhere(
  phpWorks,
  'php-soap and ../shared/wsdl',
  'the SOAP client of PHP works unchanged',
  async () => {
    const sandbox = await openTestSandbox({ wsdlDirectory: WSDL_FOLDER })
    const { stdout } = await run(PHP, [script('neotouch-client.php'), WSDL_FOLDER, sandbox.url])
    expect(JSON.parse(stdout)).toEqual({
      transportID: 'MOD.9000000000000000001',
      states: [10, 30, 40, 50, 80, 90, 100, 100],
      file: '%PDF-1.4\nphp\n',
      afterwards: expect.stringContaining('No valid Session is associated with this ID'),
    })
    const [entry] = await sandbox.ledger()
    expect(entry?.variables.ToBlockAddress).toBe("Œuvre & Cie\n17 rue de l'Église\n69003 LYON\nFRANCE")
    await sandbox.stop()
  },
  60_000,
)

testWhere(
  zeepWorks,
  'zeep and ../shared/wsdl',
  'the SOAP client zeep of Python works unchanged',
  async () => {
    const sandbox = await openTestSandbox({ wsdlDirectory: WSDL_FOLDER })
    const { stdout } = await run(PYTHON, [script('neotouch-client.py'), WSDL_FOLDER, sandbox.url])
    expect(JSON.parse(stdout)).toEqual({
      transportID: 'SM.9000000000000000001',
      states: [10, 30, 40, 50, 80, 100, 100],
      file: '%PDF-1.4\npython\n',
      afterwards: expect.stringContaining('No valid Session is associated with this ID'),
    })
    expect((await sandbox.ledger())[0]?.variables.Message).toBe('Bonjour,\nci-joint l’été.')
    await sandbox.stop()
  },
  60_000,
)

testWhere(
  phpWorks,
  'php-soap and ../shared/wsdl',
  'PHP builds itself from the descriptions that the stand-in gives',
  async () => {
    const sandbox = await openTestSandbox({ wsdlDirectory: WSDL_FOLDER })
    const address = sandbox.url.replace('Default2', 'GenSession2WSDL')
    const program =
      '$c = new SoapClient($argv[1], ["cache_wsdl" => 0]); echo $c->GetBindings(["reserved" => "demo"])->return->queryServiceLocation;'
    const { stdout } = await run(PHP, ['-r', program, address])
    expect(stdout).toBe(sandbox.url.replace('Default2', 'Query2Handler'))
    await sandbox.stop()
  },
  60_000,
)
