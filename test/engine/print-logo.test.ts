import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync, inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { checkLogo, logoOfFile } from '../../main/engine/invoice-file/logo.ts'
import type { Logo } from '../../shared/model/print.ts'
import { Refusal } from '../../shared/result.ts'
import { TINY_JPEG } from '../support/logos.ts'

const folder = mkdtempSync(join(tmpdir(), 'logos-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function read(bytes: Buffer | string): Logo {
  const path = join(folder, 'logo')
  writeFileSync(path, bytes)
  return logoOfFile(path)
}
const refusal = (bytes: Buffer | string): string => {
  try {
    read(bytes)
    return 'accepted'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    expect(error.code).toBe('invalid')
    return error.message
  }
}
const textOf = (logo: Logo): string => Buffer.from(logo.data, 'base64').toString('utf8')

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const ends = [Buffer.alloc(4), Buffer.alloc(4)] as const
  ends[0].writeUInt32BE(body.length)
  ends[1].writeUInt32BE(crc32(named))
  return Buffer.concat([ends[0], named, ends[1]])
}
/** A PNG of these rows, each without its filter byte. */
function png(
  header: { width: number; height: number; depth: number; colour: number },
  rows: number[][],
  more: Buffer[] = [],
): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(header.width, 0)
  head.writeUInt32BE(header.height, 4)
  head.set([header.depth, header.colour, 0, 0, 0], 8)
  const data = Buffer.concat(rows.map((row) => Buffer.from([0, ...row])))
  const parts = [chunk('IHDR', head), ...more, chunk('IDAT', deflateSync(data)), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts])
}
/** The pixels that are kept, three bytes each. */
function pixelsOf(logo: Logo): number[] {
  const bytes = Buffer.from(logo.data, 'base64')
  const start = bytes.indexOf('IDAT')
  const rows = inflateSync(bytes.subarray(start + 4, start + 4 + bytes.readUInt32BE(start - 4)))
  const length = logo.width * 3
  const out: number[] = []
  for (let row = 0; row < logo.height; row++) {
    for (let index = 0; index < length; index++) {
      out.push(
        ((rows[row * (length + 1) + 1 + index] ?? 0) + (row === 0 ? 0 : (out[(row - 1) * length + index] ?? 0))) & 255,
      )
    }
  }
  return out
}

describe('PNG', () => {
  test('transparency becomes the white of the paper, in every kind of pixel', () => {
    const one = { width: 1, height: 1 }
    expect(pixelsOf(read(png({ ...one, depth: 8, colour: 6 }, [[255, 0, 0, 0]])))).toEqual([255, 255, 255])
    expect(pixelsOf(read(png({ ...one, depth: 8, colour: 6 }, [[0, 0, 0, 128]])))).toEqual([127, 127, 127])
    expect(pixelsOf(read(png({ ...one, depth: 16, colour: 2 }, [[0x12, 0x34, 0, 0, 0xff, 0xff]])))).toEqual([
      18, 0, 255,
    ])
    expect(pixelsOf(read(png({ ...one, depth: 8, colour: 4 }, [[100, 255]])))).toEqual([100, 100, 100])
    expect(pixelsOf(read(png({ ...one, depth: 1, colour: 0 }, [[0x80]])))).toEqual([255, 255, 255])
    const palette = chunk('PLTE', Buffer.from([1, 2, 3, 9, 9, 9]))
    const clear = chunk('tRNS', Buffer.from([255, 0]))
    expect(pixelsOf(read(png({ width: 2, height: 1, depth: 4, colour: 3 }, [[0x01]], [palette, clear])))).toEqual([
      1, 2, 3, 255, 255, 255,
    ])
  })

  test('what was read gives the same bytes when it is read again', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.infiniteStream(fc.nat(255)),
        (width, height, stream) => {
          const rows = Array.from({ length: height }, () => [...stream.take(width * 4)])
          const logo = read(png({ width, height, depth: 8, colour: 6 }, rows))
          expect(checkLogo(logo)).toEqual(logo)
        },
      ),
      { numRuns: 30 },
    )
  })

  test('a large one is made smaller, in proportion', () => {
    const row = Array.from({ length: 2_000 }, (_, index) => (index < 1_000 ? 0 : 255))
    const logo = read(
      png(
        { width: 2_000, height: 1_000, depth: 8, colour: 0 },
        Array.from({ length: 1_000 }, () => row),
      ),
    )
    expect([logo.width, logo.height]).toEqual([945, 473])
    expect(pixelsOf(logo).slice(0, 3)).toEqual([0, 0, 0])
    expect(pixelsOf(logo).slice(-3)).toEqual([255, 255, 255])
  })

  test('broken, animated and giant ones are refused with what to do', () => {
    const good = png({ width: 2, height: 2, depth: 8, colour: 0 }, [
      [1, 2],
      [3, 4],
    ])
    expect(refusal(good.subarray(0, good.length - 20))).toMatch(/incomplet ou abîmé\. Enregistrez-le/)
    const changed = Buffer.from(good)
    changed[45] = (changed[45] ?? 0) ^ 255
    expect(refusal(changed)).toMatch(/abîmé/)
    const animated = png({ width: 1, height: 1, depth: 8, colour: 0 }, [[1]], [chunk('acTL', Buffer.alloc(8))])
    expect(refusal(animated)).toMatch(/animé\. Enregistrez une seule image/)
    expect(refusal(png({ width: 4_000, height: 1, depth: 8, colour: 0 }, [[0]]))).toMatch(/trop grande\. Réduisez-la/)
    const bomb = png(
      { width: 10, height: 10, depth: 8, colour: 0 },
      Array.from({ length: 10_000 }, () => [0]),
    )
    expect(refusal(bomb)).toMatch(/abîmé/)
  })
})

