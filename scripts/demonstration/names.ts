import { passesLuhn } from '../../shared/rules/identifiers.ts'

/** The n-th SIREN of the range 000 whose key is right. */
export function siren(n: number): string {
  const start = `000${String(10_000 + n * 37).padStart(5, '0')}`
  return `${start}${[...'0123456789'].find((digit) => passesLuhn(start + digit)) ?? ''}`
}
export function nic(of: string): string {
  return [...'0123456789'].map((digit) => `0001${digit}`).find((end) => passesLuhn(of + end)) ?? ''
}

export const TOWNS = [
  ['37000', 'Tours', '37'],
  ['44000', 'Nantes', '44'],
  ['69003', 'Lyon', '69'],
  ['33000', 'Bordeaux', '33'],
  ['59000', 'Lille', '59'],
  ['67000', 'Strasbourg', '67'],
  ['35000', 'Rennes', '35'],
  ['34000', 'Montpellier', '34'],
  ['21000', 'Dijon', '21'],
  ['63000', 'Clermont-Ferrand', '63'],
] as const
export const STREETS = [
  'rue des Forges',
  'avenue de la Gare',
  'place du Marché',
  'quai des Tanneurs',
  'rue Victor-Hugo',
  'chemin des Vignes',
]
export const COMPANIES = [
  ['SARL', 'Menuiserie Lefaure'],
  ['SAS', 'Imprimerie Mercœur'],
  ['SARL', 'Garage Bellerive'],
  ['SAS', 'Librairie du Beffroi'],
  ['EURL', 'Plomberie Hautecombe'],
  ['SARL', 'Boulangerie Aubépine'],
  ['SAS', 'Cabinet Fontanelle'],
  ['SCOP', 'Atelier des Quais'],
  ['SARL', 'Fleurs & Jardins Vaubert'],
  ['SAS', 'Transports Ormelle'],
  ['SA', 'Hôtel des Remparts'],
  ['SARL', 'Électricité Montclar'],
  ['SAS', 'Studio Lumière Pâle'],
  ['SARL', 'Couverture Rochebrune'],
  ['EURL', 'Optique Sainte-Claire'],
  ['SAS', 'Brasserie du Moulin'],
  ['SARL', 'Carrelages Lavandou'],
  ['SAS', 'Agence Cap Ouest'],
  ['SARL', 'Pressing Bellecour'],
  ['SAS', 'Domaine de Hautegarde'],
  ['SARL', 'Serrurerie Castelnau'],
  ['SAS', 'Formation Arpège'],
  ['SARL', 'Maçonnerie Grandval'],
  ['SAS', 'Pharmacie des Halles'],
] as const
export const PUBLIC = [
  'Commune de Saint-Aubin-du-Val',
  'Communauté de communes du Haut-Loir',
  'Lycée Marguerite-Duval',
  'Centre hospitalier de Valmont',
  'Commune de Pierrefontaine',
]
export const PEOPLE = [
  ['Mme', 'Yvonne', 'Bréhaut'],
  ['M.', 'Gaspard', 'Lormeau'],
  ['Mme', 'Inès', 'Cazenove'],
  ['M.', 'Théo', 'Marchadier'],
  ['Mme', 'Solène', 'Quintard'],
] as const
export const FIRST = ['Claire', 'Maëlle', 'Julien', 'Noé', 'Sofia', 'Bastien']
export const LAST = ['Moreuil', 'Delaunoy', 'Perrachon', 'Vasseuil', 'Kermadec', 'Rivoallan']

export const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/œ/g, 'oe')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
export const pick = <Value>(list: readonly Value[], index: number): Value => list[index % list.length] as Value
