/**
 * Pages of a PDF that this application drew: the `Count` of its tree of pages (ISO 32000, 7.7.3.2), an object that is
 * never compressed. null: not such a file.
 */
export function pageCount(pdf: Uint8Array): number | null {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  const tree = text.search(/\/Type\s*\/Pages\b/u)
  if (tree < 0) return null
  const object = text.slice(text.lastIndexOf(' obj', tree), text.indexOf('endobj', tree))
  const count = /\/Count\s+(\d+)/u.exec(object)?.[1]
  return count === undefined ? null : Number(count)
}
