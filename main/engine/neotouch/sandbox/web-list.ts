import { type Deposit, receiverOf, variableOf } from './deposit.ts'
import { foldedWords, frenchTime, html, pageOf } from './web-html.ts'
import { receiverAddress } from './web-receiver.ts'
import { channelLabel, stateBadge } from './web-state.ts'

const SHOWN = 300

/** List of what was received, newest first, with a search in all that is shown and in the key. */
export function listPage(deposits: readonly Deposit[], search: string): string {
  const words = foldedWords(search)
  const found = deposits
    .filter((deposit) => {
      const text = foldedWords(
        [
          variableOf(deposit, 'Subject'),
          receiverOf(deposit),
          channelLabel(deposit),
          deposit.transportId,
          variableOf(deposit, 'Identifier'),
        ].join(' '),
      ).join(' ')
      return words.every((word) => text.includes(word))
    })
    .sort((one, other) => other.receivedAt - one.receivedAt || (one.number < other.number ? 1 : -1))
  const rows = found.slice(0, SHOWN).map(
    (deposit) => html`<tr>
<td class="figure">${frenchTime(deposit.receivedAt)}</td>
<td>${channelLabel(deposit)}</td>
<td><a href="/documents/${deposit.number}">${variableOf(deposit, 'Subject') || 'Sans objet'}</a></td>
<td><a href="${receiverAddress(deposit)}">${receiverOf(deposit)}</a></td>
<td>${stateBadge(deposit)}</td>
</tr>`,
  )
  const table = html`<div class="panel"><table>
<thead><tr><th scope="col">Reçu le</th><th scope="col">Canal</th><th scope="col">Objet</th><th scope="col">Destinataire</th><th scope="col">État</th></tr></thead>
<tbody>${rows}</tbody></table></div>`
  return pageOf(
    'Documents déposés',
    html`<div class="head"><h1>Documents déposés</h1>
<form action="/" method="get" role="search"><label for="q">Rechercher</label>
<input id="q" name="q" type="search" value="${search}" placeholder="Numéro, client, canal…"><button>Rechercher</button></form></div>
<p class="count">${countOf(found.length, words.length > 0)}</p>
${rows.length === 0 ? emptyNotice(words.length > 0) : table}`,
  )
}

function countOf(count: number, searched: boolean): string {
  const documents = count > 1 ? `${count} documents` : `${count} document`
  const shown = count > SHOWN ? `, les ${SHOWN} plus récents sont affichés` : ''
  return `${documents}${searched ? (count > 1 ? ' trouvés' : ' trouvé') : ''}${shown}`
}

const emptyNotice = (searched: boolean) =>
  searched
    ? html`<div class="panel empty"><p>Aucun document ne correspond. <a href="/">Voir tous les documents</a></p></div>`
    : html`<div class="panel empty"><p>Aucun document pour l’instant. Envoyez une facture depuis l’application : elle apparaîtra ici.</p></div>`
