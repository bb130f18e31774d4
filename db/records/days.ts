/** The calendar day on this laptop's wall: `2026-03-15`. */
export const dayOf = (instant: number): string => minuteOf(instant).slice(0, 10)

/** The minute on this laptop's wall: `2026-03-15T09:10`. */
export function minuteOf(instant: number): string {
  const date = new Date(instant)
  const parts = [date.getMonth() + 1, date.getDate(), date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0'))
  return `${date.getFullYear()}-${parts[0]}-${parts[1]}T${parts[2]}:${parts[3]}`
}
