import type { IssueDraft } from '../model/draft.ts'
import type { Post } from '../model/people.ts'
import type { SignOffStep } from '../model/round.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { bodyOf } from './rows.ts'

export interface Signer {
  readonly memberId: string
  readonly name: string
}

/** Living members that hold a post, by name. */
export function holdersOf(caseFile: CaseFile, post: Post): readonly Signer[] {
  return caseFile.queries
    .all(
      caseFile.queries.k
        .selectFrom('record')
        .select(['id', 'title'])
        .where('kind', '=', 'member')
        .where('deleted_at', 'is', null)
        .where('status', '=', post)
        .orderBy('title'),
    )
    .map(({ id, title }) => ({ memberId: id, name: title }))
}

/** Who may sign a step of a draft: its handlers, or whom the draft names for the post, or else any holder of it. */
export function signersOf(caseFile: CaseFile, draft: IssueDraft, { who }: SignOffStep): readonly Signer[] {
  if (who === 'handlers') return [...new Set(draft.handlers)].map((id) => named(caseFile, id))
  const chosen = who === 'deputy_leader' ? draft.deputyLeader : who === 'group_leader' ? draft.groupLeader : null
  return chosen === null ? holdersOf(caseFile, who) : [named(caseFile, chosen)]
}

const named = (caseFile: CaseFile, memberId: string): Signer => ({ memberId, name: bodyOf(caseFile, 'member', memberId)?.name ?? '' })
