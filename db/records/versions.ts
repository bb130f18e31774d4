import { Refusal } from '../model/failure.ts'
import type { Body, Kind, RecordOf } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Moment, VersionDifference } from '../worker/requests/bulk.ts'
import { differencesOf, replay, takeBack } from './differences.ts'
import { isIdentified, valueAt } from './fields.ts'
import { type HistoryRow, historyRows } from './history.ts'
import { definitionOf } from './kinds.ts'
import { recordOf } from './rows.ts'

/** A tombstone is no part of the body. */
const inBody = ({ field }: { readonly field: string }): boolean => field !== 'deleted'

/** A version within a stretch of quick typing was never kept: its history row tells only where the stretch began and ended. */
const isKept = (rows: readonly HistoryRow[], version: number): boolean =>
  !rows.some((row) => row.versionFrom < version && version < row.version)

/** Every version of a record that can be looked at again, the newest first. */
export function momentsOf(caseFile: CaseFile, kind: Kind, id: string): readonly Moment[] {
  const record = recordOf(caseFile, kind, id)
  const rows = historyRows(caseFile, id)
  const { course } = definitionOf(kind)
  const versions = [...new Set([1, record.version, ...rows.flatMap(({ version, versionFrom }) => [version, versionFrom])])]
  return versions
    .filter((version) => isKept(rows, version))
    .sort((a, b) => b - a)
    .map((version) => {
      const own = rows.filter((row) => row.version === version)
      const last = own.at(-1)
      return {
        version,
        at: last?.at ?? record.createdAt,
        by: last?.by ?? record.createdBy,
        fields: [...new Set(own.map(({ field }) => field.split('/')[0] ?? ''))],
        course: (own.findLast(({ field }) => field === course)?.after ?? null) as string | null,
      }
    })
}

/**
 * The body of a record as it was saved as `version`: what came after is taken back from the body that stands.
 * Refuses with `not_found` where that version was never kept.
 */
export function bodyAtVersion<K extends Kind>(caseFile: CaseFile, record: RecordOf<K>, version: number): Body<K> {
  const rows = historyRows(caseFile, record.id)
  if (version < 1 || version > record.version || !isKept(rows, version)) throw new Refusal('not_found', 'version')
  const later = rows.filter((row) => row.versionFrom >= version && inBody(row))
  return withoutGaps(later.reduceRight<unknown>(takeBack, record.body)) as Body<K>
}

/** A field that was not there yet is left out again, not kept as undefined. */
const withoutGaps = (body: unknown): unknown =>
  Object.fromEntries(Object.entries(body as object).filter(([, value]) => value !== undefined))

/** What differs between two versions of a record, field by field. */
export function compareVersions(caseFile: CaseFile, kind: Kind, id: string, from: number, to: number): readonly VersionDifference[] {
  const record = recordOf(caseFile, kind, id)
  const [before, after] = [from, to].map((version) => bodyAtVersion(caseFile, record, version) as Readonly<Record<string, unknown>>)
  return differencesOf(before ?? {}, after ?? {})
}

/**
 * What would have to be saved for one field to be again as it was in a version: the top-level field that holds it,
 * with everything else in it as it stands now. An element that comes back stands behind the one it stood behind then.
 */
export function fieldAtVersion(
  caseFile: CaseFile,
  kind: Kind,
  id: string,
  version: number,
  field: string,
): Readonly<Record<string, unknown>> {
  const record = recordOf(caseFile, kind, id)
  const then = bodyAtVersion(caseFile, record, version)
  const [top = ''] = field.split('/')
  if (!Object.hasOwn(record.body, top)) throw new Refusal('bad_input', 'field')
  const after = field.endsWith('/order') ? orderOf(then, field) : valueAt(then, field)
  const body = replay(record.body, { field, after })
  return { [top]: valueAt(inOldPlace(body, then, field), top) }
}

const orderOf = (body: unknown, field: string): readonly string[] => {
  const list = valueAt(body, field.slice(0, -'/order'.length))
  return isIdentified(list) ? list.map(({ id }) => id) : []
}

/** The body with an element that came back where it was. */
function inOldPlace(body: unknown, then: unknown, field: string): unknown {
  const at = field.lastIndexOf('/')
  const [list, id] = [field.slice(0, Math.max(at, 0)), field.slice(at + 1)]
  const order = orderOf(then, `${list}/order`)
  const place = order.indexOf(id)
  if (at === -1 || place === -1) return body
  const now = orderOf(body, `${list}/order`).filter((other) => other !== id)
  const behind = order.slice(0, place).findLast((other) => now.includes(other))
  const index = behind === undefined ? 0 : now.indexOf(behind) + 1
  return replay(body, { field: `${list}/order`, after: now.toSpliced(index, 0, id) })
}
