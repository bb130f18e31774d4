import { deleteRecord } from '../records/footing.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { people } from '../vault/person.ts'
import { enrolByTask } from './enrolment.ts'
import type { CardLine } from './lines.ts'

/** 任务包: what a laptop does with it beyond taking its records in. */

/** Trusts the cards that the office sent along; the own one and those that are known already are passed over. */
export function takeCards(caseFile: CaseFile, lines: Iterable<CardLine>, bundleId: string): void {
  for (const { card, role, reserveOf } of lines)
    if (card.deviceId !== caseFile.device.id) enrolByTask(caseFile, card, { role, reserveOf }, bundleId)
}

/**
 * The people of this laptop were entered by hand before the task came. An account whose person the task names, and once
 * only, belongs to that member from now on: what the person writes is then the same person's on every laptop. What was
 * entered by hand goes into the bin, unless a record names it already: nobody is on the lists twice.
 */
export function claimAccounts(caseFile: CaseFile): void {
  const { k } = caseFile.queries
  const rows = caseFile.queries.all(
    k
      .selectFrom('record')
      .innerJoin('body', 'body.record_id', 'record.id')
      .innerJoin('origin', 'origin.record_id', 'record.id')
      .select(['record.id', 'json'])
      .where('kind', '=', 'member')
      .where('deleted_at', 'is', null),
  )
  for (const { accountId, memberId, name, post } of people(caseFile.queries)) {
    const named = rows.filter(({ json }) => {
      const body = JSON.parse(json) as { readonly name: string; readonly post: string }
      return body.name === name && body.post === post
    })
    const [only] = named
    if (only === undefined || named.length > 1 || named.some(({ id }) => id === memberId)) continue
    caseFile.queries.run(k.updateTable('account').set({ member_id: only.id }).where('id', '=', accountId))
    if (accountId === caseFile.person.accountId) caseFile.person = { ...caseFile.person, memberId: only.id }
    if (!isNamed(caseFile, memberId)) deleteRecord(caseFile, 'member', memberId)
    caseFile.audit.append('account.claim', { kind: 'account', id: accountId }, { from: memberId, to: only.id })
  }
}

/** Whether a record points at this person. */
const isNamed = ({ queries }: CaseFile, memberId: string): boolean =>
  queries.first(queries.k.selectFrom('reference').select('from_id').where('to_id', '=', memberId).limit(1)) !== undefined
