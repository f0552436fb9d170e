import { CHAIN_START, chainContent, type Link, linkDigest } from '../database/chain-link.ts'
import { type Database, statement } from '../database/connection.ts'
import type { CheckRun } from './check-run.ts'
import { integritySql } from './integrity.sql.ts'
import { CHAIN_ADVICE, RESTORE_ADVICE, recordName } from './words.ts'

type StoredLink = Link & { digest: string }

export interface ChainFacts {
  links: number
  documents: number
  events: number
  head: string
  firstBroken: number | null
}

/**
 * Computes every link again from what the dossier holds now, page by page. After a broken link the check goes on from
 * the digest that is stored, so that each broken link is named, and not all that follow it.
 */
export async function checkChain(database: Database, run: CheckRun): Promise<ChainFacts> {
  const facts: ChainFacts = { links: 0, documents: 0, events: 0, head: '', firstBroken: null }
  const page = statement(database, integritySql.links ?? '')
  let previous: { position: number; digest: string } = { position: 0, digest: CHAIN_START }
  const broken = (position: number, message: string, advice: string): void => {
    facts.firstBroken ??= position
    run.problem('chain', message, advice)
  }
  for (;;) {
    const links = page.all(previous.position) as StoredLink[]
    for (const link of links) {
      const missing = link.position - previous.position - 1
      if (missing > 0) {
        const message =
          missing === 1
            ? `Le maillon ${previous.position + 1} de la chaîne a disparu.`
            : `Les maillons ${previous.position + 1} à ${link.position - 1} de la chaîne ont disparu.`
        broken(previous.position + 1, message, RESTORE_ADVICE)
      }
      const content = chainContent(database, link.kind, link.record)
      if (content === null) {
        broken(
          link.position,
          `Maillon ${link.position} : ${recordName(link)} n’est plus dans le dossier.`,
          RESTORE_ADVICE,
        )
      } else if (missing === 0 && linkDigest(previous.digest, link, content) !== link.digest) {
        broken(
          link.position,
          `Maillon ${link.position} : ${recordName(link)} ne correspond plus à son empreinte. Son contenu, ou sa place dans la chaîne, a changé depuis.`,
          CHAIN_ADVICE,
        )
      }
      facts.links++
      facts[link.kind === 'document' ? 'documents' : 'events']++
      previous = link
    }
    facts.head = facts.links === 0 ? '' : previous.digest
    if (links.length === 0 || (await run.pause(links.length))) return facts
  }
}

/** Issued documents and events that no link vouches for, and events taken away from the end. */
export function checkUnlinked(database: Database, run: CheckRun): void {
  for (const { label } of statement(database, integritySql.unlinkedDocuments ?? '').all() as { label: string }[]) {
    run.problem(
      'unlinked',
      `Le document ${label} est marqué comme validé, mais il n’est pas dans la chaîne : il n’a pas été validé par l’application.`,
      CHAIN_ADVICE,
    )
  }
  for (const { label } of statement(database, integritySql.unlinkedEvents ?? '').all() as { label: number }[]) {
    run.problem(
      'unlinked',
      `L’événement ${label} de l’historique n’est pas dans la chaîne : il n’a pas été écrit par l’application.`,
      CHAIN_ADVICE,
    )
  }
  const { last, given } = statement(database, integritySql.lastEvent ?? '').get() as { last: number; given: number }
  if (last < given) {
    run.problem(
      'unlinked',
      given - last === 1
        ? `Le dernier événement de l’historique, le ${given}, a disparu.`
        : `Les derniers événements de l’historique, du ${last + 1} au ${given}, ont disparu.`,
      RESTORE_ADVICE,
    )
  }
}
