import { type Expression, type ExpressionBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import { calendarOf } from '../model/days.ts'
import { formOf } from '../model/forms/index.ts'
import type { Body, Kind } from '../model/record.ts'
import type { Tables } from '../schema/tables.ts'
import { holdsWords } from '../search/find.ts'
import { wordsOf } from '../search/fold.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { ListQuery, type Page, type RecordSummary } from '../worker/requests/records.ts'
import { draftsWithStaleEvidence } from './evidence-state.ts'
import { bodyOf } from './rows.ts'
import { doneBy, doneWithin } from './work-done.ts'

const sortColumns = {
  number: 'number',
  title: 'title',
  status: 'status',
  occurredOn: 'occurred_on',
  updatedAt: 'updated_at',
  createdAt: 'created_at',
} as const

/** One page of a kind's list, with how many rows there are in all and by status. */
export function listRecords(caseFile: CaseFile, kind: Kind, query: ListQuery): Page<RecordSummary> {
  const asked = ListQuery.parse(query)
  const { counts, ids } = pageOf(caseFile, kind, asked)
  const rows = rowsOf(caseFile, ids)
  const pointing = countsOf(caseFile, ids)
  const due = dueDaysOf(caseFile, kind, rows)
  const stale = kind === 'issue_draft' ? draftsWithStaleEvidence(caseFile, ids) : new Set<string>()
  return {
    rows: rows.map((row) => ({
      id: row.id,
      kind: row.kind as Kind,
      roundId: row.round_id,
      unitId: row.unit_id,
      number: row.number,
      title: row.title,
      subtitle: row.subtitle,
      status: row.status,
      occurredOn: row.occurred_on,
      facets: { ...(JSON.parse(row.facets) as RecordSummary['facets']), ...due.get(row.id) },
      version: row.version,
      updatedAt: row.updated_at,
      updatedBy: row.updated_by,
      deletedAt: row.deleted_at,
      attachments: pointing.get(`${row.id} attachment`) ?? 0,
      evidence: pointing.get(`${row.id} evidence_link`) ?? 0,
      staleEvidence: stale.has(row.id),
    })),
    total: counts.reduce((sum, { status, rows: n }) => sum + (asked.status.length === 0 || asked.status.includes(status) ? n : 0), 0),
    byStatus: Object.fromEntries(counts.map(({ status, rows: n }) => [status, n])),
  }
}

type Asked = ReturnType<typeof ListQuery.parse>

/** Ids of all rows of a kind's list, in its order, whatever the query says of offset and limit. */
export const listedIds = (caseFile: CaseFile, kind: Kind, query: ListQuery): readonly string[] => {
  const asked = ListQuery.parse(query)
  const { k } = caseFile.queries
  const rows = k.selectFrom('record').where((row) => row.and(conditions(row, kind, asked)))
  return caseFile.queries.all(ordered(rows, asked).select('id')).map(({ id }) => id)
}

interface PageOf {
  readonly counts: readonly { readonly status: string; readonly rows: number }[]
  readonly ids: readonly string[]
}

/** How many rows there are of each status, and which stand on the page. */
function pageOf({ queries }: CaseFile, kind: Kind, asked: Asked): PageOf {
  const { k } = queries
  const all = k.selectFrom('record').where((row) => row.and(conditions(row, kind, asked)))
  const counted = <O>(rows: SelectQueryBuilder<Tables, 'record', O>) =>
    rows
      .select(['status', ({ fn }) => fn.countAll<number>().as('rows')])
      .groupBy('status')
      .orderBy('status')
  const page = <O>(rows: SelectQueryBuilder<Tables, 'record', O>) =>
    ordered(rows, asked).select('id').limit(asked.limit).offset(asked.offset)
  // The plain list goes by its indexes alone; where rows must be looked at, they are looked at once for both.
  if (isPlain(asked)) return { counts: queries.all(counted(all)), ids: queries.all(page(all)).map(({ id }) => id) }
  const found = all.select(['id', 'status', 'number', 'title', 'occurred_on', 'updated_at', 'created_at'])
  const both = sql<{ id: string | null; status: string; rows: number }>`
    WITH found AS MATERIALIZED ${found}
    SELECT NULL AS id, status, rows FROM ${counted(k.selectFrom('found as record' as 'record'))}
    UNION ALL SELECT id, '', 0 FROM ${page(k.selectFrom('found as record' as 'record'))}`
  const rows = queries.all<{ id: string | null; status: string; rows: number }>({ compile: () => both.compile(k) })
  return { counts: rows.filter(({ id }) => id === null), ids: rows.flatMap(({ id }) => id ?? []) }
}

const isPlain = ({ text, facets, days, doneBy }: Asked): boolean =>
  text.trim() === '' && !days && !doneBy && Object.values(facets).every((values) => values.length === 0)

function ordered<O>(rows: SelectQueryBuilder<Tables, 'record', O>, { status, sortBy, direction: way }: Asked) {
  const wanted = status.length === 0 ? rows : rows.where('status', 'in', status)
  const column = sortColumns[sortBy]
  const direction = way === 'ascending' ? 'asc' : 'desc'
  return (column === 'number' ? wanted.orderBy(sql`length(number)`, direction) : wanted).orderBy(column, direction).orderBy('id', direction)
}

/** Rows in the order of their ids' list. They are wide: ordering goes by the narrow index, and only a page is read. */
function rowsOf(caseFile: CaseFile, ids: readonly string[]) {
  const rows = caseFile.queries.all(
    caseFile.queries.k
      .selectFrom('record')
      .select(['id', 'kind', 'round_id', 'unit_id', 'number', 'title', 'subtitle', 'status', 'occurred_on'])
      .select(['facets', 'version', 'updated_at', 'updated_by', 'deleted_at'])
      .where('id', 'in', oneOf(ids)),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/**
 * The last days of what is still to be done, by id. Reckoned whenever they are shown and never kept: a holiday that is
 * entered later moves them.
 */
function dueDaysOf(
  caseFile: CaseFile,
  kind: Kind,
  rows: readonly { readonly id: string; readonly round_id: string | null }[],
): ReadonlyMap<string, { readonly due: readonly string[] }> {
  const form = formOf(kind)
  if (form?.dueOn === undefined) return new Map()
  const rounds = [...new Set(rows.map(({ round_id }) => round_id ?? ''))]
  const calendars = new Map(rounds.map((id) => [id, calendarOf(bodyOf(caseFile, 'round', id) ?? null)]))
  const { k } = caseFile.queries
  const bodies = caseFile.queries.all(
    k
      .selectFrom('body')
      .selectAll()
      .where('record_id', 'in', oneOf(rows.map(({ id }) => id))),
  )
  const byId = new Map(bodies.map(({ record_id, json }) => [record_id, JSON.parse(json) as Body<Kind>]))
  return new Map(
    rows.map(({ id, round_id }) => {
      const [body, calendar] = [byId.get(id), calendars.get(round_id ?? '')]
      const day = body === undefined || calendar === undefined ? '' : (form.dueOn?.(body, calendar) ?? '')
      return [id, { due: day === '' ? [] : [day] }]
    }),
  )
}

/** A list of ids as one parameter, so that the statement stays the same for any length. */
const oneOf = (ids: readonly string[]) => sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`

/** All but the status. */
function conditions(
  row: ExpressionBuilder<Tables, 'record'>,
  kind: Kind,
  query: ReturnType<typeof ListQuery.parse>,
): Expression<SqlBool>[] {
  const parts: Expression<SqlBool>[] = [row('kind', '=', kind), row('deleted_at', query.deleted ? 'is not' : 'is', null)]
  if (query.roundId) parts.push(row('round_id', '=', query.roundId))
  // what is of the round as a whole is seen from each of its units
  if (query.unitId) parts.push(row.or([row('unit_id', '=', query.unitId), row('unit_id', 'is', null)]))
  if (query.days) parts.push(doneWithin(...query.days))
  if (query.doneBy) parts.push(doneBy(query.doneBy))
  for (const [name, values] of Object.entries(query.facets))
    if (values.length > 0)
      parts.push(
        sql<SqlBool>`EXISTS (SELECT 1 FROM json_each(record.facets) AS facet, json_each(facet.value) AS held
          WHERE facet.key = ${name} AND held.value IN (${sql.join(values)}))`,
      )
  const found = holdsWords(wordsOf(query.text))
  if (found !== null) parts.push(found)
  return parts
}

/** How many living attachments and evidence links point at each record, by `<id> <kind>`. */
function countsOf(caseFile: CaseFile, ids: readonly string[]): ReadonlyMap<string, number> {
  const rows = caseFile.queries.all(
    caseFile.queries.k
      .selectFrom('reference')
      .innerJoin('record', 'record.id', 'reference.from_id')
      .select(['to_id', 'kind', ({ fn }) => fn.count<number>('from_id').distinct().as('links')])
      .where('to_id', 'in', oneOf(ids))
      .where('role', 'in', ['attachment_of', 'evidence_of', 'evidence_from'])
      .where('deleted_at', 'is', null)
      .groupBy(['to_id', 'kind']),
  )
  return new Map(rows.map((row) => [`${row.to_id} ${row.kind}`, row.links]))
}
