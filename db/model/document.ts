import { z } from 'zod'
import { Day, Id, Line, Text } from './ids.ts'

export const requestStatuses = ['planned', 'leader_signed', 'sent', 'partly_provided', 'provided', 'returned', 'kept'] as const

export const RequestedItem = z.object({
  id: Id,
  name: Line.default(''),
  copies: z.int().min(0).max(9999).default(1),
  medium: z.enum(['paper', 'electronic']).default('paper'),
  original: z.enum(['original', 'copy']).default('copy'),
  dueOn: Day.default(''),
  provider: Line.default(''),
  providedOn: Day.default(''),
  returnState: z.enum(['none', 'to_return', 'returned', 'kept']).default('none'),
  returnedBy: Line.default(''),
  returnedOn: Day.default(''),
  note: Line.default(''),
})

/** 调阅清单 (domain.md §2.3): header and rows. */
export const DocumentRequest = z.object({
  number: Line.default(''),
  title: Line.default(''), // 调阅内容
  requestedBy: z.array(Id).max(10).default([]),
  requestedOn: Day.default(''),
  dueOn: Day.default(''),
  leaderSigned: z.boolean().default(false),
  leaderSignedOn: Day.default(''),
  items: z.array(RequestedItem).max(500).default([]),
  status: z.enum(requestStatuses).default('planned'),
  note: Text.default(''),
})
export type DocumentRequest = z.infer<typeof DocumentRequest>

export const reviewStatuses = ['reading', 'reviewed', 'evidence', 'returned'] as const

/** A passage copied out of a document, and what was found in it. */
export const Excerpt = z.object({
  id: Id,
  location: Line.default(''), // 页码 / 凭证号
  text: Text.default(''), // 摘录
  finding: Text.default(''), // 发现
  tags: z.array(Line).max(20).default([]),
})

/** 查阅记录: one document read. */
export const DocumentReview = z.object({
  number: Line.default(''),
  title: Line.default(''),
  documentNumber: Line.default(''), // 文号
  issuer: Line.default(''),
  documentDate: Day.default(''),
  category: Line.default(''),
  requestId: Id.nullable().default(null),
  requestItemId: Id.nullable().default(null),
  excerpts: z.array(Excerpt).max(500).default([]),
  reviewers: z.array(Id).max(10).default([]),
  reviewedOn: Day.default(''),
  copyNumber: Line.default(''), // 复印件编号
  status: z.enum(reviewStatuses).default('reading'),
  note: Text.default(''),
})
export type DocumentReview = z.infer<typeof DocumentReview>
