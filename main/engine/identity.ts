import { v7 } from 'uuid'

/** A new UUIDv7 for this instant (UTC milliseconds). */
export const uuidv7 = (now: number): string => v7({ msecs: now })
