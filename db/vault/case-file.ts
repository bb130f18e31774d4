import type Database from 'better-sqlite3'
import type { Audit } from '../audit/chain.ts'
import type { Post } from '../model/people.ts'
import type { Queries } from '../schema/queries.ts'
import type { FileStore } from './file-store.ts'
import type { Secret } from './secret.ts'
import type { Sm2Keys } from './sm2-keys.ts'
import type { Vault } from './vault.ts'

/** This computer within the case file: its identity signs bundles and its recipient lets others encrypt to it. */
export interface Device {
  readonly id: string
  readonly name: string
  /** Ed25519 seed, 32 bytes. */
  readonly signingSeed: Secret
  /** Ed25519 public key, 32 bytes. */
  readonly signingKey: Buffer
  /** `AGE-SECRET-KEY-1…` */
  readonly ageIdentity: Secret
  /** `age1…` */
  readonly recipient: string
  /** `AGE-SECRET-KEY-1…` that this case file had before; they open what was encrypted to them. */
  readonly formerIdentities: readonly Secret[]
  /** What signs under the national algorithms; made from `signingSeed`. */
  readonly sm2Signing: Sm2Keys
  /** What opens under the national algorithms: the one made from `ageIdentity`, then those of the former identities. */
  readonly sm2Receiving: readonly [Sm2Keys, ...Sm2Keys[]]
}

/** Who is at the keyboard. */
export interface Person {
  readonly accountId: string
  readonly memberId: string
  readonly name: string
  readonly post: Post
}

/** What opening found and did. */
export interface Opening {
  /** Schema number before an older file was migrated; the backup lies in `backups/`. Null where nothing was to do. */
  readonly migratedFrom: number | null
  /** The database is older than when it was last locked: somebody put a copy back. */
  readonly setBack: boolean
}

/** An unlocked case file: what every part of the casework is handed. Lives in the worker thread only. */
export interface CaseFile {
  readonly folder: string
  readonly mode: 'group' | 'office'
  readonly label: string
  readonly db: Database.Database
  readonly queries: Queries
  readonly audit: Audit
  readonly files: FileStore
  /**
   * What changes are stamped with: drawn anew at each opening, so that a copy of the case file that was put back, or
   * carried on elsewhere, never stamps as the original does (db/model/lineage.ts).
   */
  readonly actor: string
  /** Another one once it has taken over an identity out of shares. */
  device: Device
  /** Passwords and the keys they wrap; for the accounts' own verbs alone. */
  readonly vault: Vault
  readonly opening: Opening
  person: Person
  /** Milliseconds since 1970; the one clock of the casework. */
  readonly now: () => number
  /**
   * Runs `f` with the same case file on a second connection, read-only, inside one read transaction: however long it
   * takes and whoever saves meanwhile, every read sees the same moment. The connection is closed afterwards.
   */
  readonly atOneMoment: <T>(f: (moment: CaseFile) => Promise<T>) => Promise<T>
  /** Locks: notes the audit head, closes the database, wipes every key, lets the folder go. Closing twice is harmless. */
  close(): void
}
