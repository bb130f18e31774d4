/**
 * The measures of every paper that leaves, in one place: millimetres, and points for type. `formal` follows
 * GB/T 9704-2012 (22 lines of 28 characters on 156 × 225 mm); `record` and `register` are for forms filled in on the spot.
 */
export interface Layout {
  /** A4 as it lies: millimetres. */
  readonly width: number
  readonly height: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
  /** Size of the text and distance from line to line, in points. */
  readonly size: number
  readonly pitch: number
  readonly titleSize: number
  readonly titlePitch: number
}

export const layouts = {
  formal: { width: 210, height: 297, top: 37, right: 26, bottom: 35, left: 28, size: 16, pitch: 28.95, titleSize: 22, titlePitch: 36 },
  record: { width: 210, height: 297, top: 28, right: 26, bottom: 30, left: 28, size: 14, pitch: 24, titleSize: 22, titlePitch: 36 },
  register: { width: 297, height: 210, top: 25, right: 20, bottom: 27, left: 20, size: 10.5, pitch: 16, titleSize: 18, titlePitch: 28 },
} as const satisfies Record<string, Layout>
export type LayoutName = keyof typeof layouts

/** Tables are set smaller than the text around them: points. */
export const tableType = { size: 10.5, pitch: 16 } as const

/** Air inside a cell above and below, and at its sides: millimetres. */
export const cellAir = { block: 1, inline: 1.5 } as const

/** A row that is signed by hand: millimetres. */
export const signedRow = 16

/** One strip of signatures at the foot of a sheet, and the distance between signature lines at the end: millimetres. */
export const signatureStrip = 12
export const signatureLine = 11

/** Side of the page code, its quiet zone included, and where it ends above the lower edge of the sheet: millimetres. */
export const codeSide = 18
export const codeFromEdge = 7

export const millimetre = 96 / 25.4
export const point = 96 / 72

/** Width of the text, in millimetres. */
export const textWidth = ({ width, left, right }: Layout): number => width - left - right
/** Height of the text, in millimetres. */
export const textHeight = ({ height, top, bottom }: Layout): number => height - top - bottom
