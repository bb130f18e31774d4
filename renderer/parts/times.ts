import dayjs, { type Dayjs } from 'dayjs'

/** Full-width digits and marks as a Chinese input method leaves them. */
const narrow = (text: string): string => text.replace(/[０-９：－．／]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0)).trim()

const exists = (year: number, month: number, day: number): string | null => {
  const made = dayjs(new Date(year, month - 1, day))
  return made.month() === month - 1 && made.date() === day && year >= 1900 && year <= 2100 ? made.format('YYYY-MM-DD') : null
}

/** Year, month and day in any of the ways people write them; the year may be left out. */
const shapes = [/^(\d{4})(\d{2})(\d{2})$/, /^(?:(\d{4})\s*[-./年]\s*)?(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/, /^()(\d{2})(\d{2})$/]
const words: Readonly<Record<string, number>> = { 昨天: -1, 今天: 0, 今日: 0, 明天: 1, 后天: 2 }

/**
 * A day as typed loosely (`3.15`, `0315`, `2026年3月15日`, `今天`) in the form that records keep, `2026-03-15`.
 * Empty stays empty; null when it is no day. A day without a year is of the year of `today`.
 */
export function parseDay(typed: string, today: Dayjs): string | null {
  const text = narrow(typed)
  if (text === '') return ''
  const shift = words[text]
  if (shift !== undefined) return today.add(shift, 'day').format('YYYY-MM-DD')
  for (const shape of shapes) {
    const found = shape.exec(text)
    if (found) return exists(Number(found[1] || today.year()), Number(found[2]), Number(found[3]))
  }
  return null
}

/**
 * A minute as typed loosely (`9:10`, `0910`, `3月15日 9:10`) in the form that records keep, `2026-03-15T09:10`.
 * A time without a day is of the day `base`. Empty stays empty; null when it is none.
 */
export function parseMinute(typed: string, base: Dayjs): string | null {
  const text = narrow(typed).replace('T', ' ')
  if (text === '') return ''
  if (text === '现在') return dayjs().format('YYYY-MM-DDTHH:mm')
  const found = /^(?:(.+?)\s+)?(\d{1,2})\s*[:.时点]?\s*(\d{2})分?$/.exec(text)
  if (!found) return null
  const [hour, minute] = [Number(found[2]), Number(found[3])]
  const day = found[1] === undefined ? base.format('YYYY-MM-DD') : parseDay(found[1], base)
  if (!day || hour > 23 || minute > 59) return null
  return `${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** Whether a day is over. */
export const isPast = (day: string): boolean => day !== '' && day < dayjs().format('YYYY-MM-DD')
/** A time of day as typed loosely (`9:10`, `0910`, `9点10分`) in the form that records keep, `09:10`. Empty stays empty. */
export function parseTime(typed: string): string | null {
  const text = narrow(typed)
  if (text === '') return ''
  const found = /^(\d{1,2})\s*[:.时点]?\s*(\d{2})分?$/.exec(text)
  if (!found) return null
  const [hour, minute] = [Number(found[1]), Number(found[2])]
  return hour > 23 || minute > 59 ? null : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** Moves a day by some days; an empty one becomes today. */
export const shiftDay = (day: string, by: number, today: Dayjs): string =>
  day === '' ? today.format('YYYY-MM-DD') : dayjs(day).add(by, 'day').format('YYYY-MM-DD')

/** `2026-03-15T09:10` as people read it in a form. */
export const minuteText = (minute: string): string => minute.replace('T', ' ')

/** From and to as one reads them: the day once, when it is one day. Empty where nothing is known. */
export function spanText(from: string, to: string): string {
  if (from === '' || to === '') return minuteText(from || to)
  return from.slice(0, 10) === to.slice(0, 10) ? `${minuteText(from)}–${to.slice(11)}` : `${minuteText(from)} – ${minuteText(to)}`
}

/** A month as typed loosely (`1975.6`, `197506`, `1975年6月`) in the form that records keep, `1975-06`. */
export function parseMonth(typed: string): string | null {
  const text = narrow(typed)
  if (text === '') return ''
  const found = /^(\d{4})\s*[-./年]?\s*(\d{1,2})月?$/.exec(text)
  if (!found) return null
  const [year, month] = [Number(found[1]), Number(found[2])]
  return year >= 1900 && year <= 2100 && month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : null
}
