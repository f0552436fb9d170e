import { type Area, ENVELOPE_MARKS } from '../../../shared/rules/envelope.ts'
import { MILLIMETRE, PAGE } from './print-model.ts'

const PAGE_HEIGHT = 841.89
const points = (millimetres: number): number => Math.round(millimetres * MILLIMETRE * 100) / 100

/**
 * The same file with the window of the envelope drawn over its first page, as an annotation in an incremental update
 * (ISO 32000-1, 7.5.6): the marks stay in place at any zoom, and the bytes before them are those that leave. To look
 * at only.
 * @throws Error for a file that this application did not write.
 */
export function withEnvelope(pdf: Uint8Array): Uint8Array {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const text = bytes.toString('latin1')
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$/u.exec(text)
  const size = Number(/\/Size (\d+)/u.exec(trailer?.[1] ?? '')?.[1])
  const first = /(\d+) 0 obj\n<<\n\/Type \/Page\n([\s\S]*?)\n>>\nendobj/u.exec(text)
  if (trailer === null || !Number.isInteger(size) || first === null) throw new Error('unknown shape of PDF')

  const box = `[0 0 ${PAGE.width} ${PAGE_HEIGHT}]`
  const [annotation, appearance] = [size, size + 1]
  const marks = marksOf()
  const objects: [number, string][] = [
    [Number(first[1]), `<<\n/Type /Page\n${first[2]}\n/Annots [${annotation} 0 R]\n>>`],
    [
      annotation,
      `<< /Type /Annot /Subtype /Square /Rect ${box} /F 4 /Contents (Fenetre de l'enveloppe) /AP << /N ${appearance} 0 R >> >>`,
    ],
    [
      appearance,
      `<< /Type /XObject /Subtype /Form /BBox ${box} /Length ${marks.length} >>\nstream\n${marks}\nendstream`,
    ],
  ]
  let at = bytes.length + 1
  const offsets: string[] = []
  const written = objects.map(([number, body]) => {
    const whole = `${number} 0 obj\n${body}\nendobj\n`
    offsets.push(`${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`)
    at += Buffer.byteLength(whole, 'latin1')
    return whole
  })
  const entries = (trailer[1] ?? '').replace(/\/Size \d+/u, `/Size ${size + 2}`).trim()
  const update = `\n${written.join('')}xref\n${offsets.join('')}trailer\n<<\n${entries}\n/Prev ${trailer[2]}\n>>\nstartxref\n${at}\n%%EOF\n`
  return new Uint8Array(Buffer.concat([bytes, Buffer.from(update, 'latin1')]))
}

/** Operators of the marks: the window, the zone of the address in it, and the folds at both edges. */
function marksOf(): string {
  const rectangle = ({ left, top, width, height }: Area): string =>
    `${points(left)} ${(PAGE_HEIGHT - points(top + height)).toFixed(2)} ${points(width)} ${points(height)} re`
  const fold = (top: number): string => {
    const y = (PAGE_HEIGHT - points(top)).toFixed(2)
    return `0 ${y} m 14 ${y} l S ${PAGE.width - 14} ${y} m ${PAGE.width} ${y} l S`
  }
  const { zone, window, folds } = ENVELOPE_MARKS
  return [
    'q',
    '0.85 0.45 0 RG 0.8 w [4 3] 0 d',
    `${rectangle(window)} S`,
    '0 0.4 0.8 RG 1.2 w [] 0 d',
    `${rectangle(zone)} S`,
    '0.5 0.5 0.5 RG 0.6 w',
    ...folds.map(fold),
    'Q',
  ].join('\n')
}
