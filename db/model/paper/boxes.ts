import { boxPair, cellAir, layouts, longestInPair, tableType, textWidth, writtenLine } from './layout.ts'
import type { Block, Fact } from './paper.ts'

export interface Box {
  readonly label: string
  readonly value: string
  /** Takes the width of the sheet. */
  readonly wide?: boolean
  /** Lines to write in by hand where it is empty. */
  readonly lines?: number
}

const [labelWidth, valueWidth] = boxPair
const whole = [labelWidth, textWidth(layouts.record) - labelWidth] as const

/** Labelled boxes, two side by side; what is long, and what is left without a neighbour, takes the width of the sheet. */
export function boxesOf(boxes: readonly Box[]): Block {
  const rows: (readonly Fact[])[] = []
  let waiting: Fact | null = null
  const alone = (fact: Fact) => rows.push([{ ...fact, widths: whole }])
  for (const { label, value, wide = false, lines } of boxes) {
    const fact: Fact = {
      label,
      value,
      widths: [labelWidth, valueWidth],
      ...(lines !== undefined && value === '' && { height: roomFor(lines) }),
    }
    if (wide || value.length > longestInPair) {
      if (waiting !== null) alone(waiting)
      waiting = null
      alone(fact)
    } else if (waiting === null) waiting = fact
    else {
      rows.push([waiting, fact])
      waiting = null
    }
  }
  if (waiting !== null) alone(waiting)
  return { type: 'facts', rows }
}

/** One line is as high as a printed one, more of them as high as they are written. */
const roomFor = (lines: number): number => (lines === 1 ? (tableType.pitch / 72) * 25.4 + 2 * cellAir.block : lines * writtenLine)
