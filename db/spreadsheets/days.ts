import { SSF } from '@e965/xlsx'
import type { Cell } from './open.ts'

const written = /^(\d{4})\s*[-./年．。]\s*(\d{1,2})\s*[-./月．。]\s*(\d{1,2})\s*[日号]?(?:[ T]\s*\d{1,2}:\d{2}(?::\d{2})?)?$/
const packed = /^(\d{4})(\d{2})(\d{2})$/

/** Whether there is such a day, and it lies where casework can lie. */
function dayOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real && year >= 1900 && year <= 2100 ? date.toISOString().slice(0, 10) : undefined
}

/** `2026-03-15` from what people write for it, or from the number that a spreadsheet program keeps; undefined where it is no day. */
export function dayIn({ shown, number, isDay }: Cell, from1904: boolean): string | undefined {
  const text = shown.normalize('NFKC').trim()
  const parts = packed.exec(number === undefined ? text : String(number)) ?? (number === undefined ? written.exec(text) : null)
  if (parts !== null) return dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3]))
  // Without a day's format a number is taken for one only where it cannot well be anything else (1954 to 2064).
  if (number === undefined || (isDay !== true && !(Number.isInteger(number) && number > 20_000 && number < 60_000))) return undefined
  const code = SSF.parse_date_code(number, { date1904: from1904 }) as { y: number; m: number; d: number } | null
  return code === null ? undefined : dayOf(code.y, code.m, code.d)
}
