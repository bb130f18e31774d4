import { createHash } from 'node:crypto'
import { canonicalJson } from '../audit/canonical.ts'
import { Member } from '../model/people.ts'
import type { CaseFile } from './case-file.ts'

/** The first member, who is also the first account. Runs inside the founding transaction. */
export function foundPeople(caseFile: CaseFile): void {
  const { queries, person, now, device } = caseFile
  const { k } = queries
  const body = Member.parse({ name: person.name, post: person.post })
  const hash = createHash('sha256').update(canonicalJson(body)).digest('hex')
  const by = { created_by: person.memberId, created_on: device.id, updated_by: person.memberId, updated_on: device.id }
  queries.run(
    k.insertInto('record').values({
      id: person.memberId,
      kind: 'member',
      round_id: null,
      unit_id: null,
      number: '',
      title: body.name,
      subtitle: '',
      status: '',
      occurred_on: '',
      facets: JSON.stringify({ post: [body.post] }),
      version: 1,
      content_hash: hash,
      created_at: now(),
      updated_at: now(),
      deleted_at: null,
      ...by,
    }),
  )
  queries.run(k.insertInto('body').values({ record_id: person.memberId, json: JSON.stringify(body) }))
  queries.run(k.insertInto('account').values({ id: person.accountId, member_id: person.memberId, created_at: now(), removed_at: null }))
  caseFile.audit.append('vault.create', undefined, { mode: caseFile.mode })
  caseFile.audit.append('account.add', { kind: 'account', id: person.accountId })
}
