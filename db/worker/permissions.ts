import type { Post } from '../model/people.ts'

/** What a person may do, as the requests name it. `none` needs no open case file. */
export type Permission =
  | 'none'
  | 'read' // see what the group has written
  | 'write'
  | 'sign' // a signature of the chain: one's own draft, review or approval; whose step it is, db/records/sign-off decides
  | 'review' // as a deputy leader
  | 'approve' // as the group leader
  | 'export' // take files out of the encryption; a form on paper is for everyone who has somebody sign it
  | 'clues' // the compartment; which clues, those who are named decide
  | 'export_clue'
  | 'manage' // round, accounts, enrolled cards
  | 'hand_over' // result bundles leave
  | 'receive' // bundles come in
  | 'assign' // the office sends a group its task
  | 'upload' // a round leaves in plain text for the network platform
  | 'settle' // choose among what several laptops wrote in one field
  | 'drill' // the office's key: to prove that its shares are good
  | 'split_key' // … to split it, and to restore it out of shares

const everyone = ['group_leader', 'deputy_leader', 'nonresident_deputy', 'liaison', 'member', 'office_director', 'office_staff'] as const
const group = ['group_leader', 'deputy_leader', 'nonresident_deputy', 'liaison', 'member'] as const
const office = ['office_director', 'office_staff'] as const

const holders: Record<Exclude<Permission, 'none'>, readonly Post[]> = {
  read: everyone,
  write: group, // the office reads what came in; it does not rewrite it
  sign: group,
  review: ['deputy_leader', 'nonresident_deputy', 'group_leader'],
  approve: ['group_leader'],
  export: ['group_leader', 'deputy_leader', 'liaison', ...office], // members are borrowed anew each round
  clues: group,
  export_clue: ['group_leader', 'deputy_leader', 'liaison'],
  manage: ['group_leader', 'liaison', 'office_director', 'office_staff'],
  hand_over: ['group_leader', 'liaison'],
  receive: everyone, // which kinds, and from whom, db/exchange/trust.ts decides
  assign: office,
  upload: ['group_leader', ...office],
  settle: everyone,
  drill: office,
  split_key: ['office_director'],
}

/** Whether a person of this post may do it. */
export const permits = (post: Post, permission: Permission): boolean => permission === 'none' || holders[permission].includes(post)

/** The posts there are in a case file of this mode. */
export const postsIn = (mode: 'group' | 'office'): readonly Post[] => (mode === 'group' ? group : office)
