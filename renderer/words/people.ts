import type { Post } from '../../db/model/people.ts'

/** 职务 in the group and at the office. */
export const postWords: Readonly<Record<Post, string>> = {
  group_leader: '组长',
  deputy_leader: '副组长',
  nonresident_deputy: '不驻组副组长',
  liaison: '联络员',
  member: '组员',
  office_director: '巡察办主任',
  office_staff: '巡察办工作人员',
}

export const groupPosts = ['group_leader', 'deputy_leader', 'nonresident_deputy', 'liaison', 'member'] as const satisfies readonly Post[]
export const officePosts = ['office_director', 'office_staff'] as const satisfies readonly Post[]
