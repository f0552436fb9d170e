import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type LaunchedApp, launch } from '../support/electron-app.ts'

const userData = mkdtempSync(join(tmpdir(), 'neotouch-clients-'))
let app: LaunchedApp
let page: Page

const start = async () => {
  app = await launch({ userData })
  page = app.window
}
const tab = (name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) })
const dialog = () => page.getByRole('dialog')

async function openClient(name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Clients', exact: true }).click()
  await page.getByRole('searchbox', { name: 'Rechercher', exact: true }).fill(name)
  await page.getByRole('gridcell', { name, exact: true }).dblclick()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

async function newClient(): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Clients', exact: true }).click()
  await page.getByRole('button', { name: /Nouveau client/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Nouveau client' })).toBeVisible()
}

/** The identifier of the client on screen, as the engine knows it. */
const idOf = (name: string) =>
  page.evaluate(async (search) => {
    const answer = (await window.neotouch.call('clients.list', { search })) as unknown as {
      value: { rows: { id: string; name: string }[] }
    }
    return answer.value.rows.find((row) => row.name === search)?.id ?? ''
  }, name)

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  await start()
  await page.getByRole('button', { name: 'Ouvrir la démonstration' }).click()
  await expect(page.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible({ timeout: 60_000 })
})
test.afterAll(async () => {
  await app.close()
  rmSync(userData, { recursive: true, force: true })
})

test('what is wrong is said while it is typed, and names the wrong part', async () => {
  await newClient()
  const siren = page.getByLabel('SIREN', { exact: true })
  await siren.fill('0001003')
  const problem = page.locator(`#${await siren.getAttribute('aria-describedby')}`)
  await expect(problem).toHaveText('Le SIREN a 9 chiffres : il en manque 2.')
  await siren.fill('000101851')
  await expect(problem).toContainText('La clé du SIREN est fausse')
  // A whole SIRET is shared out between its two fields.
  await siren.fill('000 100 370 00014')
  await expect(siren).toHaveValue('000100370')
  await expect(page.getByLabel('NIC')).toHaveValue('00014')
  await expect(page.getByText('Clé valide')).toHaveCount(2)
  await page.getByRole('button', { name: 'Calculer depuis le SIREN' }).click()
  await expect(page.getByLabel('N° TVA intracommunautaire')).toHaveValue('FR34000100370')
})

test('clients like the one being typed are shown', async () => {
  const similar = page.getByRole('region', { name: 'Doublons possibles' })
  await expect(similar.getByText('même SIREN')).toBeVisible()
  await page.getByLabel('SIREN', { exact: true }).fill('')
  await expect(similar).toBeHidden()
  await page.getByLabel('Nom *').fill('Menuiserie Lefaurre')
  await page.keyboard.press('Control+PageDown')
  await page.keyboard.press('Control+PageDown')
  await expect(tab('Adresses')).toHaveAttribute('aria-selected', 'true')
  const postcode = page.getByLabel('Code postal')
  await postcode.fill('37000')
  await expect(page.getByText('Indre-et-Loire')).toBeVisible()
  // The only town that the dossier has with this postcode.
  await expect(page.getByLabel('Ville')).toHaveValue('Tours')
  await page.getByLabel('Ville').fill('TOURS CEDEX')
  await expect(similar.getByText('nom proche, même ville')).toBeVisible()
  await expect(similar.getByRole('link', { name: 'Menuiserie Lefaure' })).toBeVisible()
})

test('the card is saved from the keyboard; an empty name leads to its field', async () => {
  await tab('Identification').click()
  const name = page.getByLabel('Nom *')
  await name.fill('')
  await tab('Historique').click()
  await page.keyboard.press('Control+s')
  await expect(name).toBeFocused()
  await expect(page.getByText('Il faut un nom.')).toBeVisible()
  await name.fill('Menuiserie Lefaurre')
  await page.getByLabel('NIC').fill('')
  await name.press('Control+s')
  await expect(page.getByText(/^\d+ sur 41$/)).toBeVisible()
  await expect(name).toBeFocused()
  await tab('Historique').click()
  await expect(page.getByText('Fiche créée')).toBeVisible()
})

test('the arrows, Début and Fin choose a tab, which names its panel', async () => {
  await tab('Identification').click()
  await page.keyboard.press('ArrowRight')
  await expect(tab('Contacts')).toBeFocused()
  await expect(page.getByRole('tabpanel', { name: 'Contacts' })).toBeVisible()
  expect(await tab('Contacts').getAttribute('aria-controls')).toBe(
    await page.getByRole('tabpanel', { name: 'Contacts' }).getAttribute('id'),
  )
  await page.keyboard.press('End')
  await expect(tab('Historique')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowRight')
  await expect(tab('Identification')).toBeFocused()
})

test('what blocks a send leads to its field, in whatever tab', async () => {
  const ready = page.getByRole('region', { name: 'Prêt à envoyer ?' })
  await expect(ready.getByText(/Contact de facturation/)).toBeVisible()
  await ready
    .getByRole('listitem')
    .filter({ hasText: 'Contact de facturation' })
    .getByRole('button', { name: 'Aller au champ' })
    .click()
  await expect(page.getByLabel('Contact de facturation')).toBeFocused()
  await tab('Contacts').click()
  await page.getByRole('button', { name: 'Ajouter un contact' }).click()
  await page.getByLabel('E-mail').fill('claire@lefaurre')
  await expect(page.getByText('Il manque la fin de l’adresse, par exemple « .fr ».')).toBeVisible()
  await page.getByLabel('E-mail').fill('claire@lefaurre.example')
  await page.getByLabel('Prénom').fill('Claire')
  await page.keyboard.press('Control+s')
  await expect(ready.getByText('Rien ne manque pour envoyer à ce client.')).toBeVisible()
})

test('a setting of the client is shown as its own, and goes back to the dossier’s', async () => {
  await tab('Facture électronique').click()
  const channel = page.getByLabel('Diffuser les factures/avoirs clients par')
  await expect(channel.locator('option:checked')).toHaveText('Comme le dossier : E-mail')
  await expect(page.getByText(/^Suit le dossier, comme \d+ autres clients\./)).toBeVisible()
  await channel.selectOption({ label: 'Courrier' })
  await expect(page.getByText('Réglages propres à ce client')).toBeVisible()
  await expect(page.getByText(/^Ne concerne que ce client ; \d+ autres suivent le dossier\./)).toBeVisible()
  await page.getByRole('button', { name: 'Revenir à la valeur du dossier' }).click()
  await expect(channel.locator('option:checked')).toHaveText('Comme le dossier : E-mail')

  await page.getByRole('button', { name: 'Écrire un texte propre à ce client, Objet de l’e-mail' }).click()
  const subject = page.getByLabel('Objet de l’e-mail')
  await subject.fill('Facture de {nom}')
  await expect(subject).toHaveAccessibleDescription(/Le champ {nom} n’existe pas/)
  await page.keyboard.press('Control+s')
  await expect(subject).toBeFocused()
  await page.getByRole('button', { name: 'Revenir à la valeur du dossier' }).click()
  await expect(page.getByText('Comme le dossier : {type} {numéro} du {date}')).toBeVisible()
  await page.getByLabel('Envoi automatique après validation').selectOption({ label: 'À une heure donnée' })
  await page.getByLabel('Heure de l’envoi automatique').fill('7h15')
  await page.getByRole('button', { name: 'Revenir à la valeur du dossier' }).last().click()
  await expect(page.getByLabel('Heure de l’envoi automatique')).toHaveValue('18\u202fh\u202f00')
  await page.getByLabel('Envoi automatique après validation').selectOption({ index: 0 })

  await page.getByLabel('Bloquer les envois à ce client').check()
  await page.getByLabel('Motif').fill('Litige en cours')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Les envois à ce client sont bloqués : Litige en cours')).toBeVisible()
})

test('leaving with unsaved changes asks; nothing is lost without a choice', async () => {
  await tab('Facturation').click()
  const days = page.getByLabel('Délai de paiement')
  await days.fill('45')
  await page.getByLabel('fin de mois').check()
  await page.keyboard.press('Alt+ArrowRight')
  await dialog().getByRole('button', { name: 'Rester' }).click()
  await expect(days).toHaveValue('45')
  await page.keyboard.press('Alt+ArrowRight')
  await dialog().getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Menuiserie Lefaurre' })).toBeHidden()
  await openClient('Menuiserie Lefaurre')
  await tab('Facturation').click()
  await expect(days).toHaveValue('45')
  await expect(page.getByText(/45 jours fin de mois\s: facturé le/)).toBeVisible()
  await days.fill('12')
  await page.keyboard.press('Alt+ArrowLeft')
  await dialog().getByRole('button', { name: 'Ne pas enregistrer' }).click()
  await expect(dialog()).toBeHidden()
  await openClient('Menuiserie Lefaurre')
  await tab('Facturation').click()
  await expect(days).toHaveValue('45')
})

test('what was typed survives a killed process', async () => {
  await page.getByLabel('IBAN').fill('FR7630006000011234567890189')
  await page.getByLabel('BIC').fill('agrifrpp')
  const id = await idOf('Menuiserie Lefaurre')
  await expect
    .poll(async () =>
      JSON.stringify(await page.evaluate((client) => window.neotouch.call('clients.entry', { id: client }), id)),
    )
    .toContain('AGRIFRPP')
  const closed = app.app.waitForEvent('close')
  app.app.process().kill('SIGKILL')
  await closed
  await start()
  await expect(page.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible({ timeout: 60_000 })
  await openClient('Menuiserie Lefaurre')
  await expect(page.getByText(/Saisie non enregistrée du .* reprise/)).toBeVisible()
  await tab('Facturation').click()
  await expect(page.getByLabel('BIC')).toHaveValue('AGRIFRPP')
  await page.getByRole('button', { name: 'Revenir à la fiche enregistrée' }).click()
  await expect(page.getByLabel('BIC')).toHaveValue('')
})

test('Ctrl+D makes another client of this one, with a code and contacts of its own', async () => {
  await page.keyboard.press('Control+d')
  await expect(page.getByText(/sur \d+$/)).toBeHidden()
  await expect(page.getByLabel('Nom *')).toHaveValue('Menuiserie Lefaurre')
  await page.getByLabel('Nom *').fill('Copie à supprimer')
  await page.getByLabel('Prospect').check()
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('heading', { level: 1, name: 'Copie à supprimer' })).toBeVisible()
  await expect(page.getByText(/^\d+ sur 42$/)).toBeVisible()
  await page.getByRole('button', { name: 'Passer en client' }).click()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Non enregistré', { exact: true })).toBeHidden()
})

test('a client without document is deleted, and comes back with Ctrl+Z', async () => {
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('menuitem', { name: 'Supprimer' }).click()
  await expect(page.getByText('« Copie à supprimer » est supprimé.')).toBeVisible()
  expect(await idOf('Copie à supprimer')).toBe('')
  await page.getByRole('heading', { level: 1, name: 'Clients' }).click()
  await page.keyboard.press('Control+z')
  await expect.poll(() => idOf('Copie à supprimer')).not.toBe('')
})

test('a client with documents is archived, not deleted, and the archive is undone', async () => {
  await openClient('Menuiserie Lefaure')
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await expect(page.getByRole('menuitem', { name: 'Supprimer' })).toBeHidden()
  await page.getByRole('menuitem', { name: 'Archiver' }).click()
  await expect(page.getByText(/Ce client est archivé depuis le/)).toBeVisible()
  await page.getByRole('button', { name: 'Annuler Ctrl Z' }).click()
  await expect(page.getByText(/Ce client est archivé depuis le/)).toBeHidden()
})

test('two cards of one client become one, after a preview of what moves', async () => {
  const before = await page.evaluate(
    async (id) => (await window.neotouch.call('clients.history', { id })) as never,
    await idOf('Menuiserie Lefaure'),
  )
  const { total } = (before as { value: { total: number } }).value
  await openClient('Menuiserie Lefaurre')
  await page.getByRole('button', { name: 'Fusionner avec Menuiserie Lefaure…' }).click()
  await expect(
    dialog()
      .getByText(/documents? validés?/)
      .first(),
  ).toBeVisible()
  await expect(dialog().getByText(/Champs vides complétés\s: .*SIREN/)).toBeVisible()
  await dialog().getByRole('button', { name: 'Fusionner' }).click()
  await expect(dialog()).toBeHidden()
  await expect(page.getByRole('link', { name: /^(Facture|Avoir) / })).toHaveCount(total)
  await expect(page.getByText(/«\sMenuiserie Lefaure\s» \(CLI0001\) rejoint cette fiche/)).toBeVisible()
  expect(await idOf('Menuiserie Lefaure')).toBe('')
})

test('the data of a contact is exported, then erased with what must be kept said before', async () => {
  await tab('Contacts').click()
  const file = join(userData, 'contact.json')
  await app.app.evaluate(({ dialog: system }, filePath) => {
    system.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
  const contact = page.getByRole('region', { name: 'Claire Moreuil' })
  await contact.getByRole('button', { name: 'Exporter les données' }).click()
  await expect(page.getByText(`Données écrites dans ${file}`)).toBeVisible()
  expect(JSON.parse(readFileSync(file, 'utf8')).contact.lastName).toBe('Moreuil')
  await contact.getByRole('button', { name: 'Effacer…' }).click()
  await expect(
    dialog()
      .getByText(/conservée dix ans \(code de commerce, art. L123-22\)/)
      .first(),
  ).toBeVisible()
  await dialog().getByRole('button', { name: 'Effacer', exact: true }).click()
  await expect(contact).toBeHidden()
})

test('no tab and no dialog of the card breaks an accessibility rule, light and dark', async () => {
  const broken: string[] = []
  const check = async (where: string) => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    broken.push(...violations.map((one) => `${where}: ${one.id} ${one.nodes[0]?.html ?? ''}`))
  }
  await openClient('Menuiserie Lefaurre')
  for (const theme of ['clair', 'sombre']) {
    for (const name of [
      'Identification',
      'Contacts',
      'Adresses',
      'Facturation',
      'Facture électronique',
      'Historique',
    ]) {
      await tab(name).click()
      await check(`${theme} ${name}`)
    }
    await page.getByRole('button', { name: 'Autres actions' }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    await check(`${theme} menu`)
    await page.getByRole('menuitem', { name: /Fusionner/ }).click()
    await expect(dialog()).toBeVisible()
    await check(`${theme} fusion`)
    await page.keyboard.press('Escape')
    await tab('Contacts').click()
    await page.getByRole('button', { name: 'Effacer…' }).first().click()
    await expect(dialog()).toBeVisible()
    await check(`${theme} effacement`)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /Thème/ }).click()
  }
  expect(broken).toEqual([])
})
