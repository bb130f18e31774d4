import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { composePaper } from '../../../db/documents/compose.ts'
import { wordFile } from '../../../db/documents/word.ts'
import { noteLeaving, writeOut } from '../../../db/documents/write-out.ts'
import { ownCard, readCardText } from '../../../db/exchange/cards.ts'
import { Interview } from '../../../db/model/interview.ts'
import { layouts, textWidth } from '../../../db/model/paper/layout.ts'
import type { Block, Paper } from '../../../db/model/paper/paper.ts'
import { createRecord, deleteRecord, openRecord, saveRecord } from '../../../db/records/footing.ts'
import { signDraft } from '../../../db/records/sign-off.ts'
import { contentHash } from '../../../db/records/write.ts'
import { temporaryCaseFile } from '../case-file.ts'
import { as, givenRound, givenWholeDraft, id, refusal } from '../records/sample-round.ts'
import { unzip } from './unzip.ts'

const given = async () => {
  const open = await temporaryCaseFile()
  return { ...open, ...givenRound(open.caseFile), [Symbol.asyncDispose]: open.dispose }
}
const talk = [
  { id: id(), question: '请介绍分管工作。', answer: '我管财务。\n\n科里四个人。' },
  { id: id(), question: '是否招标？', answer: '' },
]
const wish = (recordId: string) => ({ type: 'record', id: recordId }) as const
const ofType = <T extends Block['type']>(paper: Paper, type: T) =>
  paper.blocks.filter((block): block is Extract<Block, { type: T }> => block.type === type)
const twips = (millimetres: number) => Math.round((millimetres / 25.4) * 1440)

describe('the settings of paper', () => {
  it('leave rounds that were written before them under their old hash', async () => {
    await using open = await given()
    expect(Object.keys(open.round.body)).not.toContain('interviewSignatures')
    const { kind, roundId, unitId, body, contentHash: hash } = open.round
    expect(contentHash({ kind, roundId, unitId, body: { ...body }, deleted: false })).toBe(hash)
  })
})

describe('an interview on paper', () => {
  it('holds what was said line by line, and no line that says nothing', async () => {
    await using open = await given()
    const record = createRecord(open.caseFile, 'interview', { ...open.within, body: { turns: talk } })
    const paper = composePaper(open.caseFile, wish(record.id))
    expect(ofType(paper, 'turn').map(({ label, text }) => label + text)).toEqual([
      '问：请介绍分管工作。',
      '答：我管财务。',
      '问：是否招标？',
    ])
    expect(ofType(paper, 'paragraph').map(({ text }) => text)).toEqual(['科里四个人。', '以上笔录我看过，和我说的相符。'])
    expect(paper.footSignatures.map(({ label }) => label)).toEqual(['谈话对象签名', '谈话人签名', '记录人签名'])
    expect(paper.record).toEqual({ id: record.id, kind: 'interview', version: 1 })
  })

  it('is signed as its round says', async () => {
    await using open = await given()
    const record = createRecord(open.caseFile, 'interview', { ...open.within, body: { turns: talk } })
    const { id: roundId, version } = open.round
    saveRecord(open.caseFile, 'round', { id: roundId, version, changes: { interviewSignatures: 'none', interviewClosing: '' } })
    const paper = composePaper(open.caseFile, wish(record.id))
    expect([paper.footSignatures, ofType(paper, 'signatures')]).toEqual([[], []])
    expect(ofType(paper, 'paragraph').map(({ text }) => text)).toEqual(['科里四个人。'])
  })

  it('that was not signed says why, and is signed by those who talked', async () => {
    await using open = await given()
    const body = Interview.parse({ turns: talk, signing: 'refused', refusalReason: '本人称身体不适。' })
    const record = createRecord(open.caseFile, 'interview', { ...open.within, body })
    const paper = composePaper(open.caseFile, wish(record.id))
    expect(ofType(paper, 'paragraph').at(-1)?.text).toBe('谈话对象未签名。原因：本人称身体不适。')
    expect(ofType(paper, 'signatures')[0]?.spaces.map(({ label }) => label)).toEqual(['谈话人签名', '记录人签名'])
    expect(paper.footSignatures).toEqual([])
  })

  it('gets a number of its own each time, and none once it is deleted', async () => {
    await using open = await given()
    const record = createRecord(open.caseFile, 'interview', { ...open.within, body: {} })
    expect(composePaper(open.caseFile, wish(record.id)).serial).not.toBe(composePaper(open.caseFile, wish(record.id)).serial)
    deleteRecord(open.caseFile, 'interview', record.id)
    expect(refusal(() => composePaper(open.caseFile, wish(record.id)))[0]).toBe('not_found')
    expect(refusal(() => composePaper(open.caseFile, wish(open.unit.id)))).toEqual(['bad_input', 'kind'])
  })
})

