import { z } from 'zod'
import { Day, Id, Line, Text } from './ids.ts'

export const matterItems = ['property', 'vehicle', 'securities', 'business', 'travel_papers', 'family', 'other'] as const

/** One matter as it was reported and as it was found. */
export const MatterRow = z.object({
  id: Id,
  item: z.enum(matterItems).default('property'),
  what: Line.default(''),
  declared: Line.default(''), // 填报
  checked: Line.default(''), // 核查
  explanation: Text.default(''), // 本人说明
})

/** 抽查个人有关事项 (domain.md §2.8). Whether a difference is an omission or concealment is for the 组织部 to say. */
export const PersonalMatters = z.object({
  number: Line.default(''),
  name: Line.default(''),
  unit: Line.default(''),
  post: Line.default(''),
  idNumber: Line.default(''),
  reportName: Line.default(''), // 报告名称
  reportYear: Line.default(''),
  checkedOn: Day.default(''),
  checkers: z.array(Id).max(10).default([]),
  rows: z.array(MatterRow).max(200).default([]),
  /** What the 组织部 concluded, as it was told; never ours. */
  conclusion: z.enum(['', 'truthful', 'omitted', 'concealed']).default(''),
  concludedBy: Line.default(''),
  concludedOn: Day.default(''),
  status: z.enum(['checking', 'compared', 'sent', 'concluded']).default('checking'),
  note: Text.default(''),
})
export type PersonalMatters = z.infer<typeof PersonalMatters>
