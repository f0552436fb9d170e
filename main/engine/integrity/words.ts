import type { Link } from '../database/chain-link.ts'

/** What a link stands for, inside a sentence. */
export const recordName = (link: Pick<Link, 'kind' | 'record' | 'label'>): string =>
  link.kind === 'document' ? `le document ${link.label}` : `l’événement ${link.record} de l’historique (${link.label})`

export const CHAIN_ADVICE =
  'Gardez ce fichier tel quel et comparez-le à la dernière sauvegarde ; prévenez la personne qui tient vos comptes avant de continuer.'
export const RESTORE_ADVICE =
  'Gardez ce fichier tel quel, puis ouvrez la dernière sauvegarde faite avant la disparition : elle contient ce qui manque.'
export const FILE_ADVICE =
  'N’envoyez plus ce document : reprenez son PDF dans la dernière sauvegarde, et gardez ce fichier tel quel.'
export const DISK_ADVICE =
  'Copiez ce fichier sur un autre disque, puis ouvrez la dernière sauvegarde : le disque est peut-être abîmé.'
