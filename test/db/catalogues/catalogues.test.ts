import { dirname } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { compareCatalogues, findItems, importCatalogue, previewCatalogue } from '../../../db/records/catalogues.ts'
import { deleteRecord, listRecords, openRecord, restoreRecord } from '../../../db/records/footing.ts'
import { initialsOf } from '../../../db/records/picking.ts'
import { catalogueTemplate } from '../../../db/records/tables/catalogue-table.ts'
import { saveTemplate } from '../../../db/records/tables/staged.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { refusal } from '../records/sample-round.ts'
import { tableFile, treeRows } from './tables.ts'

let tmp: TemporaryCaseFile
let caseFile: CaseFile
let folder: string
beforeEach(async () => {
  tmp = await temporaryCaseFile()
  caseFile = tmp.caseFile
  folder = dirname(tmp.folder)
})
afterEach(() => tmp.dispose())

const tree = { family: 'focus', name: '示例监督重点' }
const head = ['编码', '内容', '上级编码', '关键词', '必查']
const first = [
  head,
  ['1', '党的领导', '', '', ''],
  ['1.1', '集体决策', '', '', ''],
  ['1.1.1', '以专题会代替党组会', '', '三重一大；碰头会', '是'],
  ['1.1.2', '末位表态没有执行', '', '', ''],
]

async function publish(rows: readonly (readonly string[])[], version: Partial<Parameters<typeof importCatalogue>[1]> = {}) {
  const preview = await previewCatalogue(caseFile, await tableFile(folder, '目录.xlsx', rows), { ...tree, ...version })
  if (!preview.ok) throw new Error(JSON.stringify(preview.problems))
  return importCatalogue(caseFile, {
    ...tree,
    versionName: '',
    validFrom: '',
    validTo: '',
    applies: '',
    ...version,
    importId: preview.importId,
  })
}
const find = (text: string, onDay = '', limit = 10) => findItems(caseFile, { text, families: [], onDay, limit })

