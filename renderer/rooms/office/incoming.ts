import { useSyncExternalStore } from 'react'
import type { Failure } from '../../../db/model/failure.ts'
import type { ChosenFile, ImportedBundle, ImportPreview, Progress } from '../../../electron/contract/index.ts'
import { call, failureOf, workstation } from '../../app/workstation.ts'

/** One chosen bundle on its way in. */
export type Incoming = { readonly key: string; readonly name: string; readonly size: number } & (
  | { readonly state: 'waiting' }
  | { readonly state: 'verifying'; readonly job: string; readonly progress: Progress | null; readonly cancelling: boolean }
  | { readonly state: 'refused'; readonly failure: Failure }
  | { readonly state: 'preview'; readonly preview: ImportPreview }
  | { readonly state: 'committing'; readonly preview: ImportPreview }
  | { readonly state: 'in'; readonly bundle: ImportedBundle }
  | { readonly state: 'given_up' }
)

/**
 * The bundles chosen in this window. Each is verified to its end, one after the other; none changes anything before
 * a person decides. Lives outside the room, so that verification goes on while the person looks elsewhere.
 */
class IncomingBundles {
  #all: readonly Incoming[] = []
  #running = false
  /** Typed for bundles that wait, each for one try. */
  readonly #passphrases = new Map<string, string>()
  readonly #listeners = new Set<() => void>()

  constructor() {
    // Lives as long as the page; nothing to unsubscribe.
    workstation.on.progress((progress) => this.#heard(progress))
    workstation.on.locked(() => {
      this.#passphrases.clear()
      this.#show([]) // previews do not outlive the lock
    })
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly snapshot = (): readonly Incoming[] => this.#all

  /** Takes chosen files and verifies them in their order. */
  add(files: readonly ChosenFile[]): void {
    this.#show([...this.#all, ...files.map(({ ticket, name, size }) => ({ key: ticket, name, size, state: 'waiting' }) as const)])
    void this.#verify()
  }

  async commit(key: string): Promise<void> {
    const one = this.#all.find((bundle) => bundle.key === key)
    if (one?.state !== 'preview') return
    const { preview } = one
    this.#put(key, { state: 'committing', preview })
    await call('office', 'commit', { importId: preview.importId }).then(
      (bundle) => this.#put(key, { state: 'in', bundle }),
      (error: unknown) => this.#put(key, { state: 'refused', failure: failureOf(error) }),
    )
  }

  /** Takes in everything that waits for a decision, in its order. */
  async commitAll(): Promise<void> {
    for (const one of this.#all.filter((bundle) => bundle.state === 'preview')) await this.commit(one.key)
  }

  async giveUp(key: string): Promise<void> {
    const one = this.#all.find((bundle) => bundle.key === key)
    if (one?.state !== 'preview') return
    await call('office', 'giveUp', { importId: one.preview.importId }).then(
      () => this.#put(key, { state: 'given_up' }),
      (error: unknown) => this.#put(key, { state: 'refused', failure: failureOf(error) }),
    )
  }

  async cancel(key: string): Promise<void> {
    const one = this.#all.find((bundle) => bundle.key === key)
    if (one?.state !== 'verifying') return
    this.#put(key, { ...one, cancelling: true })
    await call('jobs', 'cancel', { job: one.job })
  }

  /** Tries a bundle that is locked with a passphrase. */
  open(key: string, passphrase: string): void {
    this.#passphrases.set(key, passphrase)
    this.#put(key, { state: 'waiting' })
    void this.#verify()
  }

  /** Takes a bundle that is settled off the screen. */
  remove(key: string): void {
    this.#show(this.#all.filter((bundle) => bundle.key !== key))
  }

  async #verify(): Promise<void> {
    if (this.#running) return
    this.#running = true
    for (;;) {
      const next = this.#all.find((bundle) => bundle.state === 'waiting')
      if (next === undefined) break
      const job = crypto.randomUUID()
      this.#put(next.key, { state: 'verifying', job, progress: null, cancelling: false })
      const passphrase = this.#passphrases.get(next.key)
      this.#passphrases.delete(next.key)
      await call('office', 'stage', { ticket: next.key, passphrase, job }).then(
        (preview) => this.#put(next.key, { state: 'preview', preview }),
        (error: unknown) => this.#put(next.key, { state: 'refused', failure: failureOf(error) }),
      )
    }
    this.#running = false
  }

  #heard(progress: Progress): void {
    const one = this.#all.find((bundle) => bundle.state === 'verifying' && bundle.job === progress.job)
    if (one?.state === 'verifying') this.#put(one.key, { ...one, progress })
  }

  #put(key: string, next: DistributiveOmit<Incoming, 'key' | 'name' | 'size'>): void {
    this.#show(this.#all.map((one) => (one.key === key ? { ...next, key, name: one.name, size: one.size } : one)))
  }

  #show(all: readonly Incoming[]): void {
    this.#all = all
    for (const listener of this.#listeners) listener()
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

export const incoming = new IncomingBundles()

/** The bundles on their way in, followed. */
export const useIncoming = (): readonly Incoming[] => useSyncExternalStore(incoming.subscribe, incoming.snapshot)
