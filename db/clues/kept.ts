import { randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { ClueOpening } from '../model/clue.ts'
import { Refusal } from '../model/failure.ts'
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

/** Lends the clue's key, or says why it cannot be had now. */
export function withKey<T>(caseFile: CaseFile, row: Row, f: (key: Secret) => T): T | 'sealed' | 'lost' {
  if (row.opening === 'two_people') {
    const held = caseFile.vault.openClues.get(row.id)
    return held === undefined ? 'sealed' : f(held)
  }
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
  if (typeof content === 'string') throw new Refusal('not_ready', content === 'sealed' ? 'two_people' : 'lost_key')
  return content
}

/** Seals the next version, under the same key. */
export function rewrite(
  caseFile: CaseFile,
  row: Row,
  content: Content,
  { deletedAt = row.deleted_at }: { deletedAt?: number | null },
): OpenClue {
  const sealed = withKey(caseFile, row, (key) => write(caseFile, row, { ...content, updatedBy: caseFile.person.memberId }, key, deletedAt))
  if (typeof sealed === 'string') throw new Refusal('not_ready', sealed)
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
export function rekey(caseFile: CaseFile, row: Row, readers: readonly string[], opening: ClueOpening): OpenClue {
  const content = contentOf(caseFile, row)
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
