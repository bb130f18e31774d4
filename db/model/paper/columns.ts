import type { Field, Rows } from '../forms/form.ts'
import { columnRoom } from './layout.ts'
import type { Column } from './paper.ts'

type Held = Pick<Field | Rows, 'label' | 'control'>

/** What is short stands in the middle of its column. */
const centred: readonly string[] = ['day', 'minute', 'time', 'number', 'flag', 'choice', 'member']

/** Columns for fields, by what they hold, that together are so many millimetres wide. */
export function columnsFor(fields: readonly Held[], width: number): readonly Column[] {
  const rooms = fields.map(({ control }) => columnRoom[control])
  const least = sum(rooms.map(([room]) => room))
  const shares = rooms.map(([room, share]) => (least >= width ? room : share))
  const whole = sum(shares)
  const widths = rooms.map(([room], index) => {
    const share = (shares[index] ?? 0) / (whole || 1)
    return Math.floor(room + (width - least) * (whole === 0 ? 1 / rooms.length : share))
  })
  // what the rounding leaves goes to the widest
  const widest = widths.indexOf(Math.max(...widths))
  const left = width - sum(widths)
  return fields.map(({ label, control }, index) => ({
    title: label,
    width: (widths[index] ?? 0) + (index === widest ? left : 0),
    ...(centred.includes(control) && { align: 'center' as const }),
  }))
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
