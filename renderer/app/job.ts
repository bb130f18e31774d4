import { useSyncExternalStore } from 'react'
import type { Failure } from '../../db/model/failure.ts'
import type { Progress } from '../../electron/contract/index.ts'
import { call, failureOf, workstation } from './workstation.ts'

/** How far a long job is. */
export type JobState<T> =
  | { readonly state: 'idle' }
  | {
      readonly state: 'running'
      readonly progress: Progress | null
      /** Milliseconds that the present stage still needs at its pace so far; null while nobody can tell. */
      readonly remaining: number | null
      readonly cancelling: boolean
    }
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: 'failed'; readonly failure: Failure }

/** A guess from less than this would jump about. */
const leastElapsed = 800

/**
 * One kind of long work that goes on while the person is elsewhere in the program. It lives outside the rooms:
 * whoever comes back finds it running, or its result.
 */
export class LongJob<T> {
  #state: JobState<T> = { state: 'idle' }
  #job: string | null = null
  #stage = { name: '', since: 0 }
  readonly #listeners = new Set<() => void>()

  constructor() {
    // Lives as long as the page; nothing to unsubscribe.
    workstation.on.progress((progress) => this.#heard(progress))
    workstation.on.locked(() => this.reset())
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly snapshot = (): JobState<T> => this.#state

  /** Starts the work; it is given the name under which it reports. Never throws: how it ended is the state. */
  async run(work: (job: string) => Promise<T>): Promise<void> {
    const job = crypto.randomUUID()
    this.#job = job
    this.#stage = { name: '', since: 0 }
    this.#show({ state: 'running', progress: null, remaining: null, cancelling: false })
    const ended: JobState<T> = await work(job).then(
      (value) => ({ state: 'done', value }),
      (error: unknown) => ({ state: 'failed', failure: failureOf(error) }),
    )
    if (this.#job === job) this.#show(ended)
  }

  /** Asks the work to stop; it ends as failed with `cancelled`. */
  async cancel(): Promise<void> {
    if (this.#job === null || this.#state.state !== 'running') return
    this.#show({ ...this.#state, cancelling: true })
    await call('jobs', 'cancel', { job: this.#job })
  }

  /** Changes what the last work came to, as for a secret that has been seen. */
  revise(change: (value: T) => T): void {
    if (this.#state.state === 'done') this.#show({ state: 'done', value: change(this.#state.value) })
  }

  /** Forgets how the last work ended. */
  reset(): void {
    this.#job = null
    this.#show({ state: 'idle' })
  }

  #heard(progress: Progress): void {
    if (progress.job !== this.#job || this.#state.state !== 'running') return
    const now = Date.now()
    if (progress.stage !== this.#stage.name) this.#stage = { name: progress.stage, since: now }
    const elapsed = now - this.#stage.since
    const known = progress.total > 0 && progress.done > 0 && elapsed >= leastElapsed
    this.#show({ ...this.#state, progress, remaining: known ? (elapsed * (progress.total - progress.done)) / progress.done : null })
  }

  #show(state: JobState<T>): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

/** The state of a long job, followed. */
export const useJob = <T>(job: LongJob<T>): JobState<T> => useSyncExternalStore(job.subscribe, job.snapshot)
