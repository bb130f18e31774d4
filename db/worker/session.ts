import { restoreBackup } from '../exchange/restore.ts'
import { Refusal } from '../model/failure.ts'
import type { SalvageReport } from '../model/salvage.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { createCaseFile } from '../vault/create-case-file.ts'
import { certificateIn, finishDestruction } from '../vault/destroy.ts'
import { describeCaseFile, openCaseFile, recoverCaseFile } from '../vault/open-case-file.ts'
import { postsIn } from './permissions.ts'
import type { Requests } from './requests/index.ts'
import type { Created, Restored, Session as SessionFace } from './requests/vault.ts'
import type { Context, Opening, Parsed } from './serve.ts'
import { idleLockMinutes } from './settings.ts'

/** Milliseconds that running work has to notice that the case file locks. */
const grace = 3000

type Args<V extends Opening<'vault'>> = Parsed<Requests['vault'][V]>

/** Who is at the keyboard, as the page sees it. */
export const faceOf = ({ mode, label, person, device, opening, queries }: CaseFile): SessionFace => ({
  mode,
  label,
  ...person,
  deviceId: device.id,
  deviceName: device.name,
  idleLockMinutes: idleLockMinutes(queries),
  ...opening,
})

/** Locked, or open with one case file. Opening and locking wait for one another; work in between may overlap. */
export class Session {
  #open: { readonly caseFile: CaseFile; readonly locking: AbortController } | null = null
  #turn: Promise<unknown> = Promise.resolve()
  readonly #running = new Set<Promise<unknown>>()

  /** Throws `locked`. */
  get caseFile(): CaseFile {
    if (this.#open === null) throw new Refusal('locked')
    return this.#open.caseFile
  }

  /** Runs one piece of work on the open case file; locking lets it come to an end first. Throws `locked`. */
  during<T>(work: (caseFile: CaseFile, locking: AbortSignal) => Promise<T>): Promise<T> {
    if (this.#open === null || this.#open.locking.signal.aborted) throw new Refusal('locked')
    const running = work(this.#open.caseFile, this.#open.locking.signal)
    const settled: Promise<unknown> = running.then(
      () => this.#running.delete(settled),
      () => this.#running.delete(settled),
    )
    this.#running.add(settled)
    return running
  }

  /** The verbs that need no open case file, one after the other. */
  opening(verb: Opening<'vault'>, args: unknown, context: Context): Promise<unknown> {
    if (verb === 'describe') return Promise.resolve(describeCaseFile((args as Args<'describe'>).folder))
    const turn = this.#turn.then(() => this.#take(verb, args, context))
    this.#turn = turn.catch(() => undefined) // its caller hears of it; the next in line starts afresh
    return turn
  }

  async #take(
    verb: Exclude<Opening<'vault'>, 'describe'>,
    args: unknown,
    context: Context,
  ): Promise<Created | SessionFace | SalvageReport | Restored | null> {
    if (verb === 'lock') return this.#lock()
    if (this.#open !== null) throw new Refusal('case_file_in_use')
    if (verb === 'salvage') {
      const { salvageCaseFile } = await import('../salvage/salvage.ts') // rarely wanted
      return salvageCaseFile(args as Args<'salvage'>, context)
    }
    if (verb === 'restore') return restoreBackup(args as Args<'restore'>, context)
    if (verb === 'create') return this.#create(args as Args<'create'>)
    if (verb === 'unlock') {
      const { folder, ...account } = args as Args<'unlock'>
      return this.#enter(await openCaseFile(folder, account))
    }
    const { folder, ...account } = args as Args<'recover'>
    return this.#enter(await recoverCaseFile(folder, account))
  }

  async #create(args: Args<'create'>): Promise<Created> {
    if (!postsIn(args.mode).includes(args.person.post)) throw new Refusal('bad_input', 'person/post')
    const { caseFile, recoveryKey } = await createCaseFile(args)
    return { session: this.#enter(caseFile), recoveryKey }
  }

  #enter(caseFile: CaseFile): SessionFace {
    this.#open = { caseFile, locking: new AbortController() }
    return faceOf(caseFile)
  }

  async #lock(): Promise<null> {
    if (this.#open === null) return null
    const { caseFile, locking } = this.#open
    locking.abort()
    // Work that does not notice must not keep the case file open: a lid may be closing.
    let timer: NodeJS.Timeout | undefined
    await Promise.race([
      Promise.all(this.#running),
      new Promise((resolve) => {
        timer = setTimeout(resolve, grace)
      }),
    ])
    clearTimeout(timer)
    this.#open = null
    caseFile.close()
    if (certificateIn(caseFile.folder) !== undefined) finishDestruction(caseFile.folder)
    return null
  }
}
