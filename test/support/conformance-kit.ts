import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

export interface Failure {
  severity: string
  id: string
  location: string
}

export interface Kit {
  requirePackages: () => void
  validate: (
    files: string[],
    options?: { rules?: string[]; xsd?: boolean },
  ) => Promise<{ file: string; checked: string[]; failures: Failure[] }[]>
}

/** The schema of Factur-X EN 16931, which the application does not carry. */
export const FACTURX_XSD = resolve(
  import.meta.dirname,
  '../../../shared/conformance/data/facturx-en16931/xsd/Factur-X_EN16931.xsd',
)
const place = resolve(import.meta.dirname, '../../../shared/conformance/validate.mjs')

/** The official rules with their validator, beside the project; `reason` says why there is none here. */
export async function openKit(): Promise<{ kit: Kit | null; reason: string }> {
  if (!existsSync(place)) return { kit: null, reason: 'skipped: no conformance kit' }
  const kit = (await import(/* @vite-ignore */ pathToFileURL(place).href)) as Kit
  try {
    kit.requirePackages()
    return { kit, reason: '' }
  } catch (error) {
    return { kit: null, reason: `skipped: ${error instanceof Error ? error.message : 'the kit cannot run'}` }
  }
}
