import { z } from 'zod'
import { largestAttachment } from './attachment.ts'
import { Day, Id, Instant, Line, Sha256, Text } from './ids.ts'

/**
 * 问题线索 (domain.md §2.13). Not a kind of record: a clue lies in a compartment of its own, sealed as a whole to the
 * people named in it, and nothing of it stands in lists, search, histories or bundles.
 */

/** The six disciplines of the Party. */
export const disciplines = ['political', 'organizational', 'integrity', 'masses', 'work', 'life'] as const

/** 登记 → 研判 → 批准 → 移交 → 接收 → 反馈 → 办结; or sent back. */
export const clueCourse = [
  'registered',
  'under_consideration',
  'approved',
  'transferred',
  'received',
  'fed_back',
  'closed',
  'returned',
] as const
export type ClueCourse = (typeof clueCourse)[number]

/** 分类处理意见. */
export const clueOpinions = ['', 'follow_up', 'attention', 'reference'] as const

/** 单移交: to one body; 双移交: to discipline inspection and organisation at once. */
export const transferModes = ['', 'single', 'dual'] as const

/** How a clue is opened: by one of those named, or by two of them together. */
export const clueOpenings = ['single', 'two_people'] as const
export const ClueOpening = z.enum(clueOpenings)
export type ClueOpening = z.infer<typeof ClueOpening>

/** A record that a clue comes from. The link lies in the clue alone: the record knows nothing of it. */
export const ClueSource = z.object({ id: Id, recordId: Id.nullable().default(null), text: Line.default('') })

export const Clue = z.object({
  name: Line.default(''), // 线索名称
  person: Line.default(''), // 被反映人
  post: Line.default(''),
  rank: Line.default(''),
  /** 被反映人是被巡察单位主要负责人: for the group leader alone, and whom the leader names. */
  aboutHead: z.boolean().default(false),
  matter: Text.default(''), // 具体问题
  disciplines: z.array(z.enum(disciplines)).max(6).default([]),
  category: Line.default(''), // 一级分类
  subcategory: Line.default(''), // 二级分类
  sources: z.array(ClueSource).max(50).default([]),
  sourceNote: Text.default(''), // 线索来源, 谈话情况摘录
  receivedOn: Day.default(''),
  opinion: z.enum(clueOpinions).default(''),
  status: z.enum(clueCourse).default('registered'),
  transferMode: z.enum(transferModes).default(''),
  transferTo: Line.default(''), // 接收方单位
  transferAlso: Line.default(''), // 双移交: the second
  transferBy: Line.default(''), // 移交方经办人
  transferOn: Day.default(''),
  approvedBy: Line.default(''),
  approvedOn: Day.default(''),
  sealedHow: Line.default(''), // 密封方式
  receiptBy: Line.default(''), // 接收方经办人
  receiptOn: Day.default(''),
  receiptNumber: Line.default(''),
  result: Line.default(''), // 处理结果
  resultDetails: Text.default(''), // 具体办理情况
  fedBackOn: Day.default(''),
  closedOn: Day.default(''),
  note: Text.default(''),
})
export type Clue = z.infer<typeof Clue>

/** A file of a clue as the clue itself lists it: its name is nowhere else. */
export const ClueFile = z.object({
  id: Id,
  name: Line.min(1),
  mediaType: Line,
  size: z.int().nonnegative().max(largestAttachment),
  /** Of the plaintext. */
  sha256: Sha256,
  addedAt: Instant,
  removed: z.boolean().default(false),
})
export type ClueFile = z.infer<typeof ClueFile>

/** One changed field of one saved change, as for records; it lies within the seal. */
export interface ClueChange {
  readonly version: number
  readonly field: string
  readonly before?: unknown
  readonly after?: unknown
  readonly at: number
  readonly by: Id
}
