import { z } from 'zod'
import { EvidenceSource } from './draft.ts'
import { Day, Id, Line, Text } from './ids.ts'

/** The course; the last four are its ends. */
export const leadStatuses = ['raised', 'in_progress', 'confirmed', 'draft', 'clue', 'merged', 'excluded'] as const
export const leadEnds = ['draft', 'clue', 'merged', 'excluded'] as const
export type LeadEnd = (typeof leadEnds)[number]
export const leadPriorities = ['high', 'ordinary', 'low'] as const

/** 疑点 (domain.md §2.9): the bridge from a remark to a draft. */
export const Lead = z.object({
  number: Line.default(''),
  title: Line.default(''),
  matter: Text.default(''), // 疑点情况
  concernedUnit: Line.default(''),
  concernedPerson: Line.default(''),
  /** 拟采取方式: kinds of source to try. A kind that this program does not know stays as it came. */
  methods: z.array(z.string().max(40)).max(60).default([]),
  handler: Id.nullable().default(null),
  dueOn: Day.default(''),
  priority: z.enum(leadPriorities).default('ordinary'),
  status: z.enum(leadStatuses).default('raised'),
  /** Why it ended as it did. */
  reason: Text.default(''),
  /** The draft it became, or the lead it went into. */
  targetId: Id.nullable().default(null),
  note: Text.default(''),
})
export type Lead = z.infer<typeof Lead>

export const isEnded = ({ status }: Pick<Lead, 'status'>): boolean => (leadEnds as readonly string[]).includes(status)

export const supportWeights = ['supports', 'contradicts', 'neutral'] as const
export type SupportWeight = (typeof supportWeights)[number]

/** 印证: what a passage or a file says to a lead. */
export const LeadSupport = z.object({
  leadId: Id,
  source: EvidenceSource,
  weight: z.enum(supportWeights).default('supports'),
  note: Text.default(''),
})
export type LeadSupport = z.infer<typeof LeadSupport>
