/** Millimetres from the left and from the top of an A4 sheet. */
export interface Area {
  left: number
  top: number
  width: number
  height: number
}

/** 110 × 220 mm, and its window: 100 × 45 mm, 20 mm from the right and from the foot. */
const DL = { width: 220, height: 110, window: { width: 100, height: 45, right: 20, foot: 20 } }
const SHEET = { width: 210, height: 297 }
const FOLD = SHEET.height / 3

/** Where the window of a DL envelope falls on a sheet folded in three that lies in its middle. */
const windowOnSheet: Area = {
  left: DL.width - DL.window.right - DL.window.width - (DL.width - SHEET.width) / 2,
  top: DL.height - DL.window.foot - DL.window.height - (DL.height - FOLD) / 2,
  width: DL.window.width,
  height: DL.window.height,
}

/** What a person looks at before a letter leaves: the zone of the address, the window around it, and the folds. */
export const ENVELOPE_MARKS = {
  /** The zone that the post reads: 85 × 33 mm, 110 mm from the left, 55 mm from the top. */
  zone: { left: 110, top: 55, width: 85, height: 33 },
  window: windowOnSheet,
  folds: [FOLD, 2 * FOLD],
} as const satisfies { zone: Area; window: Area; folds: readonly number[] }
