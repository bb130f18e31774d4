import type { Field, Rows } from '../forms/form.ts'
import { columnAir, columnRoom, fewestAcross, mostAcross, tableCharacter } from './layout.ts'
import type { Column } from './paper.ts'

/** What a column is called and what it holds: a field, rows, or a number by which people call a record. */
export type Held = Field | Rows | { readonly label: string; readonly control: keyof typeof columnRoom }

/** What is short stands in the middle of its column. */
const centred: readonly string[] = ['code', 'status', 'day', 'minute', 'time', 'number', 'flag', 'choice', 'member']

/** Columns for fields, by what they hold, that together are so many millimetres wide. */
export function columnsFor(fields: readonly Held[], width: number): readonly Column[] {
  const rooms = fields.map(roomOf)
  const fixed = sum(rooms.map(({ least, share }) => (share === 0 ? least : 0)))
  const loose = sum(rooms.map(({ least, share }) => (share === 0 ? 0 : least)))
  const shares = sum(rooms.map(({ share }) => share))
  const left = width - fixed - loose
  // too little for all: those with a share give way, or where there is none all together
  const room = ({ least, share }: Room): number => {
    if (shares === 0) return (least * width) / fixed
    if (left < 0) return share === 0 ? least : (least * (width - fixed)) / loose
    return least + (left * share) / shares
  }
  const widths = rooms.map((one) => Math.floor(room(one)))
  const widest = widths.indexOf(Math.max(...widths))
  const rounding = width - sum(widths)
  return fields.map(({ label, control }, index) => ({
    title: label,
    width: (widths[index] ?? 0) + (index === widest ? rounding : 0),
    ...(centred.includes(control) && { align: 'center' as const }),
  }))
}

interface Room {
  readonly least: number
  readonly share: number
}

function roomOf(held: Held): Room {
  const [least, share] = columnRoom[sortOf(held)]
  const words = [held.label.slice(0, fewestAcross), ...('options' in held ? held.options.map(({ word }) => word) : [])]
  const across = Math.min(mostAcross, Math.max(...words.map(({ length }) => length)))
  return { least: Math.max(least, across * tableCharacter + columnAir), share }
}

/** A line that has much room on the screen needs much on paper; names of people need little. */
function sortOf(held: Held): keyof typeof columnRoom {
  if (held.control !== 'line') return held.control
  if ('completes' in held && held.completes === 'person') return 'name'
  return 'span' in held && (held.span === 'all' || Number(held.span) > 2) ? 'text' : 'line'
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
