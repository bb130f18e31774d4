/** Reckoning with days as records keep them (`2026-03-15`), without a clock: the same on every laptop. */

const dayMs = 24 * 60 * 60 * 1000
const dateOf = (day: string): Date => new Date(`${day.slice(0, 10)}T00:00:00Z`)
const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

/** The day so many days later (or earlier). Empty stays empty. */
export const shifted = (day: string, days: number): string => (day === '' ? '' : dayOf(new Date(dateOf(day).getTime() + days * dayMs)))

/**
 * The last of so many working days from the day after. Saturdays and Sundays do not count; public holidays differ by
 * year and are for a person to correct. Empty stays empty.
 */
export function workingDaysAfter(day: string, count: number): string {
  if (day === '') return ''
  let date = dateOf(day)
  for (let left = count; left > 0; ) {
    date = new Date(date.getTime() + dayMs)
    if (date.getUTCDay() !== 0 && date.getUTCDay() !== 6) left--
  }
  return dayOf(date)
}

/** How many days lie between two; negative where the second comes first. */
export const daysBetween = (from: string, to: string): number => Math.round((dateOf(to).getTime() - dateOf(from).getTime()) / dayMs)
