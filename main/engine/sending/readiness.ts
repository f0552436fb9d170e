import type { Client, Contact } from '../../../shared/model/party.ts'
import { type Check, receiverSchema } from '../../../shared/model/sending.ts'
import { checkBeforeSending, checkChannel, type SendingFacts } from '../../../shared/rules/sending-checks.ts'
import { resolveSettings, settingsValues } from '../../../shared/rules/settings.ts'
import type { SendingPorts } from './sending.ts'

type ReadinessPorts = Pick<SendingPorts, 'client' | 'company' | 'neotouch' | 'passwordKnown'>

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
      document: { state: 'issued', number: null, buyer: { ...client, address: client.billingAddress } },
      client,
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
    const found = [...checkBeforeSending(facts), ...checkChannel(resolved.channel, facts, receiver)].map((check) =>
      check.screen === 'send' ? { ...check, screen: 'client' as const, tab: 'contacts' as const } : check,
    )
    return found.length > 0
      ? found
      : [{ id: 'NB-PRET', severity: 'ok', message: 'Rien ne manque pour envoyer à ce client.' }]
  }
}

/** « Contact de facturation »: the one that receives the documents. */
export const billingOf = (client: Pick<Client, 'contacts'>): Contact | null =>
  client.contacts.find((contact) => contact.isBilling) ?? null
