import { v7 as newId } from 'uuid'
import { mustStrandNoClue } from '../../clues/clues.ts'
import { Refusal } from '../../model/failure.ts'
import type { Member, Post } from '../../model/people.ts'
import { createRecord, openRecord } from '../../records/footing.ts'
import type { CaseFile } from '../../vault/case-file.ts'
import { people, personOf } from '../../vault/person.ts'
import { postsIn } from '../permissions.ts'
import type { Account } from '../requests/vault.ts'
import type { Handlers } from '../serve.ts'

/** 账户: who may unlock this case file. Each belongs to one member and has a password of its own. */
export const accounts: Handlers<'accounts'> = {
  list: ({ queries }) => people(queries).map(face),

  async add(caseFile, { memberId, person, password }) {
    if ((memberId === undefined) === (person === undefined)) throw new Refusal('bad_input', 'memberId')
    const whom = memberId === undefined ? null : knownMember(caseFile, memberId)
    const { name, post } = whom ?? (person as { name: string; post: Post })
    if (!postsIn(caseFile.mode).includes(post)) throw new Refusal('bad_input', 'person/post')
    const id = accountIdOf(caseFile, memberId) ?? newId()
    const write = await caseFile.vault.prepareAccount(id, name, password)
    return caseFile.db.transaction(() => {
      const member = memberId ?? createRecord(caseFile, 'member', { roundId: null, unitId: null, body: { name, post } }).id
      enter(caseFile, id, member)
      caseFile.audit.append('account.add', { kind: 'account', id }, { memberId: member })
      write()
      return face(personOf(caseFile.queries, id))
    })()
  },

  remove(caseFile, { id }) {
    if (id === caseFile.person.accountId) throw new Refusal('bad_input', 'id') // nobody shuts himself out
    mustStrandNoClue(caseFile, personOf(caseFile.queries, id).memberId)
    caseFile.db.transaction(() => {
      const { k } = caseFile.queries
      caseFile.queries.run(k.updateTable('account').set({ removed_at: caseFile.now() }).where('id', '=', id))
      caseFile.audit.append('account.remove', { kind: 'account', id })
      caseFile.vault.keepAccounts((kept) => kept !== id)
    })()
    return null
  },
}

const face = (person: { accountId: string; memberId: string; name: string; post: Post }): Account => ({
  id: person.accountId,
  memberId: person.memberId,
  name: person.name,
  post: person.post,
})

/** A member that may get an account: alive, and without one. */
function knownMember(caseFile: CaseFile, memberId: string): Member {
  const member = openRecord(caseFile, 'member', memberId)
  if (member.deletedAt !== null) throw new Refusal('not_found', 'memberId')
  if (people(caseFile.queries).some((person) => person.memberId === memberId)) throw new Refusal('bad_input', 'memberId')
  return member.body
}

/** The id of the account a member has or had: an account that comes back is the same one. */
function accountIdOf({ queries }: CaseFile, memberId: string | undefined): string | undefined {
  if (memberId === undefined) return undefined
  return queries.first(queries.k.selectFrom('account').select('id').where('member_id', '=', memberId))?.id
}

function enter({ queries, now }: CaseFile, id: string, memberId: string): void {
  queries.run(
    queries.k
      .insertInto('account')
      .values({ id, member_id: memberId, created_at: now(), removed_at: null })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ removed_at: null })),
  )
}
