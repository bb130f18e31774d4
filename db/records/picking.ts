import { sql } from 'kysely'
import { customPinyin, pinyin } from 'pinyin-pro'
import type { Kind, RecordOf } from '../model/record.ts'
import { fold } from '../search/fold.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { definitionOf } from './kinds.ts'

/** One version of a tree or document that can be picked from. */
export interface PickSource {
  readonly recordId: string
  readonly kind: string
  readonly family: string
  readonly name: string
  readonly validFrom: string
  readonly validTo: string
  readonly madeAt: number
  readonly items: readonly PickItem[]
}

/** One entry, and the folded texts that typed words are held against. */
export interface PickItem {
  readonly id: string
  readonly level: number
  readonly code: string
  readonly text: string
  readonly path: string
  readonly mandatory: boolean
  readonly folded: { readonly code: string; readonly text: string; readonly path: string; readonly keywords: string }
  readonly initials: string
}

/** A long article is found by its beginning; nobody types the initials of all of it. */
const mostInitials = 80

// Words of this work that a general dictionary reads otherwise.
customPinyin({ 三重一大: 'sān zhòng yī dà' })

/** Initials of a text as people type them: `党的领导` is `ddld`; letters and figures stay. */
export const initialsOf = (text: string): string =>
  pinyin(fold(text).slice(0, mostInitials), { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
    .join('')
    .replace(/[^a-z0-9]/g, '')

/** Kept in memory per case file until one of its records changes: a pick is answered between two keys. */
const known = new WeakMap<CaseFile, readonly PickSource[]>()

/** Writes what can be picked of a record, in the running transaction; a deleted record offers nothing. */
export function putPicks<K extends Kind>(caseFile: CaseFile, record: RecordOf<K>): void {
  const { picks } = definitionOf<K>(record.kind as K)
  if (picks === undefined) return
  const spelt = initialsBefore(caseFile, record.id)
  removePicks(caseFile, record.id)
  if (record.deletedAt !== null) return
  const { family, name, validFrom, validTo, items } = picks(record)
  const { k } = caseFile.queries
  caseFile.queries.run(
    k.insertInto('pick_source').values({
      ...{ record_id: record.id, kind: record.kind, family, name },
      ...{ valid_from: validFrom, valid_to: validTo, made_at: record.createdAt },
    }),
  )
  const rows = items.map((item) => [
    ...[item.id, item.level, item.code, item.text, item.path, item.keywords.join(' ')],
    ...[spelt.get(item.text) ?? initialsOf(item.text), item.mandatory ? 1 : 0],
  ])
  // One statement for all: thirty thousand single ones would be felt.
  const all = sql`INSERT INTO pick_item (record_id, ordinal, item_id, level, code, text, path, keywords, initials, mandatory)
    SELECT ${record.id}, key, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7
    FROM json_each(${JSON.stringify(rows)})`
  caseFile.queries.run({ compile: () => all.compile(k) })
}

/** Initials of the texts that stand there now: an edit of one entry of thirty thousand spells one text. */
const initialsBefore = ({ queries }: CaseFile, recordId: string): ReadonlyMap<string, string> =>
  new Map(
    queries
      .all(queries.k.selectFrom('pick_item').select(['text', 'initials']).where('record_id', '=', recordId))
      .map(({ text, initials }) => [text, initials]),
  )

/** Takes out what could be picked of a record. */
export function removePicks(caseFile: CaseFile, recordId: string): void {
  const { k } = caseFile.queries
  known.delete(caseFile)
  caseFile.queries.run(k.deleteFrom('pick_item').where('record_id', '=', recordId))
  caseFile.queries.run(k.deleteFrom('pick_source').where('record_id', '=', recordId))
}

/** Every version that can be picked from, newest first within each tree. */
export function pickSources(caseFile: CaseFile): readonly PickSource[] {
  const found = known.get(caseFile)
  if (found !== undefined) return found
  const { k } = caseFile.queries
  const items = new Map<string, PickItem[]>()
  // Entries of one branch share what stands above them.
  const folded = new Map<string, string>()
  const foldOnce = (text: string): string => {
    const done = folded.get(text) ?? fold(text)
    folded.set(text, done)
    return done
  }
  for (const row of caseFile.queries.all(k.selectFrom('pick_item').selectAll().orderBy('record_id').orderBy('ordinal'))) {
    const list = items.get(row.record_id) ?? []
    items.set(row.record_id, list)
    list.push({
      ...{ id: row.item_id, level: row.level, code: row.code, text: row.text, path: row.path, mandatory: row.mandatory === 1 },
      folded: { code: fold(row.code), text: fold(row.text), path: foldOnce(row.path), keywords: foldOnce(row.keywords) },
      initials: row.initials,
    })
  }
  const sources = caseFile.queries
    .all(k.selectFrom('pick_source').selectAll().orderBy('valid_from', 'desc').orderBy('made_at', 'desc').orderBy('record_id', 'desc'))
    .map((row) => ({
      ...{ recordId: row.record_id, kind: row.kind, family: row.family, name: row.name },
      ...{ validFrom: row.valid_from, validTo: row.valid_to, madeAt: row.made_at, items: items.get(row.record_id) ?? [] },
    }))
  known.set(caseFile, sources)
  return sources
}

/** Whether a version holds on a day; every version holds on an unknown day. */
export const holdsOn = ({ validFrom, validTo }: Pick<PickSource, 'validFrom' | 'validTo'>, day: string): boolean =>
  day === '' || ((validFrom === '' || validFrom <= day) && (validTo === '' || day <= validTo))

/** Of each tree the newest version that holds on a day, in the order of families and names. */
export function versionsOn(sources: readonly PickSource[], day: string): readonly PickSource[] {
  const newest = new Map<string, PickSource>()
  for (const source of sources) {
    const tree = `${source.family} ${source.name}`
    if (!newest.has(tree) && holdsOn(source, day)) newest.set(tree, source)
  }
  return [...newest.values()].sort((a, b) => (a.family === b.family ? (a.name < b.name ? -1 : 1) : a.family < b.family ? -1 : 1))
}

/**
 * How well typed words fit an entry: 0 is best, undefined not at all. Every word must fit somewhere: the code, the
 * initials, the words of the entry, its keywords, what stands above it.
 */
export function rankOf(item: PickItem, words: readonly string[]): number | undefined {
  let worst = 0
  for (const word of words) {
    const rank = rankOfWord(item, word)
    if (rank === undefined) return undefined
    worst = Math.max(worst, rank)
  }
  return worst
}

const isLatin = /^[a-z]+$/

function rankOfWord({ folded, initials }: PickItem, word: string): number | undefined {
  if (folded.code === word) return 0
  if (folded.code.startsWith(word)) return 1
  if (isLatin.test(word)) {
    if (initials.startsWith(word)) return 2
    if (folded.text.includes(word)) return 3
    return initials.includes(word) ? 5 : undefined
  }
  if (folded.text.startsWith(word)) return 2
  if (folded.text.includes(word)) return 3
  if (folded.keywords.includes(word)) return 4
  return folded.path.includes(word) ? 6 : undefined
}
