import { singleSpaced } from './values.ts'

/** Words that other exports use for a column of ours: ours → theirs, in the form of `loose`. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  'Code (tiers)': ['code', 'code client', 'code tiers', 'numero client', 'n client', 'reference client', 'compte'],
  Nom: ['nom', 'raison sociale', 'societe', 'nom du client', 'client', 'nom client', 'denomination'],
  'Adresse 1 (facturation)': ['adresse', 'adresse 1', 'rue', 'adresse facturation'],
  'Adresse 2 (facturation)': ['adresse 2', 'complement', 'complement d adresse'],
  'Code postal (facturation)': ['code postal', 'cp'],
  'Ville (facturation)': ['ville', 'commune'],
  'Code Pays (facturation)': ['pays', 'code pays'],
  'E-mail (facturation)': ['email', 'e mail', 'mail', 'courriel', 'adresse e mail'],
  'Téléphone fixe (facturation)': ['telephone', 'tel', 'telephone fixe'],
  'Téléphone portable (facturation)': ['portable', 'mobile', 'telephone portable'],
  'Nom (contact) (facturation)': ['nom du contact', 'contact', 'nom contact'],
  'Prénom (facturation)': ['prenom', 'prenom du contact', 'prenom contact'],
  'Numéro de TVA intracommunautaire': ['tva', 'n tva', 'numero de tva', 'tva intracommunautaire'],
  Siren: ['siren'],
  Nic: ['nic'],
  Code: ['code article', 'reference', 'reference article', 'ref', 'article'],
  Désignation: ['libelle', 'description', 'libelle article', 'nom', 'intitule', 'description commerciale en clair'],
  Unité: ['unite de vente', 'unite', 'code unite', 'u'],
  'PV HT': ['prix unitaire ht', 'prix unitaire', 'pu ht', 'prix ht', 'prix de vente ht', 'prix', 'tarif ht', 'tarif'],
  'Taux de TVA': ['tva', 'taux tva'],
  'Document - Numéro du document': ['numero', 'n facture', 'numero de facture', 'numero du document', 'n document'],
  'Document - Date': ['date', 'date de facture', 'date facture', 'date du document'],
  'Document - Code client': ['code client', 'client', 'code tiers', 'n client'],
  'Document - Nom du client': ['nom du client', 'nom client', 'raison sociale'],
  'Document - Total TTC': ['total ttc', 'montant ttc', 'ttc'],
  'Ligne - Code article': ['code article', 'reference article', 'article'],
  'Ligne - Description': ['designation', 'description', 'libelle'],
  'Ligne - Quantité': ['quantite', 'qte'],
  'Ligne - PV HT': ['prix unitaire', 'prix unitaire ht', 'pu ht', 'pv ht', 'prix ht'],
  'Ligne - Taux de TVA': ['taux de tva', 'taux tva', 'tva', 'tva'],
}

/** Without accents, case, punctuation, and what stands before « - » or in brackets. */
const loose = (label: string): string =>
  singleSpaced(
    label
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' '),
  ).trim()

/** Which column of the file is likely to hold each of ours: exact names are left to the header. Ours → the file's. */
export function suggestMapping(ours: readonly string[], file: readonly string[]): Record<string, string> {
  const free = new Map(file.filter((label) => !ours.includes(label)).map((label) => [loose(label), label]))
  const mapping: Record<string, string> = {}
  for (const label of ours) {
    if (file.includes(label)) continue
    const names = [loose(label), ...(OTHER_NAMES[label] ?? [])]
    const name = names.find((one) => free.has(one))
    const found = name === undefined ? undefined : free.get(name)
    if (name === undefined || found === undefined) continue
    mapping[label] = found
    free.delete(name)
  }
  return mapping
}
