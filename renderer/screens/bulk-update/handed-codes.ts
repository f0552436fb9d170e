let handed: readonly string[] | null = null

/** Codes of the clients that another screen chose for the next opening of the assistant. */
export function handCodes(codes: readonly string[]): void {
  handed = codes
}

/** What was handed; null: nothing. It stays until `forgetHanded`, so that a screen may be drawn twice. */
export const handedCodes = (): readonly string[] | null => handed

export function forgetHanded(): void {
  handed = null
}
