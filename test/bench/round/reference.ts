import { v7 as newId } from 'uuid'
import type { CatalogueItem } from '../../../db/model/catalogue.ts'
import { createRecord } from '../../../db/records/footing.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { lots } from '../interviews.ts'

/** An entry that a record can be tagged with. */
export interface Entry {
  readonly catalogueId: string
  readonly itemId: string
}

/** Catalogues at the sizes of the field, as the number of children below each entry of a level. */
const trees = [
  { family: 'focus', name: '监督重点（示例）', prefix: 'J', shape: [4, 7, 4] }, // 112 manifestations
  { family: 'procedure', name: '巡察步骤（示例）', prefix: 'B', shape: [8, 10, 3] }, // 240 points
  { family: 'chief_check', name: '一把手核查（示例）', prefix: 'Y', shape: [5, 6, 3] }, // 90 points
] as const
const documents = 20
const articlesEach = 60

const parts = ['贯彻', '落实', '民主集中制', '重大项目', '选人用人', '资金使用', '招标投标', '公务接待', '形式主义', '议事规则', '监督责任']

/** Catalogues and policies, `scale` times as wide. Answers the entries of the focus that records are tagged with. */
export function fillReference(caseFile: CaseFile, scale: number): readonly Entry[] {
  const draw = lots(17)
  const words = (count: number): string => Array.from({ length: count }, () => parts[draw(parts.length)] ?? '').join('')
  const alone = { roundId: null, unitId: null }
  const tagged: Entry[] = []
  for (const { family, name, prefix, shape } of trees) {
    const items = treeOf(prefix, [shape[0], shape[1] * scale, shape[2]], words)
    const { id: catalogueId } = createRecord(caseFile, 'catalogue', { ...alone, body: { family, name, sample: true, items } })
    if (family === 'focus') for (const { id, level } of items) if (level === shape.length) tagged.push({ catalogueId, itemId: id })
  }
  for (let index = 0; index < documents * scale; index += 1) {
    const articles = Array.from({ length: articlesEach }, (_, n) => ({ id: newId(), number: `第${n + 1}条`, text: `${words(8)}。` }))
    const body = { title: `示例制度${index}：${words(2)}`, sample: true, effectiveOn: '2020-01-01', articles }
    createRecord(caseFile, 'policy', { ...alone, body })
  }
  return tagged
}

function treeOf(prefix: string, shape: readonly number[], words: (count: number) => string): CatalogueItem[] {
  const items: CatalogueItem[] = []
  const grow = (parentId: string | null, code: string, level: number): void => {
    for (let n = 1; n <= (shape[level - 1] ?? 0); n += 1) {
      const item = { id: newId(), parentId, level, code: level === 1 ? `${code}${n}` : `${code}.${n}`, text: words(2 + level) }
      items.push({ ...item, keywords: [], basis: '', mandatory: level === shape.length && n === 1 })
      grow(item.id, item.code, level + 1)
    }
  }
  grow(null, prefix, 1)
  return items
}
