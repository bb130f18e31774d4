/** A block as it was measured at its full width: how high it is and where it may break. Lengths in CSS pixels. */
export type Measured =
  | {
      readonly type: 'text'
      readonly lines: number
      readonly pitch: number
      readonly after: number
      /** Stands whole with the beginning of what follows, or with its last lines. */
      readonly keeps: 'all' | 'end' | 'nothing'
      readonly breakAt: BreakAt
    }
  | {
      readonly type: 'rows'
      readonly head: number
      readonly rows: readonly MeasuredRow[]
      readonly after: number
      /** The last row stands on the sheet with what follows: nobody signs an empty sheet. */
      readonly keeps: boolean
    }
  | { readonly type: 'whole'; readonly height: number }
  | { readonly type: 'new_sheet' }

/** Where a line begins, counted in characters of its text. Lines are counted from 0. */
export type BreakAt = (line: number) => number

export interface MeasuredRow {
  readonly height: number
  /** For the rare row that is higher than a sheet: its cells, each with its lines. */
  readonly pitch: number
  readonly air: number
  readonly cells: readonly { readonly lines: number; readonly breakAt: BreakAt }[]
}

/** A stretch of a text, up to but without `to`. */
export interface Stretch {
  readonly from: number
  readonly to: number
}
/** A row, or the part of it that stands here: one stretch for each cell. */
export interface RowPart {
  readonly row: number
  readonly cells: readonly Stretch[] | null
}
/** What of a block stands on a sheet. `rest` tells the last part of a text that others went before. */
export type Part =
  | { readonly block: number; readonly type: 'text'; readonly stretch: Stretch; readonly first: boolean; readonly last: boolean }
  | { readonly block: number; readonly type: 'rows'; readonly rows: readonly RowPart[] }
  | { readonly block: number; readonly type: 'whole' }

export interface SheetParts {
  readonly parts: readonly Part[]
  /** Height that is left blank below the last part. */
  readonly rest: number
}

/** What is lost in the rounding of lengths must not push a line to the next sheet. */
const grain = 0.6

/** So many last lines of a text go over to the next sheet with what they must stand beside. */
const carried = 2

/** A row that no sheet holds begins where it stands, if so many of its lines do. */
const fewest = 4

/** Lays measured blocks on sheets of a height. There is always at least one sheet. */
export const paginate = (blocks: readonly Measured[], capacity: number): readonly SheetParts[] => {
  const sheets: { parts: Part[]; used: number }[] = [{ parts: [], used: 0 }]
  const current = () => sheets[sheets.length - 1] as { parts: Part[]; used: number }
  const left = () => capacity - current().used
  const turnOver = () => sheets.push({ parts: [], used: 0 })
  const put = (part: Part, height: number) => {
    current().parts.push(part)
    current().used += height
  }
  blocks.forEach((measured, block) => {
    if (measured.type === 'new_sheet') turnOver()
    else if (measured.type === 'whole') {
      if (measured.height > left() + grain && current().used > 0) turnOver()
      put({ block, type: 'whole' }, measured.height)
    } else if (measured.type === 'text') layText(block, measured, firstHeight(blocks[block + 1]))
    else layRows(block, measured, measured.keeps ? measured.after + firstHeight(blocks[block + 1]) : 0)
  })
  return sheets.map(({ parts, used }) => ({ parts, rest: Math.max(0, capacity - used) }))

  function layText(block: number, { lines, pitch, after, keeps, breakAt }: Extract<Measured, { type: 'text' }>, next: number): void {
    if (keeps === 'all' && lines * pitch + after + next > left() + grain && current().used > 0) turnOver()
    let line = 0
    while (line < lines) {
      const fitting = Math.floor((left() + grain) / pitch)
      let until = Math.min(lines, line + Math.max(1, fitting))
      if (keeps === 'end' && until === lines && (lines - line) * pitch + after + next > left() + grain)
        until = Math.max(line, lines - carried)
      if (current().used > 0 && (fitting < 1 || until === line)) {
        turnOver()
        continue
      }
      if (until === line) until = lines
      const last = until === lines
      const stretch = { from: line === 0 ? 0 : breakAt(line), to: last ? Number.POSITIVE_INFINITY : breakAt(until) }
      put({ block, type: 'text', stretch, first: line === 0, last }, (until - line) * pitch + (last ? after : 0))
      line = until
      if (!last) turnOver()
    }
  }

  function layRows(block: number, { head, rows, after }: Extract<Measured, { type: 'rows' }>, next: number): void {
    let here: RowPart[] = []
    let height = head
    const close = () => {
      if (here.length > 0 || rows.length === 0) put({ block, type: 'rows', rows: here }, height)
      here = []
      height = head
    }
    rows.forEach((row, index) => {
      const needed = height + row.height + (index === rows.length - 1 ? next : 0)
      const begins = head + row.height > capacity + grain && left() - height - row.air > fewest * row.pitch
      if (needed > left() + grain && !begins && (here.length > 0 || current().used > 0)) {
        close()
        turnOver()
      }
      if (height + row.height <= left() + grain) {
        here.push({ row: index, cells: null })
        height += row.height
        return
      }
      // Higher than a sheet: its cells go on over the following ones, line by line.
      const most = Math.max(...row.cells.map(({ lines }) => lines))
      for (let line = 0; line < most; ) {
        if (line > 0) {
          close()
          turnOver()
        }
        const until = line + Math.max(1, Math.floor((left() - height - row.air + grain) / row.pitch))
        here.push({ row: index, cells: row.cells.map((cell) => stretchOf(cell, line, until)) })
        height += (Math.min(until, most) - line) * row.pitch + row.air
        line = until
      }
    })
    close()
    current().used += after
  }
}

const stretchOf = ({ lines, breakAt }: MeasuredRow['cells'][number], from: number, to: number): Stretch => ({
  from: from === 0 ? 0 : from >= lines ? Number.POSITIVE_INFINITY : breakAt(from),
  to: to >= lines ? Number.POSITIVE_INFINITY : breakAt(to),
})

/** The least of the next block that must follow a heading on the same sheet. */
const firstHeight = (next: Measured | undefined): number => {
  if (next === undefined || next.type === 'new_sheet') return 0
  if (next.type === 'text') return next.pitch
  if (next.type === 'whole') return next.height
  return next.head + (next.rows[0]?.height ?? 0)
}
