import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { Selectable } from 'kysely'
import type { Tables } from '../schema/tables.ts'
import { canonicalJson } from './canonical.ts'

/** What the first row follows, and the head of an empty chain. */
export const noHash = '0'.repeat(64)

/** What a verification found. `brokenAt` is the number of the first row that does not follow from the one before. */
export interface Verified {
  readonly rows: number
  readonly intact: boolean
  readonly brokenAt: number | null
}

/** The chain's end, as it is kept outside the database. */
export interface Head {
  readonly seq: number
  readonly hash: string
}

/** 审计链: who did what and when, each row holding the hash of the one before. */
export interface Audit {
  /**
   * Adds a row; call it inside the transaction of the change. `detail` holds ids, counts and hashes,
   * never casework text: the chain travels to the office and is read by people without access to the records.
   */
  append(action: string, subject?: { readonly kind: string; readonly id: string }, detail?: Readonly<Record<string, unknown>>): void
  /** Hash of the last row, in lower-case hex. */
  head(): string
  /** Number and hash of the last row. */
  end(): Head
  /** Whether this very row is in the chain. False when an older copy of the database was put back. */
  holds(head: Head): boolean
  /** Recomputes the chain from its first row. */
  verify(): Verified
}

type Row = Selectable<Tables['audit']>

/** SHA-256 over the canonical JSON of a row's other columns; a verifier needs no more than this line. */
export const rowHash = (row: Omit<Row, 'hash'>): string => createHash('sha256').update(canonicalJson(row)).digest('hex')

/** The chain of an open database. `who` is asked anew for each row: the person may change while it is open. */
export function auditOn(
  db: Database,
  who: () => { readonly memberId: string | null; readonly name: string; readonly deviceId: string },
  now: () => number,
): Audit {
  const last = db.prepare<[], Head>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1')
  const at = db.prepare<[number], { hash: string }>('SELECT hash FROM audit WHERE seq = ?')
  const every = db.prepare<[], Row>(
    'SELECT seq, at, by_id, by_name, device_id, action, subject_kind, subject_id, detail, previous, hash FROM audit ORDER BY seq',
  )
  const insert = db.prepare(
    `INSERT INTO audit (seq, at, by_id, by_name, device_id, action, subject_kind, subject_id, detail, previous, hash)
     VALUES (@seq, @at, @by_id, @by_name, @device_id, @action, @subject_kind, @subject_id, @detail, @previous, @hash)`,
  )
  const end = (): Head => last.get() ?? { seq: 0, hash: noHash }

  const audit: Audit = {
    append(action, subject, detail = {}) {
      const previous = end()
      const person = who()
      const row = {
        seq: previous.seq + 1,
        at: now(),
        by_id: person.memberId,
        by_name: person.name,
        device_id: person.deviceId,
        action,
        subject_kind: subject?.kind ?? null,
        subject_id: subject?.id ?? null,
        detail: canonicalJson(detail),
        previous: previous.hash,
      }
      insert.run({ ...row, hash: rowHash(row) })
    },
    head: () => end().hash,
    end,
    holds: (head) => head.seq === 0 || at.get(head.seq)?.hash === head.hash,
    verify() {
      let rows = 0
      let previous = noHash
      for (const { hash, ...row } of every.iterate()) {
        rows += 1
        if (row.seq !== rows || row.previous !== previous || rowHash(row) !== hash) return { rows, intact: false, brokenAt: row.seq }
        previous = hash
      }
      return { rows, intact: true, brokenAt: null }
    },
  }
  return audit
}
