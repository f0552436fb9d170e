export const USAGE = `Utilisation : npm run cli -- COMMANDE --dossier FICHIER [options]

  create      --name NOM [--demonstration]         crée un dossier
  import      --kind clients|documents|articles --file CSV
                                                   importe un export EBP ou des articles (--dry-run : rien n’est écrit)
  list        clients|documents|avoirs|envois      liste
  issue       NUMÉRO-OU-ID …                       valide des brouillons
  send        NUMÉRO-OU-ID … [--channel C] [--email A] [--reason MOTIF] [--wait SECONDES]
  status      [NUMÉRO-OU-ID]                       interroge Neotouch, puis donne l’état des envois
  export-pdf  NUMÉRO-OU-ID --output FICHIER        écrit le PDF archivé
  export-ubl  NUMÉRO-OU-ID --output FICHIER        écrit le document validé en UBL 2.1
  export-csv  clients|documents|articles|journal --output FICHIER [--from AAAA-MM-JJ] [--to AAAA-MM-JJ]
              [--encoding utf-8|windows-1252]      export EBP, ou journal des ventes au format FEC
  verify      [--noted EMPREINTE]                  contrôle d’intégrité : 1 dès qu’un maillon est rompu
  export-archive RÉPERTOIRE                        y écrit un dossier par année : PDF, XML, index, empreintes
  verify-archive RÉPERTOIRE                        contrôle une archive, sans dossier : 1 si un fichier a changé
  render      --input JSON --output PDF            dessine un document, sans dossier (docs/document.md)
  check       PDF|XML                              contrôle une facture Factur-X ou CII : 1 si elle n’est pas conforme

Options communes : --json (résultat en JSON), --user IDENTIFIANT, --address URL (Neotouch en production).
Mot de passe : variable NEOTOUCH_PASSWORD, ou demandé au clavier avec --ask-password.
Codes de sortie : 0 réussi, 1 refusé, 2 mauvaise commande, 3 envoi non terminé.`

/** The command itself is wrong: exit code 2, with the usage. */
export class UsageError extends Error {}

/** Every name given, or an explanation. */
export function required(list: readonly string[], what: string): readonly string[] {
  if (list.length === 0) throw new UsageError(`Indiquez ${what}.`)
  return list
}
