import { v7 as newId } from 'uuid'
import type { Kind } from '../model/record.ts'
import type { WorkOfMember } from '../model/work-log.ts'
import type { CaseFile } from '../vault/case-file.ts'

/** The living log or report that begins on a day of a round. */
export const logOfDay = ({ queries }: CaseFile, kind: Kind, roundId: string, day: string): string | undefined =>
  queries.first(
    queries.k
      .selectFrom('record')
      .select('id')
      .where('kind', '=', kind)
      .where('round_id', '=', roundId)
      .where('occurred_on', '=', day)
      .where('deleted_at', 'is', null)
      .orderBy('id'),
  )?.id

/** A line for everybody of the group, in the order in which they were entered. */
export function groupOf({ queries }: CaseFile, roundId: string | null): WorkOfMember[] {
  const members = queries.all(
    queries.k
      .selectFrom('record')
      .select('id')
      .where('kind', '=', 'member')
      .where('deleted_at', 'is', null)
      .where((row) => row.or([row('round_id', 'is', null), row('round_id', '=', roundId)]))
      .orderBy('created_at')
      .orderBy('id')
      .limit(60),
  )
  return members.map(({ id }) => ({ id: newId(), memberId: id, did: '' }))
}
