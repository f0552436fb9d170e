import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Refusal } from '../../../shared/result.ts'

export type Encoding = 'utf-8' | 'windows-1252'

/** Past this size, in bytes, a file is no export of a small business. */
export const MAX_FILE_BYTES = 256 * 1024 * 1024

const NOT_TEXT = 'Ce fichier n’est pas un fichier texte. Choisissez le fichier CSV exporté par EBP.'

/**
 * The encoding of a whole text file: UTF-8 when every byte is valid UTF-8 (with or without a byte order mark), else
 * Windows-1252, which is also what an export announced as ISO-8859-1 really is.
 * @throws Refusal when the file is absent, empty, too large, or not text.
 */
export async function detectEncoding(path: string): Promise<{ encoding: Encoding; bytes: number }> {
  const { size } = await stat(path).catch(() => {
    throw new Refusal('not_found', 'Le fichier n’a pas pu être lu. Vérifiez qu’il existe encore, puis choisissez-le.')
  })
  if (size === 0) throw new Refusal('invalid', 'Le fichier est vide. Recommencez l’export dans EBP.')
  if (size > MAX_FILE_BYTES) {
    throw new Refusal('invalid', 'Le fichier dépasse 256 Mo. Exportez une période plus courte.')
  }
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let valid = true
  for await (const chunk of createReadStream(path)) {
    const bytes = chunk as Buffer
    // No text in UTF-8 or Windows-1252 has a NUL; workbooks, PDF files and UTF-16 do.
    if (bytes.includes(0)) throw new Refusal('invalid', NOT_TEXT)
    valid = valid && decodes(decoder, bytes, true)
  }
  return { encoding: valid && decodes(decoder, new Uint8Array(), false) ? 'utf-8' : 'windows-1252', bytes: size }
}

function decodes(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): boolean {
  try {
    decoder.decode(bytes, { stream })
    return true
  } catch {
    return false
  }
}

/** The text of the file, piece by piece, without its byte order mark. */
export async function* readText(path: string, encoding: Encoding, onBytes?: (read: number) => void) {
  const decoder = new TextDecoder(encoding)
  let read = 0
  for await (const chunk of createReadStream(path)) {
    const bytes = chunk as Buffer
    read += bytes.length
    onBytes?.(read)
    yield decoder.decode(bytes, { stream: true })
  }
  yield decoder.decode()
}
