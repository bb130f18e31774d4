import { z } from 'zod'
import { Day, Id, Line, Text } from './ids.ts'

export const policyTypes = ['party_regulation', 'law', 'normative', 'local'] as const

/** One article, or one paragraph of it, word for word. */
export const PolicyArticle = z.object({
  id: Id,
  number: Line.min(1), // 第三条
  paragraph: Line.default(''), // 第一款（二）
  text: Text,
  topics: z.array(Line).max(50).default([]),
})
export type PolicyArticle = z.infer<typeof PolicyArticle>

/** 政策依据: one version of one document (domain.md §3.5). */
export const Policy = z.object({
  title: Line.min(1),
  shortName: Line.default(''),
  issuer: Line.default(''),
  documentNumber: Line.default(''), // 文号
  type: z.enum(policyTypes).default('normative'),
  issuedOn: Day.default(''),
  effectiveOn: Day.default(''),
  repealedOn: Day.default(''), // the first day on which it no longer holds
  /** 示例: written for practice, no real document. */
  sample: z.boolean().default(false),
  articles: z.array(PolicyArticle).max(5000).default([]),
  note: Text.default(''),
})
export type Policy = z.infer<typeof Policy>
