import { Refusal } from '../model/failure.ts'
import type { Member } from '../model/people.ts'
import type { Queries } from '../schema/queries.ts'
import type { CaseFile, Person } from './case-file.ts'

/** Every account that may still unlock, with the member it belongs to. */
export function people(queries: Queries): Person[] {
  const rows = queries.all(
    queries.k
      .selectFrom('account')
      .innerJoin('body', 'body.record_id', 'account.member_id')
      .select(['account.id', 'member_id', 'json'])
      .where('removed_at', 'is', null)
      .orderBy('account.created_at'),
  )
  return rows.map((row) => {
    const { name, post } = JSON.parse(row.json) as Member
    return { accountId: row.id, memberId: row.member_id, name, post }
  })
}

/** The person behind an account. Throws `not_found` when it was removed. */
export function personOf(queries: Queries, accountId: string): Person {
  const person = people(queries).find((one) => one.accountId === accountId)
  if (person === undefined) throw new Refusal('not_found', 'accountId')
  return person
}

/** After members changed: the person at the keyboard has the new name and post at once, the first screen the new names. */
export function followMembers(caseFile: CaseFile): void {
  const now = people(caseFile.queries)
  const mine = now.find((person) => person.accountId === caseFile.person.accountId)
  if (mine !== undefined) caseFile.person = mine
  caseFile.vault.renameAccounts((id) => now.find((person) => person.accountId === id)?.name)
}
