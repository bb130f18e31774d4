import { randomBytes } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { Clue, type ClueChange, type ClueOpening } from '../model/clue.ts'
import { Refusal } from '../model/failure.ts'
import { atomically } from '../records/atomically.ts'
import { differencesOf } from '../records/differences.ts'
import { oneChange } from '../records/history.ts'
import { recordOf } from '../records/rows.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { Secret } from '../vault/secret.ts'
import type { ClueLine, ClueState, HandedOver, OpenClue } from '../worker/requests/clues.ts'
import { contentOf, faceOf, mayBeSingle, mine, onScreen, openingOf, type Row, rekey, rewrite, withKey, withOwnKey } from './kept.ts'
import { keyOfTwo, possibleReaders, readersOf, sealKey } from './readers.ts'
import { type Content, type KeptFile, openContent, sealContent } from './sealing.ts'

/**
 * 问题线索. Whoever is not named for a clue is answered as if there were none: `not_found`, whatever was asked. Each
 * change is one transaction over the sealed blob, the sealed keys and an audit row that holds no more than the id.
 */

/** The clues of a round that name the person at the keyboard, newest first, and what this person handed to the leader. */
export function listClues(caseFile: CaseFile, roundId: string, deleted: boolean): { lines: ClueLine[]; handedOver: HandedOver[] } {
  const { queries, person } = caseFile
  const rows = queries.all(
    queries.k
      .selectFrom('clue')
      .selectAll()
      .where('round_id', '=', roundId)
      .where('deleted_at', deleted ? 'is not' : 'is', null)
      .where('id', 'in', queries.k.selectFrom('clue_key').select('clue_id').where('member_id', '=', person.memberId))
      .orderBy('id', 'desc'),
  )
  const receipts = queries.all(
    queries.k
      .selectFrom('clue_receipt')
      .selectAll()
      .where('round_id', '=', roundId)
      .where('by_id', '=', person.memberId)
      .orderBy('at', 'desc'),
  )
  return { lines: rows.map((row) => lineOf(caseFile, row)), handedOver: receipts.map(({ id, at, to_id }) => ({ id, at, to: to_id })) }
}

function lineOf(caseFile: CaseFile, row: Row): ClueLine {
  const plain = { id: row.id, opening: openingOf(row), updatedAt: row.updated_at, deletedAt: row.deleted_at }
  const content = withKey(caseFile, row, (key) => openContent(row.sealed, key, row.id, row.version))
  if (typeof content === 'string') return { ...plain, state: content, unitId: null, name: '', person: '', status: '' }
  const { unitId, body } = content
  return { ...plain, state: 'open', unitId, name: body.name, person: body.person, status: body.status }
}

/** One clue, as far as the person may see it now. Throws `not_found`. */
export function openClue(caseFile: CaseFile, id: string): ClueState {
  const row = mine(caseFile, id)
  const content = withKey(caseFile, row, (key) => openContent(row.sealed, key, id, row.version))
  if (typeof content === 'string') return { state: content, id, readers: readersOf(caseFile, id) }
  const seen = onScreen(caseFile)
  if (!seen.has(id)) atomically(caseFile, () => caseFile.audit.append('clue.open', { kind: 'clue', id }))
  seen.add(id)
  return { state: 'open', clue: faceOf(caseFile, row, content) }
}

/** The person leaves a clue: one that two people opened is sealed again. Leaving what is not open is harmless. */
export function closeClue(caseFile: CaseFile, id: string): void {
  onScreen(caseFile).delete(id)
  caseFile.vault.closeClue(id)
}

/** Opens a clue together with a second named person; it stays open until `closeClue` or the lock. */
export async function openClueWith(caseFile: CaseFile, id: string, memberId: string, password: string): Promise<OpenClue> {
  mine(caseFile, id)
  const key = await keyOfTwo(caseFile, id, memberId, password)
  const row = mine(caseFile, id) // as it stands after the wait
  const content = openContent(row.sealed, key, id, row.version)
  atomically(caseFile, () => caseFile.audit.append('clue.open_together', { kind: 'clue', id }, { memberId }))
  caseFile.vault.closeClue(id)
  caseFile.vault.openClues.set(id, key)
  return faceOf(caseFile, row, content)
}

/**
 * Brings a clue that one may still open under the rule of two, which its round has set meanwhile: a new key, sealed to
 * its readers and `readers`. It is then open for whoever did it, until it leaves the screen. Throws `not_found`,
 * `not_ready` where no second person is named or able, `not_allowed` about the head for others than the leader.
 */
