/** Days as forms keep them (`2026-03-15`), and rules that name one of them by its distance from another. */

export interface Calendar {
  readonly counting: 'calendar' | 'working'
  /** Working days on which nobody works, and days of rest on which all do. */
  readonly restDays: readonly string[]
  readonly workDays: readonly string[]
}

/** The calendar of a round (what nobody has set counts every day and knows no holidays), or of none yet. */
export const calendarOf = (
  round: {
    readonly dayCounting?: Calendar['counting'] | undefined
    readonly restDays?: readonly string[] | undefined
    readonly workDays?: readonly string[] | undefined
  } | null,
): Calendar => ({ counting: round?.dayCounting ?? 'calendar', restDays: round?.restDays ?? [], workDays: round?.workDays ?? [] })

export const anchors = ['entry', 'exit', 'petitions'] as const
/** 进驻, 撤点, 信访截止. */
export type Anchor = (typeof anchors)[number]

export interface OffsetRule {
  readonly anchor: Anchor
  readonly days: number
}

const anchorWords: Readonly<Record<string, Anchor>> = {
  entry: 'entry',
  进驻: 'entry',
  exit: 'exit',
  撤点: 'exit',
  petitions: 'petitions',
  信访截止: 'petitions',
}

/** `entry+3`, `exit-7`, `进驻+3`, `撤点-7`, `进驻`; null where it is no rule. */
export function offsetIn(text: string): OffsetRule | null {
  const parts = /^([a-z]+|[\u4e00-\u9fff]+?)\s*(?:([+-])\s*(\d{1,3})\s*[天日]?)?$/.exec(text.normalize('NFKC').trim().toLowerCase())
  const anchor = parts === null ? undefined : anchorWords[parts[1] ?? '']
  if (parts === null || anchor === undefined) return null
  const days = Number(parts[3] ?? 0)
  return { anchor, days: parts[2] === '-' ? -days : days }
}

const dayLength = 86_400_000
const instantOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** The day so many calendar days later (or earlier). Empty stays empty. */
export const plusDays = (day: string, days: number): string =>
  day === '' ? '' : new Date(instantOf(day.slice(0, 10)) + days * dayLength).toISOString().slice(0, 10)

/** How many days lie between two; negative where the second comes first. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((instantOf(to.slice(0, 10)) - instantOf(from.slice(0, 10))) / dayLength)

/** From 0, Sunday. */
export const weekdayOf = (day: string): number => new Date(instantOf(day)).getUTCDay()

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => plusDays(day, -((weekdayOf(day) + 6) % 7))

export const isWorkday = (day: string, { restDays, workDays }: Calendar): boolean =>
  workDays.includes(day) || (![0, 6].includes(weekdayOf(day)) && !restDays.includes(day))

/** The most days in a row without work that are stepped over; a calendar without any working day ends here. */
const longestRest = 400

/**
 * The day a rule means. Counted in working days it is always a working day: what falls on a day of rest moves on, away
 * from a day before which things must be done it moves back.
 */
export function dayBy(anchorDay: string, days: number, calendar: Calendar): string {
  if (calendar.counting === 'calendar') return plusDays(anchorDay, days)
  const step = days < 0 ? -1 : 1
  let day = anchorDay
  for (let left = Math.abs(days), tried = 0; tried < longestRest * 3; tried++) {
    if (left === 0 && isWorkday(day, calendar)) return day
    day = plusDays(day, step)
    if (left > 0 && isWorkday(day, calendar)) left--
  }
  return plusDays(anchorDay, days)
}

/** The last of so many working days from the day after, however else the calendar counts. Empty stays empty. */
export const workingDaysAfter = (day: string, count: number, calendar: Calendar): string =>
  day === '' || count === 0 ? day : dayBy(day, count, { ...calendar, counting: 'working' })