describe('the 审签单 of a draft', () => {
  it('names whoever has signed with the day, and leaves room for the others', async () => {
    await using open = await given()
    const { draft, handlers } = givenWholeDraft(open.caseFile, open.within)
    as(open.caseFile, handlers[0], () => signDraft(open.caseFile, draft.id, openRecord(open.caseFile, 'issue_draft', draft.id).version))
    const tables = ofType(composePaper(open.caseFile, wish(draft.id)), 'table')
    const rows = tables.at(-1)?.rows ?? []
    expect(rows[0]).toEqual(['承办人', '同意', '示例组员甲', expect.stringMatching(/^\d{4}年\d+月\d+日$/)])
    expect(rows[1]).toEqual(['承办人', '', '（示例组员乙）', ''])
    expect(rows.slice(2).map(([step, opinion, , day]) => [step, opinion, day])).toEqual([
      ['副组长', '', ''],
      ['组长', '', ''],
    ])
    expect(tables[0]?.rows.map(([number]) => number)).toEqual(['证据1', '证据2'])
  })
})

describe('a register', () => {
  it('holds every row of its list, more than are fetched at a time', async () => {
    await using open = await given()
    for (let n = 0; n < 1203; n++) createRecord(open.caseFile, 'interview', { ...open.within, body: { interviewee: { name: `示例${n}` } } })
    const query = {
      roundId: open.round.id,
      text: '',
      status: [],
      facets: {},
      deleted: false,
      sortBy: 'number',
      direction: 'ascending',
      offset: 0,
      limit: 200,
    } as const
    const paper = composePaper(open.caseFile, { type: 'register', kind: 'interview', query: { ...query, status: [] } })
    const [table] = ofType(paper, 'table')
    expect(table?.rows).toHaveLength(1203)
    expect(table?.rows[1202]).toEqual(['1203', 'T-1203', '示例1202', '', '', '选谈', '', '', '', '未签字', '计划', ''])
    expect(table?.columns.map(({ title }) => title)).toEqual([
      ...['序号', '编号', '谈话对象', '单位', '职务', '谈话类别', '开始时间', '谈话地点', '谈话人', '签字情况', '进度', '备注'],
    ])
    expect(table?.columns.reduce((sum, { width }) => sum + width, 0)).toBe(textWidth(layouts.register))
    expect(paper.record).toBeNull()
  })
})

describe('every form', () => {
  it('has tables as wide as its text', async () => {
    await using open = await given()
    const { draft } = givenWholeDraft(open.caseFile, open.within)
    const request = createRecord(open.caseFile, 'document_request', { ...open.within, body: { items: [{ id: id(), name: '示例材料' }] } })
    const interview = createRecord(open.caseFile, 'interview', { ...open.within, body: {} })
    for (const recordId of [draft.id, request.id, interview.id]) {
      const paper = composePaper(open.caseFile, wish(recordId))
      const wide = textWidth(layouts[paper.layout])
      for (const { columns } of ofType(paper, 'table')) expect(columns.reduce((sum, { width }) => sum + width, 0)).toBe(wide)
      for (const { rows } of ofType(paper, 'facts'))
        for (const row of rows) expect(row.reduce((sum, { widths }) => sum + widths[0] + widths[1], 0)).toBe(wide)
    }
  })
})