export function pairClue(caseFile: CaseFile, id: string, readers: readonly string[]): OpenClue {
  return atomically(caseFile, () => {
    const row = mine(caseFile, id)
    if (row.opening === 'two_people') throw new Refusal('not_ready', 'two_people')
    const content = withOwnKey(caseFile, row, (key) => openContent(row.sealed, key, id, row.version))
    if (content === 'lost') throw new Refusal('not_ready', 'lost_key')
    const all = [...new Set([...readersOf(caseFile, id), ...readers])]
    if (all.length < 2) throw new Refusal('not_ready', 'second_reader')
    if (content.body.aboutHead && all.length > readersOf(caseFile, id).length && !isLeader(caseFile))
      throw new Refusal('not_allowed', 'aboutHead')
    caseFile.audit.append('clue.readers', { kind: 'clue', id })
    onScreen(caseFile).add(id)
    return rekey(caseFile, row, all, 'two_people', content)
  })
}

/** A new clue of the person at the keyboard, and of `readers` beside. Throws `not_ready` where the round wants two people. */
export function createClue(
  caseFile: CaseFile,
  birth: { readonly roundId: string; readonly unitId: string | null; readonly readers: readonly string[]; readonly body: Partial<Clue> },
): OpenClue {
  return atomically(caseFile, () => {
    const { person, now } = caseFile
    const { roundId, unitId } = birth
    if (unitId !== null) recordOf(caseFile, 'unit', unitId)
    const body = Clue.parse(birth.body)
    const readers = [...new Set([person.memberId, ...(body.aboutHead && !isLeader(caseFile) ? [] : birth.readers)])]
    const opening: ClueOpening = mayBeSingle(caseFile, roundId, body, readers.length) ? 'single' : 'two_people'
    if (opening === 'two_people' && readers.length < 2) throw new Refusal('not_ready', 'second_reader')
    const at = now()
    const content: Content = { unitId, body, files: [], createdAt: at, createdBy: person.memberId, updatedBy: person.memberId, history: [] }
    const key = new Secret(randomBytes(32))
    const id = newId()
    const row: Row = {
      id,
      round_id: roundId,
      version: 1,
      opening,
      sealed: sealContent(content, key, id, 1),
      updated_at: at,
      deleted_at: null,
    }
    caseFile.queries.run(caseFile.queries.k.insertInto('clue').values(row))
    sealKey(caseFile, id, key, readers, opening)
    caseFile.audit.append('clue.create', { kind: 'clue', id })
    if (opening === 'two_people') caseFile.vault.openClues.set(id, key)
    else key.wipe()
    return faceOf(caseFile, row, content)
  })
}

/**
 * Saves changed fields, typed on `version`. Once a clue is about the unit's head, whoever else could read it cannot any
 * more. Throws `version_conflict`, `not_found`, `not_ready` while it is sealed.
 */
export function saveClue(caseFile: CaseFile, id: string, version: number, changes: Partial<Clue>): OpenClue {
  return atomically(caseFile, () => {
    const row = mine(caseFile, id)
    if (row.deleted_at !== null) throw new Refusal('not_found', 'clue')
    if (row.version !== version) throw new Refusal('version_conflict', undefined, { version: row.version })
    const content = contentOf(caseFile, row)
    const body = Clue.parse({ ...content.body, ...defined(changes) })
    const history = noted(caseFile, content, body, version + 1)
    if (history === content.history) return faceOf(caseFile, row, content)
    const saved = rewrite(caseFile, row, { ...content, body, history }, {})
    if (history.length !== content.history.length) caseFile.audit.append('clue.change', { kind: 'clue', id })
    const narrowed = body.aboutHead && !content.body.aboutHead && readersOf(caseFile, id).length > 1
    if (!narrowed) return saved
    return rekey(caseFile, mine(caseFile, id), [caseFile.person.memberId], 'single')
  })
}

/** Puts a clue into the bin of its readers, or takes it out. */
export function setClueDeleted(caseFile: CaseFile, id: string, deleted: boolean): OpenClue {
  return atomically(caseFile, () => {
    const row = mine(caseFile, id)
    const content = contentOf(caseFile, row)
    if ((row.deleted_at !== null) === deleted) return faceOf(caseFile, row, content)
    caseFile.audit.append(deleted ? 'clue.delete' : 'clue.restore', { kind: 'clue', id })
    return rewrite(caseFile, row, content, { deletedAt: deleted ? caseFile.now() : null })
  })
}

/**
 * Names the readers anew, and how they open it. Whoever is left out reads nothing of what is saved from now on: the clue
 * gets a new key. About the unit's head only the leader names anybody. Throws `not_allowed`, `not_ready`, `bad_input`.
 */
