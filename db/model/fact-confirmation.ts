import { z } from 'zod'
import { Day, Id, Line, Text } from './ids.ts'

export const confirmationStatuses = ['pending', 'accepted', 'returned'] as const
export const confirmationResults = ['', 'accepted', 'partly', 'disputed'] as const

/** What a sheet takes over from a draft. */
export const TakenFromDraft = z.object({ summary: Text, facts: Text, evidence: Text })
export type TakenFromDraft = z.infer<typeof TakenFromDraft>

/** The facts of one draft. `taken` is what the draft said when it was taken over; the casework writes it. */
export const ConfirmedPart = z.object({
  id: Id,
  draftId: Id.nullable().default(null),
  summary: Text.default(''), // 事实概述: the wording of the report
  facts: Text.default(''), // 具体事实
  evidence: Text.default(''), // 证据目录
  taken: TakenFromDraft.nullable().default(null),
})
export type ConfirmedPart = z.infer<typeof ConfirmedPart>

/** 事实确认单 (domain.md §2.10); year, batch, group and unit are those of its round. One sheet may cover several drafts. */
export const FactConfirmation = z.object({
  preNumber: Line.default(''), // 预编号
  number: Line.default(''),
  drafts: z.array(Id).max(50).default([]),
  domains: z.array(Line).max(20).default([]), // 事实领域
  taskFrom: Day.default(''), // 任务时间
  taskTo: Day.default(''),
  parts: z.array(ConfirmedPart).max(50).default([]),
  handlers: z.array(Id).max(10).default([]),
  exchangedWith: Line.default(''), // 与谁交换意见
  exchangedPost: Line.default(''),
  exchangedOn: Day.default(''),
  exchangeOpinion: Text.default(''),
  result: z.enum(confirmationResults).default(''),
  returnReason: Text.default(''),
  status: z.enum(confirmationStatuses).default('pending'),
  note: Text.default(''),
})
export type FactConfirmation = z.infer<typeof FactConfirmation>
