import { z } from 'zod'
import { Refusal } from '../model/failure.ts'
import { type Kind, kinds } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { type SetAside, setAsideReasons } from '../worker/requests/exchange.ts'

/** 搁置: a single record that cannot be read, in a bundle that is sound as a whole. The rest goes in; this one is kept as it came. */

/** More than these in one bundle, and it is not single records that are wrong. */
const most = 1000
const mostBytes = 64 * 1024 ** 2

/** As it is staged: with its JSON, and its place in the bundle, by which it is found again. */
export const SetAsideLine = z.strictObject({
  kind: z.enum(kinds),
  line: z.int().min(1),
  recordId: z.string().nullable(),
  number: z.string(),
  reason: z.enum(setAsideReasons),
  field: z.string(),
  json: z.string(),
})
export type SetAsideLine = z.infer<typeof SetAsideLine>

/** What a bundle is read past. Throws `Refusal('bundle_damaged', entry)` once it is too much. */
export class Aside {
  readonly #ids = new Set<string>()
  readonly counts: Record<string, number> = {}
  /** Those of which not even this can be told: whose they are, and whether they are deleted. */
  unknown = 0
  /** Whether files may come that no readable record names. */
  namesFiles = false
  #size = 0
  #count = 0

  note({ kind, recordId, json }: SetAsideLine, deleted: boolean | null): void {
    this.#count += 1
    this.#size += json.length
    if (this.#count > most || this.#size > mostBytes) throw new Refusal('bundle_damaged', `records/${kind}.ndjson`)
    if (recordId !== null) this.#ids.add(recordId)
    if (kind === 'attachment' || kind === 'draft_revision') this.namesFiles = true
    if (deleted === null) this.unknown += 1
    else {
      const counted = deleted ? 'deleted' : kind
      this.counts[counted] = (this.counts[counted] ?? 0) + 1
    }
  }

  has = (recordId: string): boolean => this.#ids.has(recordId)

  /** Whether a line of the history may be of one of them. */
  mayHold = (recordId: string): boolean => this.#ids.has(recordId) || this.unknown > 0
}

/** A line that is no record at all: what of it can be told. */
export function unreadable(kind: Kind, line: number, value: unknown, field: string): SetAsideLine {
  const told = z.object({ id: z.string().max(100) }).safeParse(value)
  const body = z.object({ body: z.object({ number: z.string().max(100) }) }).safeParse(value)
  return {
    kind,
    line,
    recordId: told.success ? told.data.id : null,
    number: body.success ? body.data.body.number : '',
    reason: 'envelope',
    field,
    json: JSON.stringify(value),
  }
}

/** Keeps what was set aside of a bundle, in the running transaction, in place of what was before. */
export function keepAside(caseFile: CaseFile, bundleId: string, aside: Iterable<SetAsideLine>): number {
  const { k } = caseFile.queries
  caseFile.queries.run(k.deleteFrom('set_aside').where('bundle_id', '=', bundleId))
  let kept = 0
  for (const { kind, line, recordId, number, reason, field, json } of aside) {
    caseFile.queries.run(
      k
        .insertInto('set_aside')
        .values({ bundle_id: bundleId, entry: `records/${kind}.ndjson`, line, record_id: recordId, number, reason, field, json }),
    )
    kept += 1
  }
  return kept
}

/** How many records of a bundle wait for a program that can read them. */
export function countAside({ queries }: CaseFile, bundleId: string): number {
  const { k } = queries
  const counted = queries.first(
    k
      .selectFrom('set_aside')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('bundle_id', '=', bundleId),
  )
  return counted?.n ?? 0
}

/** Every record that was set aside, by bundle; `here` where another bundle brought it since. */
export function setAside(caseFile: CaseFile): readonly (SetAside & { readonly bundleId: string; readonly here: boolean })[] {
  const { k } = caseFile.queries
  const rows = caseFile.queries.all(
    k
      .selectFrom('set_aside')
      .leftJoin('record', 'record.id', 'set_aside.record_id')
      .select(['bundle_id', 'entry', 'line', 'record_id', 'set_aside.number', 'reason', 'field', 'record.id as here'])
      .orderBy('bundle_id')
      .orderBy('entry')
      .orderBy('line'),
  )
  return rows.map(({ bundle_id, entry, record_id, reason, here, ...rest }) => ({
    ...rest,
    bundleId: bundle_id,
    kind: entry.slice('records/'.length, -'.ndjson'.length) as Kind,
    recordId: record_id,
    reason: reason as SetAside['reason'],
    here: here !== null,
  }))
}
