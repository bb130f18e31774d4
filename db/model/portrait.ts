import { z } from 'zod'
import { EvidenceSource } from './draft.ts'
import { Id, Line, Text } from './ids.ts'

/**
 * The dimensions of a portrait where no catalogue of them is in force. Four are named in public; the other six are
 * samples to be replaced by the catalogue that a place really uses.
 */
export const portraitDimensions = [
  { code: 'political', name: '政治素养' },
  { code: 'organizational', name: '组织观念' },
  { code: 'leadership', name: '领导能力' },
  { code: 'duty', name: '履责尽责' },
  { code: 'sample_initiative', name: '担当作为（示例）' },
  { code: 'sample_democracy', name: '民主作风（示例）' },
  { code: 'sample_appointments', name: '选人用人（示例）' },
  { code: 'sample_integrity', name: '廉洁自律（示例）' },
  { code: 'sample_style', name: '工作作风（示例）' },
  { code: 'sample_repute', name: '群众口碑（示例）' },
] as const

export const portraitGrades = ['', 'good', 'fairly_good', 'fair', 'poor'] as const

/** Words of a record, or a file of it, that speak for or against what is said of a dimension. */
export const PortraitPassage = z.object({ id: Id, source: EvidenceSource })
export type PortraitPassage = z.infer<typeof PortraitPassage>

/** One dimension with its evidence: drafts, records that confirm or contradict, and passages quoted word for word. */
export const PortraitDimension = z.object({
  id: Id,
  /** The code of an entry of the catalogue, or of a built-in dimension. */
  dimension: Line.default(''),
  /** The dimension as it read when it was chosen; the casework writes it. */
  name: Line.optional(),
  assessment: Text.default(''),
  grade: z.enum(portraitGrades).default(''),
  drafts: z.array(Id).max(100).default([]),
  sources: z.array(Id).max(100).default([]),
  passages: z.array(PortraitPassage).max(100).optional(),
})
export type PortraitDimension = z.infer<typeof PortraitDimension>

/** 一把手画像: one per unit's head. */
export const Portrait = z.object({
  name: Line.default(''),
  post: Line.default(''),
  inPostSince: Line.default(''),
  writer: Id.nullable().default(null),
  dimensions: z.array(PortraitDimension).max(30).default([]),
  overall: Text.default(''), // 总体画像
  overallGrade: z.enum(portraitGrades).default(''),
  note: Text.default(''),
})
export type Portrait = z.infer<typeof Portrait>
