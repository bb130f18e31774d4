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

/** Label and value of a box, two of which stand side by side: millimetres. */
export const boxPair = [28, 50] as const

/** Room for a line that is written in by hand: millimetres. */
export const writtenLine = 7

/** What does not fit on two lines of a box takes the width of the sheet: characters. */
export const longestInPair = 24

/** A longer text makes rows stand one after another, instead of as a table of narrow columns: characters. */
export const longestInTable = 240

/** So much of a text stands in a register; the record has all of it: characters. */
export const longestInRegister = 150

/** The column of running numbers, and that for notes by hand: millimetres. */
export const ordinalColumn = 11
export const remarkColumn = 18

/** A character in a table, and what a column needs besides its characters: millimetres. */
export const tableCharacter = 3.75
export const columnAir = 4
/** So many characters of its words a column holds in a line. */
export const fewestAcross = 4
export const mostAcross = 5

/** Room of a column by what it holds: millimetres at the least, and its share of what is left over; without one it keeps its width. */
export const columnRoom = {
  code: [16, 0],
  status: [19, 0],
  name: [17, 0],
  line: [24, 2],
  text: [34, 5],
  day: [23, 0],
  minute: [23, 0],
  time: [15, 0],
  number: [13, 0],
  flag: [14, 0],
  choice: [14, 0],
  entry: [24, 2],
  choices: [24, 1],
  member: [16, 0],
  members: [24, 1],
  tags: [22, 1],
  record: [28, 3],
  records: [28, 3],
  rows: [44, 5],
} as const satisfies Record<string, readonly [least: number, share: number]>

/** One strip of signatures at the foot of a sheet, and the distance between signature lines at the end: millimetres. */
export const signatureStrip = 12
export const signatureLine = 11

/** How many sign side by side: up to three, more of them in pairs. */
export const signedAcross = (spaces: number): number => (spaces > 3 ? 2 : spaces)

/** Side of the page code, its quiet zone included, and where it ends above the lower edge of the sheet: millimetres. */
export const codeSide = 18
export const codeFromEdge = 7

export const millimetre = 96 / 25.4
export const point = 96 / 72

/** Width of the text, in millimetres. */
export const textWidth = ({ width, left, right }: Layout): number => width - left - right
/** Height of the text, in millimetres. */
export const textHeight = ({ height, top, bottom }: Layout): number => height - top - bottom
