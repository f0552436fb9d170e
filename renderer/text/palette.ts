export const paletteText = {
  title: 'Aller à',
  hint: 'Un client, un document, un article, un écran, une action…',
  results: 'Résultats',
  none: (query: string): string => `Rien ne correspond à «\u00a0${query}\u00a0».`,
  keysLine: '↑ ↓ choisir · Entrée ouvrir · Échap fermer',
  groups: { action: 'Action', screen: 'Écran', client: 'Client', document: 'Document', article: 'Article' },
  actions: {
    newInvoice: 'Nouvelle facture',
    newCreditNote: 'Nouvel avoir',
    newClient: 'Nouveau client',
    newArticle: 'Nouvel article',
    import: 'Importer un fichier',
    readInvoice: 'Lire une facture…',
    theme: 'Changer de thème',
    sync: 'Échanger avec Neotouch maintenant',
    help: 'Aide de l’écran',
    keys: 'Touches du clavier',
  },
}

export const helpText = {
  title: 'Aide',
  keysTitle: 'Touches du clavier',
  close: 'Fermer',
  keys: [
    ['Ctrl K', 'Aller à un client, un document, un article, un écran ou une action'],
    ['F1', 'Aide de l’écran'],
    ['Ctrl /', 'Cette liste'],
    ['Ctrl N', 'Nouveau'],
    ['Ctrl Maj O', 'Lire une facture électronique'],
    ['Ctrl S', 'Enregistrer'],
    ['Ctrl Entrée', 'Valider et envoyer'],
    ['F3, Ctrl F', 'Rechercher dans la liste'],
    ['↑ ↓ ← →, Page, Début, Fin', 'Se déplacer dans la liste ; avec Ctrl, aux extrémités'],
    ['Espace', 'Sélectionner la ligne'],
    ['Maj ↑, Maj ↓', 'Étendre la sélection'],
    ['Ctrl A', 'Sélectionner tout ce qui correspond aux filtres'],
    ['Entrée', 'Ouvrir la ligne ; dans une saisie, champ suivant'],
    ['F2', 'Modifier la cellule'],
    ['F4, Alt ↓', 'Liste de valeurs'],
    ['Inser, Suppr', 'Insérer, supprimer une ligne'],
    ['Alt ←, Alt →', 'Fiche précédente, suivante'],
    ['Ctrl Page↑, Ctrl Page↓', 'Onglet précédent, suivant'],
    ['Échap', 'Fermer, ou rétablir la valeur'],
  ] as readonly (readonly [keys: string, effect: string])[],
  /** By the beginning of the route; the longest that fits is shown. */
  screens: [
    [
      '/ventes/clients/',
      'La fiche du client réunit son identité, ses contacts, son règlement et ses réglages d’envoi. Le contact de facturation reçoit les documents. Un réglage laissé «\u00a0Comme le dossier\u00a0» suit le dossier.',
    ],
    [
      '/ventes/clients',
      'Tous les clients du dossier. Tapez quelques lettres du nom, du code, de la ville ou du SIREN. Entrée ouvre la fiche ; en la fermant, vous revenez à la même ligne.',
    ],
    [
      '/ventes/factures',
      'Toutes les factures. Filtrez par état, envoi, période, client ou montant, puis gardez le filtre comme une vue. «\u00a0Valider\u00a0» donne son numéro à un brouillon et le fige ; «\u00a0Envoyer\u00a0» le confie à Neotouch.',
    ],
    [
      '/ventes/avoirs',
      'Tous les avoirs. Un avoir corrige une facture validée : ouvrez la facture, puis «\u00a0Créer un avoir\u00a0».',
    ],
    [
      '/ventes/articles',
      'Les articles remplissent les lignes des documents : désignation, unité, prix et TVA. Un document garde sa copie : changer un article ne change aucun document.',
    ],
    [
      '/ventes/documents/',
      'Le brouillon est enregistré à mesure de la saisie. «\u00a0Valider\u00a0» contrôle, numérote et fige le document ; «\u00a0Envoyer\u00a0» est possible ensuite.',
    ],
    [
      '/ventes/suivi',
      'Ce que devient chaque envoi. «\u00a0Envoyé\u00a0» n’est dit que de ce que la plateforme a confirmé. Un envoi en erreur dit sa cause et comment la corriger.',
    ],
    [
      '/operations/mise-a-jour',
      'Changez un réglage pour beaucoup de clients à la fois. L’aperçu montre l’avant et l’après de chacun ; rien n’est écrit avant la confirmation, et une mise à jour s’annule. Ctrl Entrée : aperçu, puis mise à jour.',
    ],
    [
      '/operations/importer',
      'Reprenez les clients et les documents exportés d’EBP. L’aperçu dit ce qui sera créé, modifié ou refusé ; rien n’est écrit avant «\u00a0Importer\u00a0», et un import s’annule.',
    ],
    [
      '/operations/lire',
      'Lisez la facture électronique de n’importe qui : un PDF Factur-X, un XML CII ou UBL, déposé sur la fenêtre ou choisi avec Ctrl Maj O. Elle est lue et vérifiée sur cet ordinateur ; rien ne part, et rien n’est enregistré dans le dossier.',
    ],
    [
      '/parametres/dossier',
      'L’identité de votre entreprise, telle qu’elle figure sur les documents, et vos conditions de règlement.',
    ],
    [
      '/parametres/neotouch',
      'Le compte Neotouch et les réglages d’envoi du dossier. Chaque client, puis chaque envoi, peut avoir les siens.',
    ],
    ['/', 'L’état du dossier en un coup d’œil. Ctrl K mène partout.'],
  ] as readonly (readonly [route: string, text: string])[],
}