describe('a catalogue from a table', () => {
  test('is shown before it is taken in, and nothing is written by looking', async () => {
    const preview = await previewCatalogue(caseFile, await tableFile(folder, '目录.xlsx', first), tree)
    expect(preview).toMatchObject({ ok: true, fileName: '目录.xlsx', byLevel: [1, 1, 2], before: null, added: 4, changed: 0, gone: 0 })
    expect(listRecords(caseFile, 'catalogue', {}).total).toBe(0)
  })

  test('becomes a tree: parents by their code, or by how the code begins', async () => {
    const { body } = await publish([
      head,
      ['A', '甲', '', '', ''],
      ['A-1', '甲一', '', '', ''],
      ['B', '乙', '', '', ''],
      ['7', '乙七', 'B', '', ''],
    ])
    const byCode = new Map(body.items.map((item) => [item.code, item]))
    expect(byCode.get('A-1')).toMatchObject({ parentId: byCode.get('A')?.id, level: 2 })
    expect(byCode.get('7')).toMatchObject({ parentId: byCode.get('B')?.id, level: 2 })
  })

  test('comes in as well with one column for each level, as such lists are handed round; same words keep their links', async () => {
    const wide = [
      ['聚焦方面', '监督要点', '问题表现形式', '必查'],
      ['党的领导', '集体决策', '以专题会代替党组会', '是'],
      ['', '', '末位表态没有执行', ''],
      ['', '学习教育', '第一议题没有落实', ''],
      ['廉洁', '采购', '指定供应商', ''],
    ]
    const twice = await previewCatalogue(
      caseFile,
      await tableFile(folder, '目录.xlsx', [...wide, ['廉洁', '采购', '指定供应商', '']]),
      tree,
    )
    expect(twice).toMatchObject({ ok: false, problems: [{ code: 'repeated', row: 6, detail: { shown: '指定供应商', first: 5 } }] })
    const one = await publish(wide)
    expect(one.body.items.map(({ code, level, text }) => `${level} ${code} ${text}`)).toEqual([
      '1 1 党的领导',
      '2 1.1 集体决策',
      '3 1.1.1 以专题会代替党组会',
      '3 1.1.2 末位表态没有执行',
      '2 1.2 学习教育',
      '3 1.2.1 第一议题没有落实',
      '1 2 廉洁',
      '2 2.1 采购',
      '3 2.1.1 指定供应商',
    ])
    expect(one.body.items.filter(({ mandatory }) => mandatory).map(({ code }) => code)).toEqual(['1.1.1'])
    const [head = [], first = [], ...others] = wide
    const two = await publish([head, ['党的领导', '集体决策', '会议记录不完整', ''], first, ...others], { validFrom: '2026-01-01' })
    const idOf = (record: typeof one, text: string) => record.body.items.find((item) => item.text === text)?.id
    for (const { text } of one.body.items) expect(idOf(two, text)).toBe(idOf(one, text))
    expect(two.body.items.find(({ text }) => text === '会议记录不完整')?.code).toBe('1.1.3')
  })

  test('keeps the ids of its entries through versions, and says what is new, changed and gone', async () => {
    const one = await publish(first, { versionName: '2024版', validFrom: '2024-01-01' })
    const rows = [...first.slice(0, 3), ['1.1.1', '以专题会、碰头会代替党组会', '', '', '是'], ['1.1.3', '会议记录不完整', '', '', '']]
    const preview = await previewCatalogue(caseFile, await tableFile(folder, '目录.xlsx', rows as string[][]), tree)
    expect(preview).toMatchObject({ ok: true, before: { id: one.id, versionName: '2024版' }, added: 1, changed: 1, gone: 1, unchanged: 2 })
    const two = await publish(rows as string[][], { versionName: '2026版', validFrom: '2026-01-01' })
    const idOf = (record: typeof one, code: string) => record.body.items.find((item) => item.code === code)?.id
    for (const code of ['1', '1.1', '1.1.1']) expect(idOf(two, code)).toBe(idOf(one, code))
    const difference = compareCatalogues(caseFile, two.id, one.id)
    expect(difference.added.map(({ code }) => code)).toEqual(['1.1.3'])
    expect(difference.changed.map(({ after }) => after.code)).toEqual(['1.1.1'])
    expect(difference.gone.map(({ code }) => code)).toEqual(['1.1.2'])
    expect(openRecord(caseFile, 'catalogue', one.id).body.items).toHaveLength(4)
  })

  test('with mistakes is refused whole, each mistake with its place', async () => {
    const rows = [head, ['1', '甲', '', '', ''], ['1', '乙', '', '', ''], ['2', '', '', '', '也许']]
    expect(await previewCatalogue(caseFile, await tableFile(folder, '目录.xlsx', rows), tree)).toEqual({
      ok: false,
      fileName: '目录.xlsx',
      more: 0,
      problems: [
        { code: 'repeated', sheet: '目录', row: 3, column: 'A', header: '编码', detail: { shown: '1', first: 2 } },
        { code: 'cell_empty', sheet: '目录', row: 4, column: 'B', header: '内容' },
        { code: 'bad_choice', sheet: '目录', row: 4, column: 'E', header: '必查', detail: expect.objectContaining({ shown: '也许' }) },
      ],
    })
    const branches = [head, ['1', '甲', '9', '', ''], ['2', '乙', '3', '', ''], ['3', '丙', '2', '', '']]
    expect(await previewCatalogue(caseFile, await tableFile(folder, '目录.xlsx', branches), tree)).toMatchObject({
      ok: false,
      problems: [
        { code: 'parent_unknown', row: 2, detail: { shown: '9' } },
        { code: 'parent_circle', row: 3 },
        { code: 'parent_circle', row: 4 },
      ],
    })
    expect(listRecords(caseFile, 'catalogue', {}).total).toBe(0)
  })

  test('is taken in by the id of its preview alone, and only the last one', async () => {
    const preview = await previewCatalogue(caseFile, await tableFile(folder, '目录.xlsx', first), tree)
    await previewCatalogue(caseFile, await tableFile(folder, '目录.xlsx', first), tree)
    const version = { ...tree, versionName: '', validFrom: '', validTo: '', applies: '' }
    expect(refusal(() => importCatalogue(caseFile, { ...version, importId: preview.ok ? preview.importId : '' }))).toEqual([
      'not_found',
      'importId',
    ])
  })

  test('that is not there is a failure of the file, in words', async () => {
    await expect(previewCatalogue(caseFile, `${folder}/没有.xlsx`, tree)).rejects.toMatchObject({
      code: 'file_unreadable',
      where: '没有.xlsx',
    })
  })

  test('starts from an empty one that explains itself', async () => {
    expect(await saveTemplate(`${folder}/空白.xlsx`, catalogueTemplate)).toEqual({ fileName: '空白.xlsx' })
    expect(await previewCatalogue(caseFile, `${folder}/空白.xlsx`, tree)).toMatchObject({ ok: false, problems: [{ code: 'no_rows' }] })
  })
})

