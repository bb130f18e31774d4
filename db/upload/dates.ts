/** Days, minutes and instants as a profile wants them written. */

const ours = /^(\d{4})-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2}))?)?$/

interface Parts {
  readonly YYYY: string
  readonly MM: string
  readonly DD?: string | undefined
  readonly HH?: string | undefined
  readonly mm?: string | undefined
  readonly ss: string
}

const two = (number: number): string => String(number).padStart(2, '0')

function partsOf(value: unknown): Parts | null {
  if (typeof value === 'number') {
    const at = new Date(value)
    return {
      YYYY: String(at.getFullYear()),
      MM: two(at.getMonth() + 1),
      DD: two(at.getDate()),
      HH: two(at.getHours()),
      mm: two(at.getMinutes()),
      ss: two(at.getSeconds()),
    }
  }
  const found = typeof value === 'string' ? ours.exec(value) : null
  return found === null ? null : { YYYY: found[1] ?? '', MM: found[2] ?? '', DD: found[3], HH: found[4], mm: found[5], ss: '00' }
}

/**
 * `2026-03-15T09:10` in the form that is asked for: YYYY MM DD HH mm ss stand for their figures, all else for itself.
 * Null where it is no date, or does not say as much as the form asks for: an hour is never made up.
 */
export function dayWritten(value: unknown, form: string): string | null {
  const parts = partsOf(value)
  if (parts === null) return null
  let whole = true
  const written = form.replace(/YYYY|MM|DD|HH|mm|ss/g, (letters) => {
    const part = parts[letters as keyof Parts]
    if (part === undefined || (letters === 'ss' && parts.mm === undefined)) whole = false
    return part ?? ''
  })
  return whole ? written : null
}

/** What the written dates look like, for the schema. */
export const datePattern = (form: string): string =>
  `^${form
    .split(/(YYYY|MM|DD|HH|mm|ss)/)
    .map((part) => (part === 'YYYY' ? '\\d{4}' : /^(MM|DD|HH|mm|ss)$/.test(part) ? '\\d{2}' : part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')))
    .join('')}$`
