import { vatNumberOf } from '../../shared/rules/identifiers.ts'
import { COMPANIES, FIRST, LAST, nic, PEOPLE, PUBLIC, pick, STREETS, siren, slug, TOWNS } from './names.ts'
import type { Row } from './rows.ts'

function address(index: number): Row {
  const [postcode, city, department] = pick(TOWNS, index)
  return {
    'Adresse 1 (facturation)': `${3 + index * 4} ${pick(STREETS, index)}`,
    'Code postal (facturation)': postcode,
    'Ville (facturation)': city,
    'Département (facturation)': department,
    'Code Pays (facturation)': 'FR',
  }
}
function contact(index: number, email: string): Row {
  return {
    'Civilité (contact) (facturation)': index % 2 === 0 ? 'Mme' : 'M.',
    'Nom (contact) (facturation)': pick(LAST, index),
    'Prénom (facturation)': pick(FIRST, index),
    'Fonction (facturation)': 'Comptabilité',
    'Téléphone fixe (facturation)': `02 61 91 ${String(10 + index)} ${String(20 + index)}`,
    'E-mail (facturation)': email,
  }
}

export const clients: Row[] = []
const add = (row: Row): void => {
  const common = {
    Statut: 'A',
    'Type de tiers': 'C',
    'Personne physique': 'Non',
    'Code territorialité': 'FR',
    'NPAI (facturation)': 'Non',
  }
  clients.push({ 'Code (tiers)': `CLI${String(clients.length + 1).padStart(4, '0')}`, ...common, ...row })
}
const legal = (n: number): Row => {
  const of = siren(n)
  return { Siren: of, Nic: nic(of), 'Numéro de TVA intracommunautaire': vatNumberOf(of) }
}

COMPANIES.forEach(([form, name], index) => {
  const second =
    index % 9 === 2
      ? {
          'Nom (contact) (livraison)': pick(LAST, index + 3),
          'Prénom (livraison)': pick(FIRST, index + 2),
          'E-mail (livraison)': `direction@${slug(name)}.example`,
        }
      : {}
  add({
    Civilité: form,
    Nom: name,
    'Code Famille': 'PRO',
    Libellé: 'Professionnels',
    ...address(index),
    ...contact(index, `facturation@${slug(name)}.example`),
    ...second,
    ...legal(index + 1),
    'Code mode de règlement': 'VIR30',
    'Libellé du mode règlement': 'Virement 30 jours',
  })
})
PUBLIC.forEach((name, index) => {
  add({
    Nom: name,
    'Code Famille': 'ADM',
    Libellé: 'Administrations',
    ...address(index + 3),
    ...contact(index + 1, `finances@${slug(name)}.example`),
    ...legal(index + 40),
    'Code service': `SERV-${10 + index}`,
  })
})
PEOPLE.forEach(([civility, first, last], index) => {
  add({
    Civilité: civility,
    Nom: `${first} ${last}`,
    'Personne physique': 'Oui',
    'Code Famille': 'PAR',
    Libellé: 'Particuliers',
    ...address(index + 5),
    'Civilité (contact) (facturation)': civility,
    'Nom (contact) (facturation)': last,
    'Prénom (facturation)': first,
    'E-mail (facturation)': `${slug(first)}@${slug(last)}.example`,
  })
})
add({
  Civilité: 'SARL',
  Nom: 'Comptoir de l’Océan',
  'Adresse 1 (facturation)': '18 rue de Paris',
  'Code postal (facturation)': '97400',
  'Ville (facturation)': 'Saint-Denis',
  'Code Pays (facturation)': 'FR',
  'Code territorialité': 'DOM',
  ...contact(4, 'compta@comptoir-ocean.example'),
  ...legal(60),
})
add({
  Civilité: 'SRL',
  Nom: 'Atelier Wallon',
  'Adresse 1 (facturation)': '7 rue des Dentellières',
  'Code postal (facturation)': '1000',
  'Ville (facturation)': 'Bruxelles',
  'Code Pays (facturation)': 'BE',
  'Code territorialité': 'UE',
  'Numéro de TVA intracommunautaire': 'BE0000012145',
  ...contact(2, 'facturen@atelier-wallon.example'),
})
add({
  Civilité: 'SARL',
  Nom: 'Cartonnages Vernoux',
  ...address(8),
  'NPAI (facturation)': 'Oui',
  ...contact(5, 'compta@cartonnages-vernoux.example'),
  ...legal(61),
})
add({ Civilité: 'EURL', Nom: 'Ferronnerie Castagnède', ...address(2), ...contact(1, ''), ...legal(62) })
add({
  Civilité: 'SAS',
  Nom: 'Entrepôts de la Vallée',
  ...address(6),
  'Adresse 1 (facturation)': 'Zone industrielle des Hautes Terres, bât. C4',
  ...contact(3, 'factures@entrepots-vallee.example'),
  ...legal(63),
})
add({
  Civilité: 'SAS',
  Nom: 'Maison Duvernay',
  ...address(9),
  ...contact(0, 'compta@maison-duvernay.example'),
  ...legal(64),
})
