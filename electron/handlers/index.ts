import { Refusal } from '../../db/model/failure.ts'
import type { Casework } from '../../db/worker/requests/index.ts'
import { type Contract, contract } from '../contract/index.ts'
import type { Handlers } from './gate.ts'

interface Answerers {
  /** What the main process answers itself, because it concerns this computer. */
  readonly own: { readonly [A in keyof Contract]?: Handlers<A> }
  /** The thread: everything else. */
  readonly casework: Casework
  /** Whether a case file is open. While none is, nothing that needs one may wake the thread. */
  isOpen(): boolean
}

type Call = (args: unknown) => Promise<unknown>
type Calls = Readonly<Record<string, Readonly<Record<string, Call>> | undefined>>
type Needs = Readonly<Record<string, Readonly<Record<string, { readonly needs: string }>> | undefined>>

/** Answers a verb of the contract here if it concerns this computer, otherwise in the thread. */
export const answerWith =
  ({ own, casework, isOpen }: Answerers) =>
  async (area: string, verb: string, args: unknown): Promise<unknown> => {
    const needs = (contract as Needs)[area]?.[verb]?.needs
    if (needs !== 'none' && !isOpen()) throw new Refusal('locked')
    const call = (own as Calls)[area]?.[verb] ?? (casework as unknown as Calls)[area]?.[verb]
    // The gate knows only verbs of the contract: nobody answering is a fault of ours.
    if (call === undefined) throw new Error(`nobody answers ${area}.${verb}`)
    return call(args)
  }
