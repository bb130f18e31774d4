import type { Failure, FailureCode } from '../../db/model/failure.ts'

/** A saved state of what is being edited. */
export interface Saved<B> {
  readonly version: number
  readonly body: B
}

/** How a keeper reaches the case file. Both throw; `failureOf` names what was thrown. */
export interface Road<B, S extends Saved<B>> {
  readonly save: (version: number, changes: Partial<B>) => Promise<S>
  readonly open: () => Promise<S>
  readonly failureOf: (error: unknown) => Failure
}

export interface Kept<B> {
  readonly body: B
  readonly status: 'saved' | 'saving' | 'failed'
  readonly savedAt: number | null
  readonly failure: Failure | null
}

/** Typing without a pause is still saved this often, in milliseconds: a crash costs at most about a second. */
const longestDelay = 1000
/** How soon a failed save is tried again, in milliseconds. */
const retryDelay = 5000
/** Trying again cannot help: the record itself refuses the change. */
const final: readonly FailureCode[] = ['draft_frozen', 'not_allowed', 'bad_input', 'not_found', 'locked']

/**
 * Keeps one record while it is typed: collects changed fields, saves them in order, one save at a time, and holds
 * on to what could not be saved. Knows no React.
 */
export class Keeper<B extends object, S extends Saved<B>> {
  readonly #road: Road<B, S>
  readonly #delay: number
  readonly #tell: (kept: Kept<B>) => void
  #saved: S
  #pending: Partial<B> = {}
  #since: number | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> | null = null
  #kept: Kept<B>

  constructor(saved: S, road: Road<B, S>, delay: number, tell: (kept: Kept<B>) => void) {
    this.#saved = saved
    this.#road = road
    this.#delay = delay
    this.#tell = tell
    this.#kept = { body: saved.body, status: 'saved', savedAt: null, failure: null }
  }

  get kept(): Kept<B> {
    return this.#kept
  }

  /** Takes changed top-level fields; they are saved after the delay. */
  change(partial: Partial<B>): void {
    this.#pending = { ...this.#pending, ...partial }
    this.#show({ body: { ...this.#kept.body, ...partial }, status: this.#kept.failure === null ? 'saving' : 'failed' })
    this.#since ??= Date.now()
    this.#wait(Math.min(this.#delay, Math.max(0, this.#since + longestDelay - Date.now())))
  }

  /** Takes a state that arrived from elsewhere; what is being typed stays on top. */
  adopt(saved: S): void {
    if (saved.version <= this.#saved.version) return
    this.#saved = saved
    this.#show({ body: { ...saved.body, ...this.#pending } })
  }

  /** Saves what is held now. Resolves when all of it is saved or a save failed. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#running ??= this.#drain().finally(() => {
      this.#running = null
    })
    await this.#running
  }

  /** Gives the last state and stops the clock. */
  async close(): Promise<void> {
    await this.flush()
    clearTimeout(this.#timer)
  }

  async #drain(): Promise<void> {
    while (Object.keys(this.#pending).length > 0) {
      const changes = this.#pending
      this.#pending = {}
      this.#since = null
      try {
        this.#saved = await this.#save(changes)
        const done = Object.keys(this.#pending).length === 0
        this.#show({
          body: { ...this.#saved.body, ...this.#pending },
          status: done ? 'saved' : 'saving',
          savedAt: Date.now(),
          failure: null,
        })
      } catch (error) {
        this.#pending = { ...changes, ...this.#pending }
        const failure = this.#road.failureOf(error)
        this.#show({ status: 'failed', failure })
        if (!final.includes(failure.code)) this.#wait(retryDelay)
        return
      }
    }
  }

  /** A save that meets a newer version takes that version's other fields and keeps what was typed here. */
  async #save(changes: Partial<B>): Promise<S> {
    try {
      return await this.#road.save(this.#saved.version, changes)
    } catch (error) {
      if (this.#road.failureOf(error).code !== 'version_conflict') throw error
      this.#saved = await this.#road.open()
      return this.#road.save(this.#saved.version, changes)
    }
  }

  #wait(delay: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), delay)
  }

  #show(next: Partial<Kept<B>>): void {
    this.#kept = { ...this.#kept, ...next }
    this.#tell(this.#kept)
  }
}
