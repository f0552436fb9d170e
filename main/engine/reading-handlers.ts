import type { EngineHandlers } from '../../shared/contract.ts'
import { LARGEST_READ } from '../../shared/model/invoice-reading.ts'
import type { readingContract } from '../../shared/reading-contract.ts'
import { Refusal } from '../../shared/result.ts'
import { checkInvoiceFile } from '../../shared/rules/invoice-file-checks.ts'
import { readInvoiceFile } from './invoice-file/read-invoice-file.ts'
import { isActive, isPdf } from './invoice-file/read-pdf.ts'

interface Kept {
  name: string
  xml: Uint8Array
  /** null: there is no page, or it is not opened. */
  page: Uint8Array | null
}

/** Bytes of the files that are kept for their page and their XML: the oldest go first. */
const MOST_KEPT = 100_000_000

/** The engine's answers about invoices of others. They live in memory only. */
export function readingHandlers(newId: () => string): Pick<EngineHandlers, keyof typeof readingContract> {
  const files = new Map<string, Kept>()

  const keep = (file: Kept): string => {
    const id = newId()
    files.set(id, file)
    let total = [...files.values()].reduce((sum, one) => sum + sizeOf(one), 0)
    for (const [oldest, one] of files) {
      if (total <= MOST_KEPT || oldest === id) break
      files.delete(oldest)
      total -= sizeOf(one)
    }
    return id
  }
  const kept = (id: string): Kept => {
    const file = files.get(id)
    if (file === undefined) throw new Refusal('not_found', 'Ce fichier n’est plus ouvert. Choisissez-le de nouveau.')
    return file
  }

  return {
    'reading.read': ({ bytes }) => {
      if (bytes.length === 0) throw new Refusal('invalid', 'Ce fichier est vide. Choisissez-en un autre.')
      if (bytes.length > LARGEST_READ) {
        throw new Refusal('invalid', 'Ce fichier dépasse 20 Mo : ce n’est pas une facture que l’on peut lire ici.')
      }
      const { syntax, stated, xml } = readInvoiceFile(bytes)
      const active = isPdf(bytes) && isActive(bytes)
      const page = isPdf(bytes) && !active ? bytes : null
      const name = `${stated.number.replace(/[^\w.-]/gu, '-').slice(0, 60) || 'facture'}`
      return {
        id: keep({ name, xml, page }),
        syntax,
        stated,
        checks: checkInvoiceFile({ syntax, stated }),
        page: page === null ? (active ? 'active' : 'none') : 'shown',
      }
    },
    'reading.page': ({ id }) => {
      const { name, page } = kept(id)
      if (page === null) throw new Refusal('refused', 'La page de ce fichier n’est pas affichée. Lisez ses données.')
      return { name: `${name}.pdf`, bytes: page }
    },
    'reading.xml': ({ id }) => {
      const { name, xml } = kept(id)
      return { name: `${name}.xml`, bytes: xml }
    },
  }
}

const sizeOf = ({ xml, page }: Kept): number => xml.length + (page?.length ?? 0)