export function setReaders(caseFile: CaseFile, id: string, wanted: readonly string[], opening: ClueOpening): OpenClue {
  return atomically(caseFile, () => {
    const row = mine(caseFile, id)
    const { body } = contentOf(caseFile, row)
    const readers = [...new Set(wanted)]
    if (body.aboutHead && !isLeader(caseFile)) throw new Refusal('not_allowed', 'aboutHead')
    if (!readers.includes(caseFile.person.memberId)) throw new Refusal('bad_input', 'readers') // nobody loses it by a slip
    if (opening === 'two_people' && readers.length < 2) throw new Refusal('not_ready', 'second_reader')
    if (opening === 'single' && !mayBeSingle(caseFile, row.round_id, body, readers.length)) throw new Refusal('not_allowed', 'opening')
    caseFile.audit.append('clue.readers', { kind: 'clue', id })
    return rekey(caseFile, row, readers, opening)
  })
}

/** 密封交组长: the leader alone reads it from now on; the person at the keyboard keeps the fact that it was handed over. */
export function sealToLeader(caseFile: CaseFile, id: string): { readonly to: string } {
  return atomically(caseFile, () => {
    const row = mine(caseFile, id)
    const leader = possibleReaders(caseFile).find(({ post, ready }) => post === 'group_leader' && ready)
    if (leader === undefined) throw new Refusal('not_ready', 'leader')
    contentOf(caseFile, row)
    const { memberId: by } = caseFile.person
    if (leader.memberId !== by) {
      const receipt = { id: newId(), round_id: row.round_id, by_id: by, to_id: leader.memberId, at: caseFile.now() }
      caseFile.queries.run(caseFile.queries.k.insertInto('clue_receipt').values(receipt))
    }
    caseFile.audit.append('clue.seal_to_leader', { kind: 'clue', id })
    rekey(caseFile, row, [leader.memberId], 'single')
    return { to: leader.name }
  })
}

/** Changes what hangs on a clue, for files.ts; `field` and `after` go to its history. */
export function changeFiles(
  caseFile: CaseFile,
  id: string,
  { action, field, after }: { readonly action: string; readonly field: string; readonly after: unknown },
  change: (files: readonly KeptFile[]) => KeptFile[],
): OpenClue {
  return atomically(caseFile, () => {
    const row = mine(caseFile, id)
    if (row.deleted_at !== null) throw new Refusal('not_found', 'clue')
    const content = contentOf(caseFile, row)
    caseFile.audit.append(action, { kind: 'clue', id })
    const entry = { version: row.version + 1, field, after, at: caseFile.now(), by: caseFile.person.memberId }
    return rewrite(caseFile, row, { ...content, files: change(content.files), history: [...content.history, entry] }, {})
  })
}

/**
 * Throws `not_allowed` where a clue could be opened by nobody any more once this member has no account: it must be
 * handed on first.
 */
export function mustStrandNoClue(caseFile: CaseFile, memberId: string): void {
  const { queries } = caseFile
  const able = new Set(
    possibleReaders(caseFile).flatMap((reader) => (reader.ready && reader.memberId !== memberId ? [reader.memberId] : [])),
  )
  const named = queries.k.selectFrom('clue_key').select('clue_id').where('member_id', '=', memberId)
  for (const { id, opening } of queries.all(queries.k.selectFrom('clue').select(['id', 'opening']).where('id', 'in', named))) {
    const left = readersOf(caseFile, id).filter((reader) => able.has(reader)).length
    if (left < (opening === 'two_people' ? 2 : 1)) throw new Refusal('not_allowed', 'clues')
  }
}

/** A file of a clue with its key. Throws `not_found`, or `not_ready` while the clue is sealed. */
export function clueFile(caseFile: CaseFile, id: string, fileId: string): KeptFile {
  const found = contentOf(caseFile, mine(caseFile, id)).files.find((file) => file.id === fileId)
  if (found === undefined) throw new Refusal('not_found', 'fileId')
  return found
}

/** Throws `not_found` or `not_ready` unless the clue is open to the person at the keyboard, to be added to. */
export function mustBeOpen(caseFile: CaseFile, id: string): void {
  const row = mine(caseFile, id)
  if (row.deleted_at !== null) throw new Refusal('not_found', 'clue')
  contentOf(caseFile, row)
}

const isLeader = ({ person }: CaseFile): boolean => person.post === 'group_leader'

const defined = (changes: Partial<Clue>): Partial<Clue> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))

/** The history with what a save changed; quick further edits of a field by one person are one change, as in records. */
function noted({ person, now }: CaseFile, { body: before, history }: Content, after: Clue, version: number): ClueChange[] {
  const at = now()
  const changes = differencesOf(before, after)
  if (changes.length === 0) return history
  const next = [...history]
  for (const change of changes) {
    const index = next.findLastIndex((entry) => entry.field === change.field)
    const last = next[index]
    if (last !== undefined && change.before !== undefined && last.by === person.memberId && last.at >= at - oneChange)
      next[index] = { ...last, version, at, after: change.after }
    else next.push({ ...change, version, at, by: person.memberId })
  }
  return next
}
