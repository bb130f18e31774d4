import { z } from 'zod'
import { Line } from '../../model/ids.ts'
import { KeyShare, mostShares } from '../../model/share.ts'
import { request } from './request.ts'

/** One share as it is handed out: once, on paper or as a file. */
export interface ShareSheet {
  readonly share: KeyShare
  /** 套号 */
  readonly tag: string
  /** Text of its QR code. */
  readonly code: string
  /** Groups of five characters to type where nothing can scan. */
  readonly spelled: string
  /** The 密钥包 in such groups, the same on every share. */
  readonly spelledSealed: string
}

export interface Drilled {
  readonly at: number
  readonly by: string
  readonly numbers: readonly number[]
}

export interface SharesState {
  /** The set in use; null where the key was never split. */
  readonly set: {
    readonly tag: string
    readonly threshold: number
    /** By number; empty where not known. */
    readonly holders: readonly string[]
    readonly madeAt: number
    readonly madeBy: string
    /** False once the case file has another identity than the shares hold: to be split anew. */
    readonly ofThisDevice: boolean
  } | null
  /** The latest first. */
  readonly drills: readonly Drilled[]
  readonly everyDays: number
  readonly dueAt: number | null
  readonly overdue: boolean
}

/** What shares hold: compared before it is taken over. */
export interface Restored {
  readonly tag: string
  readonly office: string
  readonly madeAt: number | null
  /** Of the card of the device that they restore. */
  readonly fingerprint: string
  /** This case file is that device. */
  readonly already: boolean
}

/** Each the text of a share: of its file, its code, or typed in groups; and the 密钥包 where all were typed. */
const shares = z
  .array(z.string().max(4096))
  .min(1)
  .max(mostShares + 1)

export const sharesRequests = {
  state: request(z.object({}), 'read').answers<SharesState>(),
  split: request(
    z.object({
      password: z.string().max(200),
      threshold: z.int().min(2).max(mostShares),
      holders: z.array(Line.min(1)).min(2).max(mostShares),
    }),
    'split_key',
    ['shares', 'audit'],
  ).answers<readonly ShareSheet[]>(),
  saveShare: request(z.object({ folder: z.string().min(1).max(4096), share: KeyShare }), 'split_key', ['audit']).answers<{
    readonly fileName: string
  }>(),
  /** Proves that they give the key back; replaces nothing. */
  drill: request(z.object({ shares }), 'drill', ['shares', 'audit']).answers<Drilled>(),
  /** Whose identity they hold. */
  open: request(z.object({ shares }), 'split_key').answers<Restored>(),
  /** The person has compared the fingerprint: this case file is that device from now on. */
  restore: request(z.object({ shares, fingerprint: Line, password: z.string().max(200) }), 'split_key', ['everything']).answers<Restored>(),
  setDrillEvery: request(z.object({ days: z.int().min(7).max(1000) }), 'split_key', ['shares', 'audit']).answers<null>(),
}
