import { type Check, receiverSchema } from '../../../shared/model/sending.ts'
import { checkMessage } from '../../../shared/rules/message-template.ts'
import {
  checkBeforeSending,
  checkChannel,
  checkLetters,
  type SendingFacts,
} from '../../../shared/rules/sending-checks.ts'
import { resolveSettings, settingsValues } from '../../../shared/rules/settings.ts'
import { addresseeOfClient, billingOf, copiesOf, copyChecks } from './receivers.ts'
import type { SendingPorts } from './sending.ts'

type ReadinessPorts = Pick<SendingPorts, 'client' | 'company' | 'neotouch' | 'passwordKnown'>

/** What the send dialog mends in itself stands on the card too. */
const ON_CARD: Readonly<Record<string, Partial<Check>>> = {
  email: { screen: 'client', tab: 'contacts' },
  copyEmails: { screen: 'client', tab: 'facture-electronique', field: 'sending.copy' },
  emailSubject: { screen: 'client', tab: 'facture-electronique', field: 'sending.emailSubject' },
  emailMessage: { screen: 'client', tab: 'facture-electronique', field: 'sending.emailMessage' },
  color: { screen: 'client', tab: 'facture-electronique', field: 'sending.color' },
}

/** « Prêt à envoyer ? » of the client card: the same checks, on the channel that the client would use. */
export function createReadiness(ports: ReadinessPorts) {
  return async (clientId: string): Promise<Check[]> => {
    const client = ports.client(clientId)
    const company = ports.company()
    const neotouch = ports.neotouch()
    const resolved = settingsValues(resolveSettings({ dossier: neotouch.sending, client: client.sending, send: {} }))
    const billing = billingOf(client)
    const facts: SendingFacts = {
      // The next document of this client, whatever it is: already issued, its number not known.
      document: { state: 'issued', number: null, file: null },
      client,
      addressee: addresseeOfClient(client),
      printed: null,
      seller: company,
      neotouch,
      passwordKnown: await ports.passwordKnown(),
      printModel: company.printModel,
    }
    const receiver = receiverSchema.parse({
      name: client.name,
      email: billing?.email ?? '',
      siret: `${client.siren}${client.nic}`,
      serviceCode: client.chorus.serviceCode,
      commitmentNumber: '?',
    })
    const found = [
      ...checkBeforeSending(facts),
      ...checkChannel(resolved.channel, facts, receiver),
      ...checkLetters(resolved, facts),
      ...copyChecks(resolved, copiesOf(facts.addressee, client, resolved, null)),
      // Which document comes next is not known: neither is its due date.
      ...checkMessage(resolved, { dueDate: '' }),
    ].map((check) => (check.screen === 'send' ? { ...check, ...ON_CARD[check.field ?? ''] } : check))
    return found.length > 0
      ? found
      : [{ id: 'NB-PRET', severity: 'ok', message: 'Rien ne manque pour envoyer à ce client.' }]
  }
}
