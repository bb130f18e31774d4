import { Worker } from 'node:worker_threads'
import { type Answer, Refusal } from '../model/failure.ts'
import type { FromWorker, Progress, ToWorker } from './messages.ts'
import { type Area, type Casework, requests } from './requests/index.ts'
import type { Topic } from './requests/request.ts'

/** The casework as its callers see it: the shell's main process and the command line. */
export interface CaseworkThread {
  /** Every request as a function; a failure is thrown as a Refusal. */
  readonly casework: Casework
  onProgress(listener: (progress: Progress) => void): () => void
  onChanged(listener: (topics: readonly Topic[]) => void): () => void
  /** The thread died and nobody had asked for it; what was not answered fails. */
  onGone(listener: () => void): () => void
  /** Ends the thread at once. A case file that is to be closed in good order is locked first. */
  stop(): Promise<void>
}

const source = new URL('./thread.ts', import.meta.url)

/**
 * The line to the worker thread. The thread starts with the first request, ends with `vault.lock` or `stop`, and starts
 * again with the next. `thread` is its built file; the source where the program runs unbuilt.
 */
export function startCasework(thread: URL = source): CaseworkThread {
  const progress = new Listeners<Progress>()
  const changed = new Listeners<readonly Topic[]>()
  const gone = new Listeners<void>()
  let current: Thread | null = null

  const ask = (area: string, verb: string, args: unknown): Promise<unknown> => {
    current ??= new Thread(thread, {
      onProgress: (event) => progress.tell(event),
      onChanged: (topics) => changed.tell(topics),
      onEnd: (ended, expected) => {
        if (current === ended) current = null
        if (!expected) gone.tell()
      },
    })
    const asked = current
    if (area !== 'vault' || verb !== 'lock') return asked.ask(area, verb, args)
    return asked.askLast(area, verb, args).finally(() => {
      if (current === asked) current = null
    })
  }

  return {
    casework: caseworkOver(ask),
    onProgress: (listener) => progress.add(listener),
    onChanged: (listener) => changed.add(listener),
    onGone: (listener) => gone.add(listener),
    async stop() {
      const stopped = current
      current = null
      await stopped?.stop()
    },
  }
}

function caseworkOver(ask: (area: string, verb: string, args: unknown) => Promise<unknown>): Casework {
  const areas = (Object.keys(requests) as Area[]).map((area) => {
    const verbs = Object.keys(requests[area]).map((verb) => [verb, (args: unknown) => ask(area, verb, args)])
    return [area, Object.fromEntries(verbs)]
  })
  return Object.fromEntries(areas) as Casework
}

interface ThreadEvents {
  readonly onProgress: (progress: Progress) => void
  readonly onChanged: (topics: readonly Topic[]) => void
  readonly onEnd: (thread: Thread, expected: boolean) => void
}

/** One life of the worker thread. */
class Thread {
  readonly #worker: Worker
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>()
  #next = 1
  #last: number | null = null
  #expected = false

  constructor(file: URL, events: ThreadEvents) {
    this.#worker = new Worker(file)
    this.#worker.on('message', (message: FromWorker) => {
      if (message.type === 'answer') this.#settle(message.id, message.answer)
      else if (message.type === 'progress') events.onProgress(message.progress)
      else events.onChanged(message.topics)
    })
    this.#worker.on('error', () => undefined) // `exit` follows; what it was is nobody's to read
    this.#worker.on('exit', () => {
      for (const waiting of this.#waiting.values()) waiting.reject(new Refusal(this.#expected ? 'locked' : 'unexpected', 'thread'))
      this.#waiting.clear()
      events.onEnd(this, this.#expected)
    })
  }

  ask(area: string, verb: string, args: unknown): Promise<unknown> {
    const id = this.#next++
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#worker.postMessage({ type: 'ask', id, area, verb, args } satisfies ToWorker)
    })
  }

  /** The same for a request that ends the thread, whether it is granted or not. */
  askLast(area: string, verb: string, args: unknown): Promise<unknown> {
    this.#last = this.#next
    return this.ask(area, verb, args)
  }

  async stop(): Promise<void> {
    this.#expected = true
    await this.#worker.terminate()
  }

  #settle(id: number, answer: Answer<unknown>): void {
    // At once: the last messages and the exit can come in one breath, with no promise settled in between.
    if (id === this.#last) this.#expected = true
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (answer.ok) waiting?.resolve(answer.value)
    else waiting?.reject(new Refusal(answer.failure.code, answer.failure.where, answer.failure.detail))
  }
}

/** Those who want to know; each gets back how to stop wanting. */
class Listeners<E> {
  readonly #all = new Set<(event: E) => void>()

  add(listener: (event: E) => void): () => void {
    this.#all.add(listener)
    return () => this.#all.delete(listener)
  }

  tell(event: E): void {
    for (const listener of this.#all) listener(event)
  }
}
