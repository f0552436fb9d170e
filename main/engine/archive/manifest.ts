/** In the form of `sha256sum`, so that any machine can check an archive without the application. */
export const MANIFEST = 'manifeste.sha256'

export const manifestLine = (sha256: string, name: string): string => `${sha256}  ${name}\n`

/** Digest by path; null: a line is not one, or its path leaves the archive. */
export function readManifest(text: string): Map<string, string> | null {
  const digests = new Map<string, string>()
  for (const line of text.split('\n')) {
    if (line === '') continue
    const [, sha256, name] = /^([0-9a-f]{64}) [ *](.+)$/u.exec(line) ?? []
    if (sha256 === undefined || name === undefined || !isInside(name) || digests.has(name)) return null
    digests.set(name, sha256)
  }
  return digests
}

const isInside = (name: string): boolean =>
  !/[\\:\0]/u.test(name) && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
