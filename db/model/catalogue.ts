import { z } from 'zod'
import { Day, Id, Line, Text } from './ids.ts'

/** Families that the program knows by name; a group may add its own. */
export const catalogueFamilies = [
  'focus', // 监督重点 → 要点 → 问题表现
  'procedure', // 步骤要点
  'chief_check', // 一把手核查
  'chief_dimension', // 画像维度
  'village_policy', // 专项政策清单
  'village_focus', // 巡察重点清单
  'must_cover', // 三必谈 三必看 三必访
  'discipline', // 六项纪律
  'dictionary', // 其他字典
] as const

/** The most that one version may hold. */
export const mostItems = 30_000

/** One entry of a tree. Its id stays the same in every version for the same code: links hold by it. */
export const CatalogueItem = z.object({
  id: Id,
  parentId: Id.nullable().default(null),
  /** Depth in the tree, from 1. */
  level: z.int().min(1).max(9).default(1),
  code: Line.min(1),
  text: Text,
  keywords: z.array(Line).max(50).default([]),
  basis: Text.default(''),
  mandatory: z.boolean().default(false), // 必查
})
export type CatalogueItem = z.infer<typeof CatalogueItem>

/** 目录: one version of one tree (domain.md §3.1–3.4, 3.6). */
export const Catalogue = z.object({
  family: Line.min(1),
  name: Line.min(1),
  versionName: Line.default(''),
  validFrom: Day.default(''),
  validTo: Day.default(''), // the last day; open while empty
  applies: Line.default(''), // 适用单位、适用巡察方式
  /** 示例: built from public text, not the office's own. */
  sample: z.boolean().default(false),
  items: z.array(CatalogueItem).max(mostItems).default([]),
})
export type Catalogue = z.infer<typeof Catalogue>

/** 标注: ties a record, or a part of it, to an entry of a catalogue; `code` and `text` as they read when it was chosen. */
export const FocusTag = z.object({
  recordId: Id,
  /** Empty for the whole record; otherwise `turns/<id>`, `excerpts/<id>`, `statements/<id>`. */
  field: z.string().max(200).default(''),
  catalogueId: Id,
  itemId: Id,
  code: Line,
  text: Text,
})
export type FocusTag = z.infer<typeof FocusTag>
