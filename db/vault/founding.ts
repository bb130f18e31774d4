import { createRecord } from '../records/footing.ts'
import type { CaseFile } from './case-file.ts'

/** The first member, who is also the first account. Runs inside the founding transaction. */
export function foundPeople(caseFile: CaseFile): void {
  const { queries, person, now } = caseFile
  caseFile.audit.append('vault.create', undefined, { mode: caseFile.mode })
  // Nobody was there before: the member is its own creator.
  createRecord(caseFile, 'member', { id: person.memberId, roundId: null, unitId: null, body: { name: person.name, post: person.post } })
  const row = { id: person.accountId, member_id: person.memberId, created_at: now(), removed_at: null }
  queries.run(queries.k.insertInto('account').values(row))
  caseFile.audit.append('account.add', { kind: 'account', id: person.accountId })
}
