import { type Deposit, receiverOf, variableOf } from './deposit.ts'
import { frenchTime, html, type Markup, pageOf, readableValue } from './web-html.ts'
import { channelLabel, stateBadge, stateLabel } from './web-state.ts'

/** One document as its receiver would see it, then all that travelled with it. */
export function documentPage(deposit: Deposit, files: readonly { name: string }[]): string {
  const value = (name: string): string => variableOf(deposit, name)
  const links = files.map(
    ({ name }, index) =>
      html`<a class="file" href="/documents/${deposit.number}/fichier/${String(index)}">PDF <strong>${name}</strong></a>`,
  )
  const attachments =
    links.length > 0
      ? html`<div class="files">${links}</div>`
      : html`<p class="muted">Le fichier est en cours de conversion.</p>`
  const title = value('Subject') || 'Sans objet'
  return pageOf(
    title,
    html`<p class="back"><a href="/">← Documents déposés</a></p>
<div class="head"><h1>${title}</h1>${stateBadge(deposit)}</div>
<p class="count">${channelLabel(deposit)} · ${receiverOf(deposit)} · reçu le ${frenchTime(deposit.receivedAt)}</p>
<div class="columns"><section>${receptionOf(deposit, attachments)}</section>
<aside><section class="panel"><h2>Parcours</h2><ol class="path">${steps(deposit)}</ol>${reason(deposit)}</section></aside></div>
<section class="panel"><h2>Variables reçues</h2><table><thead><tr><th scope="col">Nom</th><th scope="col">Valeur</th></tr></thead>
<tbody>${rows(deposit)}</tbody></table></section>`,
  )
}

function receptionOf(deposit: Deposit, attachments: Markup): Markup {
  switch (deposit.channel) {
    case 'courrier':
      return letter(deposit, attachments)
    case 'chorus':
      return recap('Dépôt sur Chorus Pro', CHORUS, deposit, attachments)
    case 'portail':
      return html`${mail(deposit, html``, 'Avis envoyé par le portail')}${recap('Document sur le portail', PORTAL, deposit, attachments)}`
    default:
      return mail(deposit, attachments, 'E-mail')
  }
}

function letter(deposit: Deposit, attachments: Markup): Markup {
  const value = (name: string): string => variableOf(deposit, name)
  const options = [
    value('Color') === 'Y' ? 'Impression en couleur' : 'Impression en noir',
    value('BothSided') === 'Y' ? 'recto verso' : 'recto seul',
    ...(value('Cover') === 'Y' ? ['page porte-adresse'] : []),
    ...(value('StampType') === 'R1' ? ['lettre recommandée'] : []),
  ]
  return html`<div class="envelope"><p class="sender">${value('FromCompany')}</p><p class="stamp" aria-hidden="true">Bac à<br>sable</p>
<p class="window">${value('ToBlockAddress')}</p></div>
<p class="muted">${options.join(', ')}</p>${attachments}`
}

function mail(deposit: Deposit, attachments: Markup, title: string): Markup {
  const value = (name: string): string => variableOf(deposit, name)
  const from = value('FromAddress') === '' ? '' : ` <${value('FromAddress')}>`
  return html`<article class="panel mail"><h2>${title}</h2><dl>
<dt>De</dt><dd>${value('FromName') || value('FromCompany')}${from}</dd>
<dt>À</dt><dd>${value('ToName')} &lt;${value('EmailAddress')}&gt;</dd>
<dt>Objet</dt><dd><strong>${value('Subject')}</strong></dd></dl>
<p class="message">${value('Message')}</p>${attachments}</article>`
}

const PORTAL: readonly [string, string][] = [
  ['InvoiceNumber', 'Numéro'],
  ['InvoiceDate', 'Date'],
  ['DueDate', 'Échéance'],
  ['OriginalInvoiceNumber', 'Facture d’origine'],
  ['CustomerName', 'Client'],
  ['TotalNet', 'Total HT'],
  ['TotalTax', 'TVA'],
  ['TotalGross', 'Total TTC'],
]
const CHORUS: readonly [string, string][] = [
  ['InvoiceNumber', 'Numéro'],
  ['InvoiceDate', 'Date'],
  ['OriginalInvoiceNumber', 'Facture d’origine'],
  ['SupplierSiret', 'SIRET du fournisseur'],
  ['Siret', 'SIRET du destinataire'],
  ['ServiceCode', 'Code service'],
  ['CommitmentNumber', 'N° d’engagement'],
  ['MarketNumber', 'N° de marché'],
  ['InvoicingFramework', 'Cadre de facturation'],
  ['TotalGross', 'Total TTC'],
]
function recap(title: string, names: readonly [string, string][], deposit: Deposit, attachments: Markup): Markup {
  const shown = names.filter(([name]) => variableOf(deposit, name) !== '')
  const lines = shown.map(
    ([name, label]) => html`<dt>${label}</dt><dd class="figure">${readableValue(name, variableOf(deposit, name))}</dd>`,
  )
  return html`<article class="panel"><h2>${title}</h2><dl>${lines}</dl>${attachments}</article>`
}

const steps = (deposit: Deposit): Markup[] =>
  deposit.history.map(
    ({ state, at }) =>
      html`<li><span>${stateLabel(state)}</span> <time>${frenchTime(at)}</time> <small>${String(state)}</small></li>`,
  )

const reason = (deposit: Deposit): Markup =>
  (deposit.path[0] ?? 0) > 100 && deposit.shortStatus !== ''
    ? html`<p class="reason">Motif donné par la plateforme : « ${deposit.shortStatus} »</p>`
    : html``

const rows = (deposit: Deposit): Markup[] =>
  deposit.variables.map(({ name, value }) => html`<tr><th scope="row">${name}</th><td class="raw">${value}</td></tr>`)
