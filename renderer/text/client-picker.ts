import type { ClientChoice } from '../../shared/model/client-life.ts'

export const clientPickerText = {
  hint: 'Nom, code, ville ou SIREN',
  all: 'Tous',
  choices: 'Clients trouvés',
  create: (name: string): string => `Créer le client «\u00a0${name}\u00a0»…`,
  place: ({ postcode, city, siren, archived }: ClientChoice): string =>
    [`${postcode} ${city}`.trim(), siren, archived ? 'archivé' : ''].filter((part) => part !== '').join(' · '),
  none: 'Aucun client trouvé.',
  found: (count: number, creates: boolean): string =>
    count === 0
      ? `Aucun client trouvé.${creates ? ' Entrée le crée.' : ''}`
      : `${count} client${count > 1 ? 's' : ''} : Entrée prend le premier, flèche bas pour un autre.`,
  title: 'Nouveau client',
  nameMissing: 'Écrivez le nom du client.',
  save: 'Créer et choisir',
}
