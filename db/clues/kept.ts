import { randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Clue, ClueOpening } from '../model/clue.ts'
import { Refusal } from '../model/failure.ts'
import { recordOf } from '../records/rows.ts'
import type { Tables } from '../schema/tables.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { Secret } from '../vault/secret.ts'
import type { OpenClue } from '../worker/requests/clues.ts'
import { ownKey, readersOf, sealKey } from './readers.ts'
import { type Content, openContent, sealContent } from './sealing.ts'

/** A clue as it is kept: finding it for its reader alone, unsealing, sealing the next version. */

export type Row = Selectable<Tables['clue']>

/** A clue that names the person at the keyboard; of any other nothing is told, not even that it is there. */
export function mine(caseFile: CaseFile, id: string): Row {
  const { queries, person } = caseFile
  const named = queries.k.selectFrom('clue_key').select('clue_id').where('member_id', '=', person.memberId)
  const row = queries.first(queries.k.selectFrom('clue').selectAll().where('id', '=', id).where('id', 'in', named))
  if (row === undefined) throw new Refusal('not_found', 'clue')
  return row
}

/** How a clue is opened. */
export const openingOf = (row: Row): ClueOpening => (row.opening === 'two_people' ? 'two_people' : 'single')

/** Whether one person may open a clue: everywhere but where the round wants two, unless the head's clue is for one alone. */
export const mayBeSingle = (caseFile: CaseFile, roundId: string, { aboutHead }: Pick<Clue, 'aboutHead'>, readers: number): boolean =>
  recordOf(caseFile, 'round', roundId).body.clueOpening !== 'two_people' || (aboutHead && readers === 1)

/** Clues on the screen since they were opened: asking again, as the page does after each save, is no opening. */
const looking = new WeakMap<CaseFile, Set<string>>()

/** The ids of the clues on the screen. */
export function onScreen(caseFile: CaseFile): Set<string> {
  const seen = looking.get(caseFile) ?? new Set()
  looking.set(caseFile, seen)
  return seen
}

/** Why the key of a clue cannot be had now: two must open it, or will have to (see `pairClue`), or its reader's own is gone. */
export type Withheld = 'sealed' | 'unpaired' | 'lost'

/**
 * Lends the clue's key, or says why it cannot be had now. A clue that one may open comes under the rule of two with the
 * next opening after the round has set it; one that is on the screen meanwhile is read to its end.
 */
export function withKey<T>(caseFile: CaseFile, row: Row, f: (key: Secret) => T): T | Withheld {
  if (row.opening === 'two_people') {
    const held = caseFile.vault.openClues.get(row.id)
    return held === undefined ? 'sealed' : f(held)
  }
  return withOwnKey(caseFile, row, (key) => {
    if (onScreen(caseFile).has(row.id)) return f(key)
    const { body } = openContent(row.sealed, key, row.id, row.version)
    return mayBeSingle(caseFile, row.round_id, body, readersOf(caseFile, row.id).length) ? f(key) : 'unpaired'
  })
}

/** Lends the key that its reader holds alone, whatever the round says: to seal it to two. */
export function withOwnKey<T>(caseFile: CaseFile, row: Row, f: (key: Secret) => T): T | 'lost' {
  const key = ownKey(caseFile, row.id)
  if (key === null) return 'lost'
  try {
    return f(key)
  } finally {
    key.wipe()
  }
}

/** What a clue holds. Throws `not_ready` while it is sealed, or where the reader's key is lost. */
export function contentOf(caseFile: CaseFile, row: Row): Content {
  const content = withKey(caseFile, row, (key) => openContent(row.sealed, key, row.id, row.version))
  if (typeof content === 'string') throw new Refusal('not_ready', reasons[content])
  return content
}

const reasons: Readonly<Record<Withheld, string>> = { sealed: 'two_people', unpaired: 'unpaired', lost: 'lost_key' }

/** Seals the next version, under the same key. */
export function rewrite(
  caseFile: CaseFile,
  row: Row,
  content: Content,
  { deletedAt = row.deleted_at }: { deletedAt?: number | null },
): OpenClue {
  const sealed = withKey(caseFile, row, (key) => write(caseFile, row, { ...content, updatedBy: caseFile.person.memberId }, key, deletedAt))
  if (typeof sealed === 'string') throw new Refusal('not_ready', reasons[sealed])
  return sealed
}

function write(caseFile: CaseFile, row: Row, content: Content, key: Secret, deletedAt: number | null, opening = row.opening): OpenClue {
  const version = row.version + 1
  const next: Row = {
    ...row,
    version,
    opening,
    sealed: sealContent(content, key, row.id, version),
    updated_at: caseFile.now(),
    deleted_at: deletedAt,
  }
  caseFile.queries.run(caseFile.queries.k.updateTable('clue').set(next).where('id', '=', row.id))
  return faceOf(caseFile, next, content)
}

/** A new key for the clue, sealed to these readers: the old key opens nothing that is written from here on. */
export function rekey(
  caseFile: CaseFile,
  row: Row,
  readers: readonly string[],
  opening: ClueOpening,
  content = contentOf(caseFile, row),
): OpenClue {
  const key = new Secret(randomBytes(32))
  sealKey(caseFile, row.id, key, readers, opening)
  write(caseFile, row, { ...content, updatedBy: caseFile.person.memberId }, key, row.deleted_at, opening)
  caseFile.vault.closeClue(row.id)
  if (opening === 'two_people') caseFile.vault.openClues.set(row.id, key)
  else key.wipe()
  const after = { ...row, version: row.version + 1, opening, updated_at: caseFile.now() }
  return faceOf(caseFile, after, content)
}

/** A clue as its readers see it: without the keys of its files. */
export function faceOf(caseFile: CaseFile, row: Row, content: Content): OpenClue {
  return {
    id: row.id,
    roundId: row.round_id,
    unitId: content.unitId,
    version: row.version,
    opening: openingOf(row),
    readers: readersOf(caseFile, row.id),
    createdAt: content.createdAt,
    createdBy: content.createdBy,
    updatedAt: row.updated_at,
    updatedBy: content.updatedBy,
    deletedAt: row.deleted_at,
    body: content.body,
    files: content.files.map(({ key: _key, storedSha256: _stored, storedSize: _size, ...file }) => file),
    history: content.history,
  }
}
