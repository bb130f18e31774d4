/** Wrong passwords that cost nothing: people mistype. */
const free = 3
/** Seconds after the first one that counts; doubles with each further one up to the most. */
const first = 5
const most = 300

/** What `vault.json` keeps of wrong passwords. */
export interface Failures {
  readonly count: number
  readonly at: number
}

/**
 * Seconds until the next password may be tried. Kept in the file, so a restart does not shorten it. A clock that was set
 * back makes nobody wait longer than the delay itself.
 */
export function secondsToWait(failures: Failures, now: number): number {
  if (failures.count < free) return 0
  const delay = Math.min(most, first * 2 ** (failures.count - free))
  const passed = Math.max(0, (now - failures.at) / 1000)
  return Math.max(0, Math.ceil(delay - passed))
}
