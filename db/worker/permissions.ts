import type { Post } from '../model/people.ts'

/** What a person may do, as the requests name it. `none` needs no open case file. */
export type Permission = 'none' | 'read' | 'write' | 'sign' | 'manage' | 'hand_over' | 'receive'

const everyone = ['group_leader', 'deputy_leader', 'nonresident_deputy', 'liaison', 'member', 'office_director', 'office_staff'] as const
const group = ['group_leader', 'deputy_leader', 'nonresident_deputy', 'liaison', 'member'] as const
const office = ['office_director', 'office_staff'] as const

const holders: Record<Exclude<Permission, 'none'>, readonly Post[]> = {
  read: everyone,
  write: group, // the office reads what came in; it does not rewrite it
  sign: group, // which step is whose, db/records/sign-off decides
  manage: ['group_leader', 'liaison', 'office_director', 'office_staff'], // round, accounts, enrolled cards
  hand_over: ['group_leader', 'liaison'], // result bundles leave
  receive: office, // bundles come in
}

/** Whether a person of this post may do it. */
export const permits = (post: Post, permission: Permission): boolean => permission === 'none' || holders[permission].includes(post)

/** The posts there are in a case file of this mode. */
export const postsIn = (mode: 'group' | 'office'): readonly Post[] => (mode === 'group' ? group : office)
