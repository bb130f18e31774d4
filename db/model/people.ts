import { z } from 'zod'
import { Line, Text } from './ids.ts'

/** Posts within a group, and at the office. What each may do is in db/worker/permissions.ts. */
export const posts = [
  'group_leader',
  'deputy_leader',
  'nonresident_deputy',
  'liaison',
  'member',
  'office_director',
  'office_staff',
] as const
export const Post = z.enum(posts)
export type Post = z.infer<typeof Post>

/** A person of the group or the office. An account of this case file belongs to exactly one of them. */
export const Member = z.object({
  name: Line.min(1),
  post: Post,
  /** 工作岗: 综合协调 / 谈话外调 / 财务审计 / 党建组织; free text because places differ. */
  duty: Line.default(''),
  homeUnit: Line.default(''),
  phone: Line.default(''),
  note: Text.default(''),
})
export type Member = z.infer<typeof Member>
