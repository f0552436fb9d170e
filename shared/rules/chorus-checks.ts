import type { Buyer, Document, DocumentContent, Seller } from '../model/document.ts'
import type { Client, CommitmentRule } from '../model/party.ts'
import type { Check, Receiver } from '../model/sending.ts'
import { isSiret } from './identifiers.ts'

/** Longest document number of Chorus Pro. */
const MOST_NUMBER = 20

interface References {
  service: string
  commitment: string
}

type Missing = 'service' | 'commitment' | 'either'

/** What the rule of a public client asks for, and the document does not bear. */
function missingReferences(rule: CommitmentRule, { service, commitment }: References): Missing[] {
  const [hasService, hasCommitment] = [service.trim() !== '', commitment.trim() !== '']
  if (rule === 'either') return hasService || hasCommitment ? [] : ['either']
  const missing: Missing[] = []
  if ((rule === 'service' || rule === 'both') && !hasService) missing.push('service')
  if ((rule === 'engagement' || rule === 'both') && !hasCommitment) missing.push('commitment')
  return missing
}

const BEFORE_ISSUE: Readonly<Record<Missing, Pick<Check, 'id' | 'message' | 'field'>>> = {
  service: {
    id: 'NB-CHO-4',
    message: 'Ce client exige un code service sur chaque document : indiquez-le.',
    field: 'serviceCode',
  },
  commitment: {
    id: 'NB-CHO-5',
    message: 'Ce client exige un n° d’engagement sur chaque document : indiquez-le.',
    field: 'commitmentNumber',
  },
  either: {
    id: 'NB-CHO-6',
    message: 'Ce client exige un code service ou un n° d’engagement sur chaque document : indiquez l’un des deux.',
    field: 'commitmentNumber',
  },
}

/**
 * Before a document is issued: the references that its public client asks for are part of the file, which nobody can
 * mend once it is issued.
 */
export function checkReferences(
  content: DocumentContent,
  buyer: Buyer,
  rule: CommitmentRule = buyer.isPublic ? buyer.chorus.rule : 'none',
): Check[] {
  const service = content.serviceCode || buyer.chorus.serviceCode
  return missingReferences(rule, { service, commitment: content.commitmentNumber }).map((missing) => ({
    ...BEFORE_ISSUE[missing],
    severity: 'blocking',
    screen: 'document',
  }))
}

const ON_CARD = { screen: 'client', tab: 'facture-electronique', field: 'chorus.serviceCode' } as const
const AFTER_ISSUE: Readonly<Record<Missing, Pick<Check, 'id' | 'message' | 'screen' | 'tab' | 'field'>>> = {
  service: {
    id: 'NB-CHO-4',
    message: 'Ce client exige un code service. Sans lui, Chorus Pro rejettera le dépôt.',
    ...ON_CARD,
  },
  commitment: {
    id: 'NB-CHO-5',
    message:
      'Ce client exige un n° d’engagement, et ce document n’en porte pas : faites un avoir, puis une facture qui le porte.',
    screen: 'document',
    field: 'commitmentNumber',
  },
  either: {
    id: 'NB-CHO-6',
    message: 'Ce client exige un code service ou un n° d’engagement. Indiquez le code service.',
    ...ON_CARD,
  },
}

/** What closes Chorus Pro for a document and its client; the references of a draft are checked when it is issued. */
export function checkChorus(
  { document, client, seller }: { document: Pick<Document, 'state' | 'number'>; client: Client; seller: Seller },
  receiver: Receiver,
): Check[] {
  const checks: Check[] = []
  const block = (id: string, message: string, where: Pick<Check, 'screen' | 'tab' | 'field'>): void => {
    checks.push({ id, severity: 'blocking', message, channels: ['chorus'], ...where })
  }
  const identification = { screen: 'client', tab: 'identification' } as const
  if (!client.isPublic) {
    block('NB-CHO-1', 'Chorus Pro est réservé au secteur public.', { ...identification, field: 'isPublic' })
    return checks
  }
  if (!isSiret(receiver.siret)) {
    block('NB-CHO-2', 'Le SIRET du client public manque ou sa clé est fausse.', { ...identification, field: 'siren' })
  }
  if (!isSiret(`${seller.siren}${seller.nic}`)) {
    const place = { screen: 'dossier', field: 'siren' } as const
    block('NB-CHO-3', 'Le SIRET de votre entreprise manque ou sa clé est fausse.', place)
  }
  const { serviceCode: service, commitmentNumber: commitment } = receiver
  const missing = document.state === 'draft' ? [] : missingReferences(client.chorus.rule, { service, commitment })
  for (const { id, message, ...where } of missing.map((one) => AFTER_ISSUE[one])) block(id, message, where)
  if ((document.number ?? '').length > MOST_NUMBER) {
    block(
      'NB-CHO-7',
      `Chorus Pro admet ${MOST_NUMBER} caractères au plus dans le numéro du document. Envoyez-le par un autre canal, et raccourcissez le modèle de numéro pour les suivants.`,
      { screen: 'document', field: 'number' },
    )
  }
  return checks
}
