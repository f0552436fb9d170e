import { type Deposit, receiverOf, stateOf, variableOf } from './deposit.ts'
import { foldedWords, frenchTime, html, type Markup, pageOf, readableValue } from './web-html.ts'
import { channelLabel } from './web-state.ts'

/** Who receives: an e-mail address, a SIRET, or the first line of an address; the same person has one page. */
const identityOf = (deposit: Deposit): string =>
  (deposit.channel === 'chorus' || deposit.channel === 'courrier'
    ? receiverOf(deposit)
    : variableOf(deposit, 'EmailAddress')
  )
    .trim()
    .toLowerCase()

export const receiverAddress = (deposit: Deposit): string =>
  `/destinataires/${Buffer.from(identityOf(deposit)).toString('base64url')}`

/** A receiver has what was sent, and nothing that is still on its way: a letter once it is in production. */
const arrived = (deposit: Deposit): boolean =>
  stateOf(deposit) === 100 || (stateOf(deposit) === 90 && deposit.channel === 'courrier')

/** All those who received something. */
export function receiversPage(deposits: readonly Deposit[]): string {
  const received = new Map<string, Deposit[]>()
  for (const deposit of deposits.filter(arrived)) {
    const address = receiverAddress(deposit)
    received.set(address, [...(received.get(address) ?? []), deposit])
  }
  const rows = [...received]
    .map(([address, own]) => ({ address, own, name: own[0] === undefined ? '' : receiverOf(own[0]) }))
    .sort((one, other) => one.name.localeCompare(other.name, 'fr'))
    .map(
      ({ address, own, name }) =>
        html`<tr><td><a href="${address}">${name || 'Sans nom'}</a></td><td class="figure">${counted(own.length)}</td></tr>`,
    )
  return pageOf(
    'Destinataires',
    html`<div class="head"><h1>Destinataires</h1></div>
<p class="count">Le portail de chacun, avec les documents qui lui sont arrivés.</p>
${rows.length === 0 ? NOTHING : html`<div class="panel"><table><thead><tr><th scope="col">Destinataire</th><th scope="col">Reçus</th></tr></thead><tbody>${rows}</tbody></table></div>`}`,
  )
}

/** The portal of one receiver: their documents, a search, the PDF of each; null: nobody of that address. */
export function receiverPage(deposits: readonly Deposit[], address: string, search: string): string | null {
  const own = deposits.filter((deposit) => receiverAddress(deposit) === address && arrived(deposit))
  const [first] = own
  if (first === undefined) return null
  const words = foldedWords(search)
  const found = own
    .filter((deposit) => {
      const text = foldedWords(`${variableOf(deposit, 'Subject')} ${senderOf(deposit)} ${amountOf(deposit)}`).join(' ')
      return words.every((word) => text.includes(word))
    })
    .sort((one, other) => (one.number < other.number ? 1 : -1))
  const rows = found.map(
    (deposit) => html`<tr>
<td class="figure">${frenchTime(deposit.history.at(-1)?.at ?? deposit.receivedAt)}</td>
<td>${channelLabel(deposit)}</td><td>${senderOf(deposit)}</td>
<td>${variableOf(deposit, 'Subject') || 'Sans objet'}</td><td class="amount">${readableValue('TotalGross', variableOf(deposit, 'TotalGross'))}</td>
<td class="actions"><a href="/documents/${deposit.number}/fichier/0">Ouvrir le PDF<span class="hidden"> de ${variableOf(deposit, 'Subject')}</span></a>
<a href="/documents/${deposit.number}/fichier/0?telecharger=1">Télécharger<span class="hidden"> ${variableOf(deposit, 'Subject')}</span></a></td>
</tr>`,
  )
  const name = receiverOf(first)
  const none = html`<div class="panel empty"><p>Aucun document ne correspond. <a href="${address}">Voir tous les documents</a></p></div>`
  return pageOf(
    name,
    html`<p class="back"><a href="/destinataires">← Destinataires</a></p>
<div class="head"><h1>${name}</h1>
<form action="${address}" method="get" role="search"><label for="q">Rechercher</label>
<input id="q" name="q" type="search" value="${search}" placeholder="Numéro, montant, expéditeur"><button>Rechercher</button></form></div>
<p class="count">${counted(found.length)}</p>
${rows.length === 0 ? none : html`<div class="panel"><table><thead><tr><th scope="col">Arrivé le</th><th scope="col">Canal</th><th scope="col">De</th><th scope="col">Objet</th><th scope="col" class="amount">Total TTC</th><th scope="col">Fichier</th></tr></thead><tbody>${rows}</tbody></table></div>`}`,
  )
}

const NOTHING: Markup = html`<div class="panel empty"><p>Personne n’a encore rien reçu : un document arrive quand il est « Envoyé ».</p></div>`
const senderOf = (deposit: Deposit): string => variableOf(deposit, 'FromCompany')
/** As it is written and as it is shown, for the search. */
const amountOf = (deposit: Deposit): string => {
  const total = variableOf(deposit, 'TotalGross')
  return `${total.replace('.', ',')} ${readableValue('TotalGross', total)}`
}
const counted = (count: number): string => `${count} document${count > 1 ? 's' : ''}`