describe('an entry is found', () => {
  test('by code, initials, words, keywords and what stands above it, the best first', async () => {
    await publish(first)
    expect(find('1.1.2')[0]?.code).toBe('1.1.2')
    expect(find('1.1').map(({ code }) => code)).toEqual(['1.1', '1.1.1', '1.1.2'])
    expect(find('mwbt').map(({ code }) => code)).toEqual(['1.1.2'])
    expect(find('zth').map(({ code }) => code)).toEqual(['1.1.1'])
    expect(find('专题会 党组').map(({ code }) => code)).toEqual(['1.1.1'])
    expect(find('碰头会').map(({ code }) => code)).toEqual(['1.1.1'])
    expect(find('党的领导').map(({ code }) => code)).toEqual(['1', '1.1', '1.1.1', '1.1.2'])
    expect(find('没有这回事')).toEqual([])
    expect(find('mwbt')[0]).toMatchObject({ path: '党的领导 / 集体决策', family: 'focus', name: '示例监督重点' })
  })

  test('in the version that holds on the day', async () => {
    const one = await publish(first, { versionName: '2024版', validFrom: '2024-01-01', validTo: '2025-12-31' })
    const two = await publish(first, { versionName: '2026版', validFrom: '2026-01-01' })
    expect(find('mwbt', '2025-06-01')[0]?.catalogueId).toBe(one.id)
    expect(find('mwbt', '2026-06-01')[0]?.catalogueId).toBe(two.id)
    expect(find('mwbt', '2023-06-01')).toEqual([])
    expect(find('mwbt')[0]?.catalogueId).toBe(two.id)
  })

  test('no more once its catalogue is in the bin, and again when it is back', async () => {
    const { id } = await publish(first)
    expect(find('mwbt')).toHaveLength(1)
    deleteRecord(caseFile, 'catalogue', id)
    expect(find('mwbt')).toEqual([])
    restoreRecord(caseFile, 'catalogue', id)
    expect(find('mwbt')).toHaveLength(1)
  })

  test.each([
    ['党的领导弱化', 'ddldrh'],
    ['“三重一大”', 'szyd'],
    ['重大事项 2024', 'zdsx2024'],
    ['ABC类', 'abcl'],
    ['', ''],
  ])('by the initials of %j, which are %j', (text, initials) => {
    expect(initialsOf(text)).toBe(initials)
  })

  test.each([
    ['field', 1],
    ['ten times the field', 10],
  ])('among catalogues of the %s size', async (_, times) => {
    const of = (...sizes: number[]) => sizes.map((size) => size * times)
    await publish([['编码', '内容'], ...treeRows('J', of(4, 20, 114))])
    await publish([['编码', '内容'], ...treeRows('B', of(83, 243))], { family: 'procedure', name: '示例步骤' })
    await publish([['编码', '内容'], ...treeRows('Y', of(5, 29, 92))], { family: 'chief_check', name: '示例一把手' })
    expect(find('jtjc', '', 200)).toHaveLength(200)
    expect(findItems(caseFile, { text: `J${4 * times}`, families: ['focus'], onDay: '', limit: 5 })[0]?.code).toBe(`J${4 * times}`)
    expect(findItems(caseFile, { text: '', families: ['chief_check'], onDay: '', limit: 200 })).toHaveLength(Math.min(200, 126 * times))
  })
})
