import { v7 as newId } from 'uuid'
import { atomically } from '../../records/atomically.ts'
import { createRecord } from '../../records/footing.ts'
import { pickSources } from '../../records/picking.ts'
import type { CaseFile } from '../../vault/case-file.ts'
import { disciplines, focus } from './focus.ts'
import { chiefChecks, dimensions, mustCover, villageFocus, villagePolicies } from './lists.ts'
import { itemsOf } from './outline.ts'
import { policies } from './policies.ts'
import { procedure } from './procedure.ts'

const catalogues = [
  ['focus', '监督重点“四个落实”（示例）', 'J', focus],
  ['procedure', '巡察步骤要点（示例）', 'B', procedure],
  ['chief_check', '“一把手”核查（示例）', 'Y', chiefChecks],
  ['chief_dimension', '“一把手”画像维度（示例）', 'W', dimensions],
  ['village_policy', '对村专项政策清单（示例）', 'Z', villagePolicies],
  ['village_focus', '对村巡察重点清单（示例）', 'C', villageFocus],
  ['must_cover', '三必谈三必看三必访（示例）', 'S', mustCover],
  ['discipline', '六项纪律（示例）', 'L', disciplines],
] as const

const applies = '供学习操作使用；正式工作请导入本地目录。'

/**
 * Enters the catalogues and policies to learn with, all marked 示例: with a sample round they go when it goes, without one
 * (null) each goes to the bin like any record. A tree that is there already is left alone. Answers the catalogues made.
 */
export function createReference(caseFile: CaseFile, roundId: string | null): readonly string[] {
  return atomically(caseFile, () => {
    const ids = new Map<string, string>()
    const here = new Set(pickSources(caseFile).map(({ name }) => name))
    for (const { articles, ...head } of policies) {
      if (here.has(head.title)) continue
      const numbered = articles.map(([number, text, ...topics]) => ({ id: sameId(ids, head.title + number), number, text, topics }))
      createRecord(caseFile, 'policy', { roundId, unitId: null, body: { ...head, articles: numbered } })
    }
    return catalogues.flatMap(([family, name, prefix, text]) => {
      if (here.has(name)) return []
      const body = { family, name, versionName: '示例版', sample: true, applies, items: [...itemsOf(prefix, text)] }
      return [createRecord(caseFile, 'catalogue', { roundId, unitId: null, body }).id]
    })
  })
}

/** An article keeps its id through the versions of its document. */
function sameId(ids: Map<string, string>, key: string): string {
  const id = ids.get(key) ?? newId()
  ids.set(key, id)
  return id
}
