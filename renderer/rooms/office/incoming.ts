import { useSyncExternalStore } from 'react'
import type { Failure } from '../../../db/model/failure.ts'
import type { ChosenFile, DeskReport, ImportedBundle, ImportPreview, Progress } from '../../../electron/contract/index.ts'
import { reportFailure } from '../../app/failures.ts'
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

/** What is on the desk, and how far the taking in of all of it is. */
export interface Desk {
  readonly bundles: readonly Incoming[]
  readonly applying: { readonly job: string; readonly progress: Progress | null } | null
}

/**
 * The bundles chosen in this window. Each is verified to its end, one after the other; none changes anything before
 * a person decides on all of them. Lives outside the room, so that verification goes on while the person looks elsewhere.
 */
class IncomingBundles {
  #desk: Desk = { bundles: [], applying: null }
  #running = false
  /** Typed for bundles that wait, each for one try. */
  readonly #passphrases = new Map<string, string>()
  readonly #listeners = new Set<() => void>()

  constructor() {
    // Lives as long as the page; nothing to unsubscribe.
    workstation.on.progress((progress) => this.#heard(progress))
    workstation.on.locked(() => {
      this.#passphrases.clear()
      this.#show({ bundles: [], applying: null }) // previews do not outlive the lock
    })
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly snapshot = (): Desk => this.#desk

  get #all(): readonly Incoming[] {
    return this.#desk.bundles
  }

  /** Takes chosen files and verifies them in their order. */
  add(files: readonly ChosenFile[]): void {
    this.#list([...this.#all, ...files.map(({ ticket, name, size }) => ({ key: ticket, name, size, state: 'waiting' }) as const)])
    void this.#verify()
  }

  /** Takes in everything that waits for a decision, as one. */
  async apply(): Promise<void> {
    const waiting = this.#all.filter((bundle) => bundle.state === 'preview')
    if (waiting.length === 0 || this.#desk.applying !== null) return
    const job = crypto.randomUUID()
    for (const { key, preview } of waiting) this.#put(key, { state: 'committing', preview })
    this.#show({ ...this.#desk, applying: { job, progress: null } })
    await call('office', 'applyAll', { importIds: waiting.map(({ preview }) => preview.importId), job }).then(
      (report) => {
        for (const { key, preview } of waiting) this.#settle(key, preview, report)
      },
      (error: unknown) => {
        // All or nothing: they are still staged, and can be tried again.
        for (const { key, preview } of waiting) this.#put(key, { state: 'preview', preview })
        this.#show({ ...this.#desk, applying: null })
        reportFailure(failureOf(error))
      },
    )
    this.#show({ ...this.#desk, applying: null })
  }

  #settle(key: string, { importId, manifest }: ImportPreview, { bundles, refused }: DeskReport): void {
    const bundle = bundles.find(({ bundleId }) => bundleId === manifest.bundleId)
    const failure = refused.find((one) => one.importId === importId)?.failure
    if (bundle !== undefined && failure === undefined) this.#put(key, { state: 'in', bundle })
    else this.#put(key, { state: 'refused', failure: failure ?? { code: 'unexpected' } })
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
    this.#list(this.#all.filter((bundle) => bundle.key !== key))
  }

  /** The same for all that are settled. */
  clear(): void {
    this.#list(this.#all.filter(({ state }) => state !== 'in' && state !== 'given_up' && state !== 'refused'))
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
    const { applying } = this.#desk
    if (applying?.job === progress.job) this.#show({ ...this.#desk, applying: { ...applying, progress } })
    const one = this.#all.find((bundle) => bundle.state === 'verifying' && bundle.job === progress.job)
    if (one?.state === 'verifying') this.#put(one.key, { ...one, progress })
  }

  #put(key: string, next: DistributiveOmit<Incoming, 'key' | 'name' | 'size'>): void {
    this.#list(this.#all.map((one) => (one.key === key ? { ...next, key, name: one.name, size: one.size } : one)))
  }

  #list(bundles: readonly Incoming[]): void {
    this.#show({ ...this.#desk, bundles })
  }

  #show(desk: Desk): void {
    this.#desk = desk
    for (const listener of this.#listeners) listener()
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

export const incoming = new IncomingBundles()

/** The bundles on their way in, followed. */
export const useIncoming = (): Desk => useSyncExternalStore(incoming.subscribe, incoming.snapshot)