describe('JPEG', () => {
  test('the data of the camera goes, the picture stays', () => {
    const comment = Buffer.from([0xff, 0xfe, 0, 8, ...Buffer.from('secret')])
    const logo = read(Buffer.concat([TINY_JPEG.subarray(0, 2), comment, TINY_JPEG.subarray(2)]))
    expect(logo).toMatchObject({ type: 'jpeg', width: 1, height: 1 })
    expect(textOf(logo)).not.toContain('secret')
    expect(checkLogo(logo)).toEqual(logo)
  })

  test('CMYK, turned and cut ones are refused with what to do', () => {
    const cmyk = Buffer.from(TINY_JPEG)
    const frame = cmyk.indexOf(Buffer.from([0xff, 0xc2]))
    cmyk[frame + 9] = 4
    expect(refusal(cmyk)).toMatch(/CMJN.*Enregistrez-le en RVB/)
    expect(refusal(TINY_JPEG.subarray(0, TINY_JPEG.length - 2))).toMatch(/coupé avant sa fin/)
    expect(refusal(TINY_JPEG.subarray(0, 40))).toMatch(/incomplet ou abîmé/)
    const exif = Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0', 'latin1')
    const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, exif.length + 2]), exif])
    expect(refusal(Buffer.concat([TINY_JPEG.subarray(0, 2), segment, TINY_JPEG.subarray(2)]))).toMatch(/couchée/)
  })
})

describe('SVG', () => {
  const svg = (inside: string, attributes = ''): string =>
    `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd"><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10" ${attributes}>${inside}</svg>`
  const shape = '<path d="M0 0h9v9z"/>'

  test('shapes and their styles stay; scripts, events and addresses go', () => {
    const logo = read(
      svg(
        `<style>.a{fill:#123456}#b{stroke:red}@import url(http://evil/x.css);</style><script>evil()</script>
        <a xlink:href="http://evil/"><rect class="a" id="b" width="4" height="4" onclick="evil()" style="fill-opacity:.5;background:url(http://evil/)"/></a>
        <use xlink:href="http://evil/x.svg#a"/><path d="M0 0h1" fill="url(http://evil/#g)" stroke="url(#g)"/>`,
        'onload="evil()"',
      ),
    )
    expect(textOf(logo)).not.toMatch(/evil|script|onload|onclick/)
    expect(textOf(logo)).toContain('fill="#123456" stroke="red" fill-opacity=".5"')
    expect(textOf(logo)).toContain('stroke="url(#g)"')
    expect(checkLogo(logo)).toEqual(logo)
  })

  test('what would be lost or would never end is refused with what to do', () => {
    expect(refusal(svg(`${shape}<text>Nom</text>`))).toMatch(/Convertissez-le en courbes/)
    expect(refusal(svg(`${shape}<image href="data:image/png;base64,AA"/>`))).toMatch(/contient une image/)
    expect(refusal(svg(`${shape}<filter id="f"/>`))).toMatch(/effet/)
    expect(refusal(svg('<g/>'))).toMatch(/ne dessine rien/)
    expect(refusal(svg(shape).replace('viewBox="0 0 20 10"', ''))).toMatch(/ne dit pas sa taille/)
    expect(refusal(svg(`${shape}<g>`))).toMatch(/abîmé/)
    expect(refusal(svg(`<g id="a">${shape}<use xlink:href="#a"/></g>`))).toMatch(/trop compliqué/)
    const levels = Array.from(
      { length: 12 },
      (_, n) => `<g id="l${n + 1}">${'<use href="#l'.concat(String(n), '"/>').repeat(10)}</g>`,
    )
    expect(refusal(svg(`<g id="l0">${shape}</g>${levels.join('')}`))).toMatch(/trop compliqué/)
    expect(refusal(`<!DOCTYPE svg [<!ENTITY a "b">]>${svg(shape).slice(21)}`)).toMatch(/entités|abîmé/)
  })
})

test('other files are named, with the kind to choose', () => {
  expect(refusal('GIF89a')).toMatch(/GIF.*PNG, JPEG ou SVG/)
  expect(refusal('%PDF-1.7')).toMatch(/PDF/)
  expect(refusal('')).toMatch(/vide/)
  expect(refusal('hello')).toMatch(/pas une image/)
  expect(() => logoOfFile(join(folder, 'nowhere.png'))).toThrow(/introuvable/)
  expect(refusal(Buffer.alloc(10_000_001))).toMatch(/dépasse 10 Mo/)
})