describe('a Word file', () => {
  it('has the measures, fonts and words of the form, and page numbers that Word counts', async () => {
    await using open = await given()
    const record = createRecord(open.caseFile, 'interview', { ...open.within, body: { turns: talk } })
    const paper = composePaper(open.caseFile, wish(record.id))
    const parts = unzip(await wordFile(paper))
    const text = parts.get('word/document.xml') ?? ''
    const { top, right, bottom, left, pitch } = layouts.record
    for (const margin of [`w:top="${twips(top)}"`, `w:right="${twips(right)}"`, `w:bottom="${twips(bottom)}"`, `w:left="${twips(left)}"`])
      expect(text).toContain(margin)
    expect(text).toContain(`w:w="${twips(210)}" w:h="${twips(297)}"`)
    expect(text).toContain(`w:line="${pitch * 20}" w:lineRule="exact"`)
    expect(text).toMatch(/w:eastAsia="仿宋"/)
    const words = [...text.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, word]) => word).join('')
    expect(words).toContain('问：请介绍分管工作。答：我管财务。科里四个人。问：是否招标？以上笔录我看过，和我说的相符。（以下空白）')
    const feet = [...parts]
      .filter(([name]) => name.startsWith('word/footer'))
      .map(([, foot]) => foot)
      .join('')
    expect(feet).toContain('PAGE')
    expect(feet).toContain('NUMPAGES')
    expect([...parts].find(([name]) => name.startsWith('word/header'))?.[1]).toContain(paper.serial)
    for (const [, part] of parts) expect(part).not.toContain(open.caseFile.person.name)
  })

  it('of a list lies across, with the head repeated and rows that hold together', async () => {
    await using open = await given()
    const record = createRecord(open.caseFile, 'document_request', { ...open.within, body: { items: [{ id: id(), name: '示例材料' }] } })
    const text = unzip(await wordFile(composePaper(open.caseFile, wish(record.id)))).get('word/document.xml') ?? ''
    expect(text).toContain(`w:w="${twips(297)}" w:h="${twips(210)}" w:orient="landscape"`)
    expect(text).toContain('<w:tblHeader/>')
    expect(text).toContain('<w:cantSplit/>')
  })
})

describe('what leaves', () => {
  it('is written whole, and noted with its number but without a word of it', async () => {
    await using open = await given()
    const record = createRecord(open.caseFile, 'interview', { ...open.within, body: { turns: talk } })
    const path = join(open.folder, '..', '谈话记录.pdf')
    const bytes = new Uint8Array([1, 2, 3])
    const written = await writeOut(open.caseFile, { wish: wish(record.id), serial: 'ABCD-2345' }, { path, bytes, format: 'pdf' })
    expect(new Uint8Array(readFileSync(path))).toEqual(bytes)
    const row = open.caseFile.queries.first(open.caseFile.queries.k.selectFrom('audit').selectAll().orderBy('seq', 'desc'))
    expect(row).toMatchObject({ action: 'paper.export', subject_kind: 'interview', subject_id: record.id })
    expect(JSON.parse(row?.detail ?? '')).toEqual({ serial: 'ABCD-2345', version: 1, format: 'pdf', size: 3, sha256: written.sha256 })
  })

  it('leaves nothing behind and no note where the place cannot be written', async () => {
    await using open = await given()
    const record = createRecord(open.caseFile, 'interview', { ...open.within, body: {} })
    const before = open.caseFile.audit.end()
    const path = join(open.folder, '..', '没有这个文件夹', '谈话记录.pdf')
    const leaving = { wish: wish(record.id), serial: 'ABCD-2345' }
    await expect(writeOut(open.caseFile, leaving, { path, bytes: new Uint8Array(3), format: 'pdf' })).rejects.toMatchObject({
      name: 'Refusal',
    })
    expect(open.caseFile.audit.end()).toEqual(before)
    expect(readdirSync(join(open.folder, '..'))).toEqual(['case'])
  })
})

describe('a key card on paper', () => {
  it('holds the card in its code and its fingerprint in words, and leaves noted', async () => {
    await using open = await given()
    const paper = composePaper(open.caseFile, { type: 'key_card' })
    const { card, fingerprint } = ownCard(open.caseFile)
    const [code] = ofType(paper, 'code')
    expect(readCardText(open.caseFile, code?.text ?? '')).toMatchObject({ card, fingerprint, known: false })
    expect(JSON.stringify(ofType(paper, 'facts')).replaceAll('　', ' ')).toContain(fingerprint)
    expect(paper).toMatchObject({ record: null, sample: false })
    const word = unzip(await wordFile(paper))
    expect([...word.keys()].filter((name) => name.startsWith('word/media/')).length).toBe(1)
    noteLeaving(open.caseFile, 'paper.print', { wish: { type: 'key_card' }, serial: paper.serial })
    const noted = open.caseFile.db.prepare("SELECT detail FROM audit WHERE action = 'paper.print'").pluck().get() as string
    expect(JSON.parse(noted)).toEqual({ serial: paper.serial, card: card.deviceId })
  })
})
