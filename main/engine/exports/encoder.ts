export type FileEncoding = 'utf-8' | 'windows-1252' | 'iso-8859-15'

export interface Encoder {
  /** Bytes that stand before the text: UTF-8 has its byte order mark, which spreadsheets need. */
  readonly start: Uint8Array
  /** `lost` hears of each character that the encoding lacks, and of what is written in its place. */
  encode(text: string, lost: (character: string, written: string) => void): Uint8Array
}

/** Typographic characters that have a plain form of the same meaning. */
const PLAIN: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': ',',
  '“': '"',
  '”': '"',
  '„': '"',
  '–': '-',
  '—': '-',
  '‑': '-',
  '−': '-',
  '…': '...',
  '•': '·',
  '\u2009': ' ',
  '\u202f': '\u00a0',
}

/**
 * Encodes text for a file. A character that the encoding lacks is written in a plain form when it has one (’ as '),
 * without its accent when that is enough, and as « ? » otherwise.
 */
export function createEncoder(encoding: FileEncoding): Encoder {
  if (encoding === 'utf-8') {
    const encoder = new TextEncoder()
    return { start: encoder.encode('\ufeff'), encode: (text) => encoder.encode(text) }
  }
  const table = tableOf(encoding)
  return {
    start: new Uint8Array(),
    encode(text, lost) {
      const bytes: number[] = []
      for (const character of text) {
        const byte = table.get(character)
        if (byte !== undefined) bytes.push(byte)
        else {
          const written = inPlace(character, table)
          lost(character, written)
          for (const one of written) bytes.push(table.get(one) ?? 0x3f)
        }
      }
      return Uint8Array.from(bytes)
    },
  }
}

/** Character → byte, out of the platform's own decoder. C1 controls are no text. */
function tableOf(encoding: FileEncoding): ReadonlyMap<string, number> {
  const decoded = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
  return new Map(
    [...decoded].map((character, byte) => [character, byte] as const).filter(([one]) => !/[\u0080-\u009f]/u.test(one)),
  )
}

function inPlace(character: string, table: ReadonlyMap<string, number>): string {
  const plain = PLAIN[character]
  if (plain !== undefined) return plain
  const bare = character.normalize('NFD').replace(/\p{M}/gu, '')
  return bare !== '' && [...bare].every((one) => table.has(one)) ? bare : '?'
}
