import { z } from 'zod'
import { Id, Line } from '../../model/ids.ts'
import { Post } from '../../model/people.ts'
import type { SalvageReport } from '../../model/salvage.ts'
import { Job } from './attachments.ts'
import { request } from './request.ts'

/** Folders are named by the main process or the CLI, never by the page. */
const folder = z.string().min(1).max(4096)
/** NFKC and a floor of ten characters; strength beyond that is the person's. */
const newPassword = z.string().min(10).max(200)
const password = z.string().max(200)

export interface AccountName {
  readonly id: Id
  readonly name: string
}

/** What can be told of a case file before it is open. */
export interface CaseFileFace {
  readonly mode: 'group' | 'office'
  readonly label: string
  readonly formatVersion: number
  readonly accounts: readonly AccountName[]
  /** Seconds until the next password may be tried. */
  readonly waitSeconds: number
}

/** Who is at the keyboard. */
export interface Session {
  readonly mode: 'group' | 'office'
  readonly label: string
  readonly accountId: Id
  readonly memberId: Id
  readonly name: string
  readonly post: Post
  readonly deviceId: Id
  readonly deviceName: string
  readonly idleLockMinutes: number
  /** Set when opening migrated an older file: the backup made before. */
  readonly migratedFrom: number | null
  /** The database is older than when it was last locked: somebody put a copy back. To be said, and looked into. */
  readonly setBack: boolean
}

export interface Created {
  readonly session: Session
  /** Shown once, to be printed and sealed: eight groups of characters that cannot be mistaken for one another. */
  readonly recoveryKey: string
}

/** A case file that came out of a backup. */
export interface Restored {
  readonly label: string
  readonly mode: 'group' | 'office'
}

export const vaultRequests = {
  describe: request(z.object({ folder }), 'none').answers<CaseFileFace>(),
  create: request(
    z.object({
      folder,
      mode: z.enum(['group', 'office']),
      label: Line.min(1),
      deviceName: Line.min(1),
      person: z.object({ name: Line.min(1), post: Post }),
      password: newPassword,
    }),
    'none',
  ).answers<Created>(),
  unlock: request(z.object({ folder, accountId: Id, password }), 'none').answers<Session>(),
  /** The recovery key opens and sets a new password for the account. */
  recover: request(z.object({ folder, accountId: Id, recoveryKey: z.string().max(200), newPassword }), 'none').answers<Session>(),
  /** Reads what is whole out of a damaged case file into a new one; the damaged one is only read. */
  salvage: request(z.object({ folder, into: folder, accountId: Id, password, job: Job }), 'none').answers<SalvageReport>(),
  /** Closes the database and wipes the key; the thread ends after it. */
  lock: request(z.object({}), 'none').answers<null>(),
  session: request(z.object({}), 'read').answers<Session>(),
  /** Lays a backup down as a case file in `folder`, which must not exist yet. */
  restore: request(z.object({ path: folder, passphrase: z.string().max(200), folder, job: Job }), 'none').answers<Restored>(),
  /** What a salvage left out when this case file was made by one; null for all others. */
  salvaged: request(z.object({}), 'read').answers<SalvageReport | null>(),
  changePassword: request(z.object({ oldPassword: password, newPassword }), 'read').answers<null>(),
  /** A new recovery key; the old one opens nothing afterwards. */
  renewRecoveryKey: request(z.object({ password }), 'manage').answers<{ recoveryKey: string }>(),
  settings: request(z.object({}), 'read').answers<{ idleLockMinutes: number }>(),
  setIdleLock: request(z.object({ minutes: z.int().min(1).max(60) }), 'manage', ['accounts']).answers<null>(),
}

export interface Account {
  readonly id: Id
  readonly memberId: Id
  readonly name: string
  readonly post: Post
}

export const accountRequests = {
  list: request(z.object({}), 'read').answers<readonly Account[]>(),
  /** For a member that exists (`memberId`) or a new one (`person`). */
  add: request(
    z.object({ memberId: Id.optional(), person: z.object({ name: Line.min(1), post: Post }).optional(), password: newPassword }),
    'manage',
    ['accounts', 'member'],
  ).answers<Account>(),
  remove: request(z.object({ id: Id }), 'manage', ['accounts']).answers<null>(),
}
