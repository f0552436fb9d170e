/** Alignment centres, and data codewords of each block at level M, by version: ISO/IEC 18004, tables 9 and E.1. */
const VERSIONS: Readonly<Record<number, { centres: number[]; blocks: number[] }>> = {
  4: { centres: [6, 26], blocks: [32, 32] },
  5: { centres: [6, 30], blocks: [43, 43] },
  6: { centres: [6, 34], blocks: [27, 27, 27, 27] },
  7: { centres: [6, 22, 38], blocks: [31, 31, 31, 31] },
  8: { centres: [6, 24, 42], blocks: [38, 38, 39, 39] },
}

const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (i, j) => (i + j) % 2 === 0,
  (i) => i % 2 === 0,
  (_, j) => j % 3 === 0,
  (i, j) => (i + j) % 3 === 0,
  (i, j) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2 === 0,
  (i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
  (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
  (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2 === 0,
]

/** Reads an undamaged QR code of bytes at level M, drawn as runs of modules with a quiet zone of four. */
export function readQr(svg: string): { text: string; version: number; level: number } {
  const whole = Number(/width="(\d+)"/u.exec(svg)?.[1])
  const size = whole - 8
  const dark = Array.from({ length: size }, () => new Array<boolean>(size).fill(false))
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/gu)) {
    for (let n = 0; n < Number(length); n++) {
      const row = dark[Number(y) - 4]
      if (row === undefined || Number(x) - 4 + n >= size) throw new Error('a module in the quiet zone')
      row[Number(x) - 4 + n] = true
    }
  }
  const at = (row: number, column: number): boolean => dark[row]?.[column] === true
  const version = (size - 17) / 4
  const { centres, blocks } = VERSIONS[version] ?? { centres: [], blocks: [] }
  // Bits 14 to 10 of the format, beside the upper left finder, under their own mask 10101.
  const format = [0, 1, 2, 3, 4].reduce((bits, column) => bits * 2 + (at(8, column) ? 1 : 0), 0) ^ 0b10101
  const mask = MASKS[format & 7] ?? (() => false)

  const isFunction = (row: number, column: number): boolean =>
    (row < 9 && (column < 9 || column >= size - 8)) ||
    (row >= size - 8 && column < 9) ||
    row === 6 ||
    column === 6 ||
    (version >= 7 && ((row < 6 && column >= size - 11) || (column < 6 && row >= size - 11))) ||
    centres.some((y) =>
      centres.some((x) => {
        const onFinder = (y === 6 && x === 6) || (y === 6 && x === size - 7) || (y === size - 7 && x === 6)
        return !onFinder && Math.abs(row - y) <= 2 && Math.abs(column - x) <= 2
      }),
    )

  const bits: number[] = []
  let upward = true
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right -= 1
    for (let step = 0; step < size; step++) {
      const row = upward ? size - 1 - step : step
      for (const column of [right, right - 1]) {
        if (!isFunction(row, column)) bits.push(at(row, column) !== mask(row, column) ? 1 : 0)
      }
    }
    upward = !upward
  }
  const words = Array.from({ length: Math.floor(bits.length / 8) }, (_, index) =>
    bits.slice(index * 8, index * 8 + 8).reduce((value, bit) => value * 2 + bit, 0),
  )
  const data = blocks.map((): number[] => [])
  let next = 0
  for (let index = 0; index < Math.max(...blocks); index++) {
    for (const [block, length] of blocks.entries()) if (index < length) data[block]?.push(words[next++] ?? 0)
  }
  const bytes = data.flat()
  // Four bits of mode, eight of length, then the bytes, half a byte apart.
  if ((bytes[0] ?? 0) >> 4 !== 4) throw new Error('not a code of bytes')
  const nibbles = bytes.flatMap((byte) => [byte >> 4, byte & 15]).slice(1)
  const octet = (index: number): number => (nibbles[index * 2] ?? 0) * 16 + (nibbles[index * 2 + 1] ?? 0)
  const content = Array.from({ length: octet(0) }, (_, index) => octet(index + 1))
  return { text: Buffer.from(content).toString('utf8'), version, level: format >> 3 }
}
