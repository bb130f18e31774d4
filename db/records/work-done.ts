import { type Expression, type SqlBool, sql } from 'kysely'
import { forms } from '../model/forms/index.ts'
import type { Kind } from '../model/record.ts'

/** Kinds whose records are work of a day: all that take place on one, and drafts; not plans for them, nor reports on them. */
export const workKinds: readonly Kind[] = [
  ...(['interview', 'document_request', 'document_review', 'issue_draft'] as const),
  ...Object.values(forms)
    .filter((form) => !('uncounted' in form))
    .map(({ kind }) => kind),
]

/** Roles in which a person is named without having done the work. */
const bystanders = ['absent', 'deputy_leader', 'group_leader']

/**
 * The day that a record counts for: that on which it took place; of a draft (whose time is that of the matter) the day
 * of drafting, or where none is written that of its beginning. Empty while unknown.
 */
export const workDay = sql<string>`CASE record.kind WHEN 'issue_draft'
  THEN coalesce(
    (SELECT nullif(body.json ->> '$.draftedOn', '') FROM body WHERE body.record_id = record.id),
    date(record.created_at / 1000, 'unixepoch', 'localtime'))
  ELSE substr(record.occurred_on, 1, 10) END`

/** What took place within these days, both ends included; what is still planned has not. */
export const doneWithin = (from: string, to: string): Expression<SqlBool> =>
  sql<SqlBool>`(record.status <> 'planned' AND ${workDay} BETWEEN ${from} AND ${to})`

/** Members who took part in a record, as JSON; whoever wrote it down where it names nobody. */
export const doers = sql<string>`coalesce(
  (SELECT nullif(json_group_array(DISTINCT doer.to_id), '[]') FROM reference AS doer
    JOIN record AS person ON person.id = doer.to_id AND person.kind = 'member'
    WHERE doer.from_id = record.id AND doer.role NOT IN (${sql.join(bystanders)})),
  json_array(record.created_by))`

/** What a member took part in. */
export const doneBy = (memberId: string): Expression<SqlBool> =>
  sql<SqlBool>`EXISTS (SELECT 1 FROM json_each(${doers}) AS one WHERE one.value = ${memberId})`
