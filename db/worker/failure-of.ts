import { type Failure, Refusal } from '../model/failure.ts'
import { diskRefusal } from '../vault/disk-failure.ts'

/**
 * What of an error may leave the thread. A Refusal was meant for people; errors of the disk have their meaning; of
 * anything else only the place in our code is told, never the message: it may hold what somebody typed.
 */
export function failureOf(error: unknown, request: string): Failure {
  const known = diskRefusal(error, 'writing')
  if (known instanceof Refusal) return known.failure
  if (error instanceof Error && error.name === 'AbortError') return { code: 'cancelled' }
  return { code: 'unexpected', where: request, detail: { place: placeOf(error) } }
}

/** File, line and column of the innermost frame in our own code, as a telephone code for whoever mends it. */
function placeOf(error: unknown): string {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line)) : []
  const own = frames.find((frame) => !/node:|node_modules/.test(frame))
  return /([\w.-]+:\d+:\d+)\)?$/.exec(own ?? '')?.[1] ?? ''
}
