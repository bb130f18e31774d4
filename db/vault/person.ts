import { Refusal } from '../model/failure.ts'
import type { Member } from '../model/people.ts'
import type { Queries } from '../schema/queries.ts'
import { permits, postsIn } from '../worker/permissions.ts'
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

/**
 * A member with an account keeps a post of this case file and is not deleted before the account is removed; and somebody
 * who may manage remains: else nobody could let anyone in again. `after` is null for a deletion. Throws `not_allowed`.
 */
export function mustKeepAccess({ queries, mode }: CaseFile, memberId: string, after: Member | null): void {
  const all = people(queries)
  if (!all.some((person) => person.memberId === memberId)) return
  if (after === null) throw new Refusal('not_allowed', 'account')
  if (!postsIn(mode).includes(after.post)) throw new Refusal('not_allowed', 'post')
  const manages = (person: Person): boolean => permits(person.memberId === memberId ? after.post : person.post, 'manage')
  if (!all.some(manages)) throw new Refusal('not_allowed', 'post')
}

/** After members changed: the person at the keyboard has the new name and post at once, the first screen the new names. */
export function followMembers(caseFile: CaseFile): void {
  const now = people(caseFile.queries)
  const mine = now.find((person) => person.accountId === caseFile.person.accountId)
  if (mine !== undefined) caseFile.person = mine
  caseFile.vault.renameAccounts((id) => now.find((person) => person.accountId === id)?.name)
}
