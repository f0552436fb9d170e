export const clientsText = {
  breadcrumb: 'Ventes › Clients',
  title: 'Clients',
  create: 'Nouveau client',
  newInvoice: 'Nouvelle facture',
  search: 'Rechercher',
  empty: 'Aucun client. Importez un export EBP, ou créez un client.',
  total: (count: string): string => `${count} clients`,
  columns: {
    code: 'Code',
    name: 'Nom',
    place: 'CP Ville',
    siren: 'SIREN',
    email: 'E-mail',
    channel: 'Diffuser par',
    documents: 'Documents',
  },
}
