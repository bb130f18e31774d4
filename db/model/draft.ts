import { z } from 'zod'
import { Day, Id, Instant, Line, Sha256, Text } from './ids.ts'

export const draftStages = ['drafting', 'signing', 'final', 'returned', 'merged', 'abandoned'] as const
export const issueSources = [
  'interview',
  'document',
  'petition',
  'field_visit',
  'observed_meeting',
  'forum',
  'special_check',
  'data_comparison',
  'personal_matters',
  'pre_notice',
  'other',
] as const

/** One claim of the draft; evidence links point at it. */
export const Statement = z.object({ id: Id, text: Text.default('') })

/** 定性依据: which rule, which article, its exact words. */
export const Basis = z.object({
  id: Id,
  document: Line.default(''),
  article: Line.default(''),
  quote: Text.default(''),
  /** The article that it was taken from, where it is kept as a policy; absent where it was typed by hand. */
  policyId: Id.optional(),
  articleId: Id.optional(),
})

/** 问题底稿 (domain.md §2.11). 一事一底稿. */
export const IssueDraft = z.object({
  number: Line.default(''),
  title: Line.default(''),
  domains: z.array(Line).max(20).default([]), // 问题领域 / 监督重点
  sources: z.array(z.enum(issueSources)).max(11).default([]),
  sourceOther: Line.default(''),
  level: Line.default(''), // 问题发生单位层级
  classification: Line.default(''), // 问题分类
  occurredFrom: Day.default(''),
  occurredTo: Day.default(''),
  place: Line.default(''),
  summary: Text.default(''), // 问题概述: the wording the report will use
  discovery: Text.default(''), // 了解方式 / 发现过程
  statements: z.array(Statement).max(100).default([]), // 查证事实
  bases: z.array(Basis).max(50).default([]), // 定性依据
  analysis: Text.default(''), // 问题剖析
  responsibleParty: Line.default(''), // 责任主体
  firstResponsible: Line.default(''), // 第一责任人
  responsibleLeader: Line.default(''), // 主要领导 / 分管领导
  supervisingParty: Line.default(''), // 监督责任
  handlers: z.array(Id).max(10).default([]), // 承办人
  deputyLeader: Id.nullable().default(null),
  groupLeader: Id.nullable().default(null),
  draftedOn: Day.default(''),
  note: Text.default(''),
  /** 版次; a signed revision is frozen, an edit after it opens the next. */
  revision: z.int().min(1).default(1),
  stage: z.enum(draftStages).default('drafting'),
})
export type IssueDraft = z.infer<typeof IssueDraft>

/** A passage in a record: `field` is `turns/<id>/answer`, `excerpts/<id>/text`, `note` …; offsets in UTF-16 units. */
export const PassageSource = z.object({
  type: z.literal('passage'),
  recordId: Id,
  field: z.string().max(200),
  quote: Text,
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
})

/** A place in a file: page from 1, rectangle in fractions of the page; both null for the file as a whole. */
export const FileSource = z.object({
  type: z.literal('file'),
  recordId: Id,
  attachmentId: Id,
  sha256: Sha256,
  page: z.int().positive().nullable().default(null),
  rectangle: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable().default(null),
  quote: Text.default(''),
})

export const EvidenceSource = z.discriminatedUnion('type', [PassageSource, FileSource])
export type EvidenceSource = z.infer<typeof EvidenceSource>

/** 佐证: a numbered link from a statement of a draft (or the draft as a whole) to its source. */
export const EvidenceLink = z.object({
  draftId: Id,
  statementId: Id.nullable().default(null),
  /** 证据编号 within the draft, from 1, in the order of `ordinal`. */
  ordinal: z.int().positive(),
  source: EvidenceSource,
  note: Text.default(''),
})
export type EvidenceLink = z.infer<typeof EvidenceLink>

/** A frozen revision: what was signed, whole, and its canonical hash. Written once. */
export const DraftRevision = z.object({
  draftId: Id,
  revision: z.int().min(1),
  contentHash: Sha256,
  content: z.object({
    draft: IssueDraft,
    evidence: z.array(EvidenceLink),
    files: z.array(Sha256),
  }),
  frozenAt: Instant,
})
export type DraftRevision = z.infer<typeof DraftRevision>

/** One act of the sign-off chain. Written once. */
export const SignOff = z.object({
  draftId: Id,
  revision: z.int().min(1),
  stepId: Id,
  stepName: Line,
  decision: z.enum(['signed', 'returned']),
  reason: Text.default(''),
  contentHash: Sha256,
  signer: Id, // member
  signerName: Line,
  at: Instant,
})
export type SignOff = z.infer<typeof SignOff>
