import { setImmediate } from 'node:timers/promises'
import { stopWhenCancelled, type Work } from '../exchange/medium.ts'
import type { Kind, RecordOf } from '../model/record.ts'
import type { UploadProfile, UploadTable } from '../model/upload-profile.ts'
import { definitionOf } from '../records/kinds.ts'
import { namesOf } from '../records/names.ts'
import { bodyOf, findRecord } from '../records/rows.ts'
import { ofRound } from '../records/travelling.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { UploadProblem } from '../worker/requests/upload.ts'
import { isWanted, linesOf, type MappedLine, type Surroundings } from './line.ts'
import { outgoing } from './outgoing.ts'
import { checker, type JsonSchema, schemaOf } from './schema.ts'

/** One table as it would go out. */
export interface GatheredTable {
  readonly table: UploadTable
  readonly schema: JsonSchema
  readonly records: number
  /** Records of the kind that the profile does not want. */
  readonly leftOut: number
  readonly lines: readonly MappedLine[]
}
export interface Gathered {
  readonly tables: readonly GatheredTable[]
  readonly problems: readonly UploadProblem[]
  /** Kinds that the round has records of and no table takes. */
  readonly untaken: readonly { readonly kind: Kind; readonly records: number }[]
}

/** Records read between two looks at other requests of the thread. */
const atOnce = 100

/**
 * Maps the living records of a round, table by table, in the order of their numbers. What fails its field or its
 * schema is told by record and field; nothing is left out in silence. Throws `Refusal('cancelled')`.
 */
export async function gather(moment: CaseFile, roundId: string, profile: UploadProfile, { report, signal }: Work): Promise<Gathered> {
  const counts = countsOf(moment, roundId)
  const total = profile.tables.reduce((sum, { kind }) => sum + (counts.get(kind) ?? 0), 0)
  const problems: UploadProblem[] = []
  const tables: GatheredTable[] = []
  let done = 0
  for (const table of profile.tables) {
    const schema = schemaOf(table, profile)
    const check = checker(schema)
    const lines: MappedLine[] = []
    let taken = 0
    const ids = idsOf(moment, roundId, table.kind)
    for (const id of ids) {
      const record = findRecord(moment, id)
      done += 1
      if (done % atOnce === 0) {
        report({ stage: 'reading', done, total })
        await setImmediate()
        stopWhenCancelled(signal)
      }
      if (record === undefined) continue
      const body = outgoing(record)
      if (!isWanted(table, body.whole)) continue
      taken += 1
      const surroundings = surroundingsOf(moment, record)
      const made = linesOf(table, body, surroundings, profile)
      for (const [index, line] of made.entries()) problems.push(...problemsOf(table, surroundings, line, index + 1, check))
      lines.push(...made)
    }
    tables.push({ table, schema, records: taken, leftOut: ids.length - taken, lines })
  }
  const mapped = new Set<string>(profile.tables.map(({ kind }) => kind))
  const untaken = [...counts].filter(([kind]) => !mapped.has(kind)).map(([kind, records]) => ({ kind: kind as Kind, records }))
  return { tables, problems, untaken }
}

function problemsOf(
  { file, title, each }: UploadTable,
  { record, number, title: called }: Surroundings,
  { line, problems }: MappedLine,
  place: number,
  check: (line: unknown) => string | null,
): readonly UploadProblem[] {
  const about = { file, table: title, id: record.id, kind: record.kind, number, title: called, line: each === undefined ? null : place }
  if (problems.length > 0) return problems.map((problem) => ({ ...about, ...problem }))
  const at = check(JSON.parse(JSON.stringify(line)))
  return at === null ? [] : [{ ...about, field: at, code: 'schema' }]
}

function surroundingsOf(moment: CaseFile, record: RecordOf): Surroundings {
  const { number, title } = definitionOf(record.kind).summary(record.body)
  return {
    record,
    number,
    title,
    round: record.roundId === null ? undefined : bodyOf(moment, 'round', record.roundId),
    unit: record.unitId === null ? undefined : bodyOf(moment, 'unit', record.unitId),
    nameOf: (id) => namesOf(moment, [id])[0]?.title ?? '',
  }
}

const idsOf = ({ queries }: CaseFile, roundId: string, kind: Kind): readonly string[] =>
  queries
    .all(
      queries.k
        .selectFrom('record')
        .select('id')
        .where('kind', '=', kind)
        .where('deleted_at', 'is', null)
        .where(ofRound(roundId))
        .orderBy((row) => row.fn<number>('length', ['number']))
        .orderBy('number')
        .orderBy('id'),
    )
    .map(({ id }) => id)

function countsOf({ queries }: CaseFile, roundId: string): ReadonlyMap<string, number> {
  const rows = queries.all(
    queries.k
      .selectFrom('record')
      .select(['kind', (row) => row.fn.countAll<number>().as('records')])
      .where('deleted_at', 'is', null)
      .where(ofRound(roundId))
      .groupBy('kind'),
  )
  return new Map(rows.map(({ kind, records }) => [kind, records]))
}
