import { textOf } from '../soap-reader.ts'
import type { Platform, ServiceAnswer, ServiceOperations, ServiceRequest, SessionRequest } from './service.ts'
import { SoapFault } from './soap-fault.ts'

/** SessionService: who are you, where are the services. */
export function sessionService(platform: Platform): ServiceOperations {
  const handler = (name: string): string => `${platform.endpoint()}?Handler=${name}`
  return {
    open: new Map<string, (request: ServiceRequest) => ServiceAnswer>([
      [
        'GetBindings',
        ({ rule }) => {
          const location = (name: string): string =>
            rule?.kind === 'other-host' ? `https://neotouch.example/EDPWS/EDPWS.dll?Handler=${name}` : handler(name)
          return {
            result: [
              ['sessionServiceLocation', location('Default2')],
              ['submissionServiceLocation', location('Submission2Handler')],
              ['queryServiceLocation', location('Query2Handler')],
              ['sessionServiceWSDL', handler('GenSession2WSDL')],
              ['submissionServiceWSDL', handler('GenSubmission2WSDL')],
              ['queryServiceWSDL', handler('GenQuery2WSDL')],
            ],
          }
        },
      ],
      [
        'Login',
        ({ payload }) => {
          const account = platform.accounts.get(textOf(payload, 'userName'))
          if (account === undefined || account.password !== textOf(payload, 'password')) {
            throw new SoapFault('Server', 'Login failed: invalid user name or password')
          }
          const { id } = platform.sessions.open(account, platform.clock())
          return { header: [['SessionHeaderValue', [['sessionID', id]]]], result: [['sessionID', id]] }
        },
      ],
    ]),
    inSession: new Map<string, (request: SessionRequest) => ServiceAnswer>([
      [
        'GetSessionInformation',
        ({ session: { account } }) => ({
          result: [
            ['login', account.userName],
            ['identifier', account.userName],
            ['account', account.account],
            ['name', account.name],
            ['company', account.company],
            ['email', account.email],
            ['culture', 'fr-FR'],
            ['timeZone', 'Europe/Paris'],
            ['language', 'fr'],
            ['filesPath', ''],
          ],
        }),
      ],
      [
        'GetServiceInformation',
        () => ({
          result: [
            ['message', 'Bac à sable : rien n’est envoyé.'],
            ['details', ''],
          ],
        }),
      ],
      [
        'Logout',
        ({ session }) => {
          platform.sessions.close(session.id)
          return {}
        },
      ],
    ]),
  }
}
