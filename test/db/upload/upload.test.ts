import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createClue } from '../../../db/clues/clues.ts'
import type { UploadProfile } from '../../../db/model/upload-profile.ts'
import { createRecord, saveRecord } from '../../../db/records/footing.ts'
import { movements } from '../../../db/records/movements.ts'
import { endCounting, noteCounts } from '../../../db/records/survey-counting.ts'
import { makeUpload, previewUpload } from '../../../db/upload/make.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { MovementQuery } from '../../../db/worker/requests/movements.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { givenMember, givenRound } from '../records/sample-round.ts'

let temporary: TemporaryCaseFile
let caseFile: CaseFile
let within: { roundId: string; unitId: string }
beforeEach(async () => {
  temporary = await temporaryCaseFile()
  caseFile = temporary.caseFile
  within = givenRound(caseFile).within
})
afterEach(() => temporary.dispose())

const work = { report: () => undefined, signal: new AbortController().signal }
const parent = (): string => join(temporary.folder, '..')
const order = (profile: { id?: string; path?: string }) => ({
  ...{ profile, roundId: within.roundId, folder: parent(), reason: '按通知上传', approvedBy: '示例主任' },
})
const linesIn = (folder: string, file: string): readonly Record<string, unknown>[] =>
  readFileSync(join(parent(), folder, `${file}.ndjson`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

const turnId = '0190a000-0000-7000-8000-000000000011'
const givenInterview = (body: Record<string, unknown> = {}) =>
  createRecord(caseFile, 'interview', {
    ...within,
    body: {
      interviewee: { name: '示例谈话对象', phone: '示例电话' },
      category: 'mandatory',
      startedAt: '2026-03-15T09:10',
      signing: 'signed',
      status: 'signed',
      talkers: [givenMember(caseFile, '示例组员甲', 'member').id, givenMember(caseFile, '示例组员乙', 'member').id],
      turns: [{ id: turnId, question: '问一', answer: '答一', lead: true }],
      ...body,
    },
  })

/** A profile of a user's own, as a file. */
function givenProfile(change: (profile: UploadProfile) => unknown): string {
  const profile: UploadProfile = {
    ...{ format: 'xuncha-upload-profile', formatVersion: 1, id: 'own', name: '自定', version: '1', note: '', codeLists: {} },
    tables: [
      {
        ...{ kind: 'interview', file: 'talk', title: '谈话', where: [] },
        fields: [{ to: 'no', label: '编号', from: 'number', type: 'text', names: false, join: '、', required: true, personal: false }],
      },
    ],
  }
  const path = join(parent(), '映射.json')
  writeFileSync(path, JSON.stringify(change(profile)))
  return path
}

test('the shipped profiles write the same round in quite different shapes, each line fitting the schema beside it', async () => {
  const { id, body } = givenInterview()
  const plain = await makeUpload(caseFile, order({ id: 'plain' }), work)
  const coded = await makeUpload(caseFile, order({ id: 'coded' }), work)
  expect(linesIn(plain.folderName, 'interview')).toEqual([
    expect.objectContaining({
      ...{ id, number: body.number, category: 'mandatory', startedAt: '2026-03-15 09:10', interviewee: { name: '示例谈话对象' } },
      talkers: ['示例组员甲', '示例组员乙'],
      turns: [{ question: '问一', answer: '答一', lead: true }],
    }),
  ])
  expect(linesIn(coded.folderName, 'XC_THJL')).toEqual([
    expect.objectContaining({
      ...{ LB: '01', QZ: '1', SJ: { KS: '202603150910' }, THDX: { XM: '示例谈话对象' }, THR: '示例组员甲,示例组员乙' },
      JBXX: expect.objectContaining({ BS: id, BH: body.number }),
    }),
  ])
  expect(linesIn(coded.folderName, 'XC_THJL_MX')).toEqual([{ THBS: id, XH: 1, THBH: body.number, WEN: '问一', DA: '答一', YD: true }])
  const schema = JSON.parse(readFileSync(join(parent(), coded.folderName, 'XC_THJL.schema.json'), 'utf8'))
  expect(schema.properties.LB.enum).toEqual(['01', '02', '03', '04'])
  const book = read(readFileSync(join(parent(), coded.folderName, 'XC_THJL.xlsx')))
  const rows = utils.sheet_to_json<Record<string, unknown>>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { raw: true })
  expect(rows[0]).toMatchObject({ 姓名: '示例谈话对象', 谈话类别: '01 必谈' })
})

test('the manifest names every file with its hash; the act stands in the audit chain and in the register', async () => {
  givenInterview()
  const made = await makeUpload(caseFile, order({ id: 'coded' }), work)
  const manifest = JSON.parse(readFileSync(join(parent(), made.folderName, 'manifest.json'), 'utf8'))
  expect(readdirSync(join(parent(), made.folderName)).toSorted()).toEqual(
    ['manifest.json', ...manifest.files.map(({ path }: { path: string }) => path)].toSorted(),
  )
  expect(manifest).toMatchObject({ reason: '按通知上传', approvedBy: '示例主任', profile: { id: 'coded' } })
  const detail = caseFile.db.prepare("SELECT detail FROM audit WHERE action = 'upload.make'").pluck().get() as string
  expect(JSON.parse(detail)).toMatchObject({ profile: 'coded', reason: '按通知上传', manifest: made.manifestSha256 })
  expect(movements(caseFile, MovementQuery.parse({})).rows[0]).toMatchObject({
    ...{ what: 'upload_package', direction: 'out', fileName: made.folderName, sha256: made.manifestSha256 },
    ...{ approvedBy: '示例主任', purpose: '按通知上传' },
  })
})

test('a record that lacks what the platform asks for keeps the whole package from being written, named by number and field', async () => {
  const { id, body } = givenInterview({ startedAt: '' })
  givenInterview({ category: 'optional' })
  const preview = await previewUpload(caseFile, order({ id: 'coded' }), work)
  expect(preview.problems).toEqual([expect.objectContaining({ id, number: body.number, field: '开始时间', code: 'missing' })])
  expect(preview.problemCount).toBe(1)
  const before = readdirSync(parent())
  await expect(makeUpload(caseFile, order({ id: 'coded' }), work)).rejects.toMatchObject({
    ...{ code: 'upload_incomplete', where: expect.stringContaining(`${body.number} 开始时间`) },
  })
  expect(readdirSync(parent())).toEqual(before)
  expect(caseFile.db.prepare("SELECT count(*) FROM audit WHERE action = 'upload.make'").pluck().get()).toBe(0)
  saveRecord(caseFile, 'interview', { id, version: 1, changes: { startedAt: '2026-03-15T09:10' } })
  expect((await makeUpload(caseFile, order({ id: 'coded' }), work)).lines).toBeGreaterThan(0)
})

test('a mapping of the office needs no code: its own names, values, constants and nested rows', async () => {
  const { body } = givenInterview()
  const path = givenProfile((profile) => ({
    ...profile,
    codeLists: { C: { name: '类别', codes: { M: '必谈' } } },
    tables: [
      {
        ...{ kind: 'interview', file: '谈话', title: '谈话' },
        fields: [
          { to: 'a/b/no', label: '编号', from: 'number', required: true },
          { to: 'a/cat', label: '类别', from: 'category', values: { mandatory: 'M' }, codes: 'C' },
          { to: 'src', label: '来源', constant: 7, type: 'integer' },
          { to: 'qa', label: '问答', from: 'turns', fields: [{ to: 'q/text', label: '问', from: 'question' }] },
        ],
      },
    ],
  }))
  const made = await makeUpload(caseFile, order({ path }), work)
  expect(linesIn(made.folderName, '谈话')).toEqual([{ a: { b: { no: body.number }, cat: 'M' }, src: 7, qa: [{ q: { text: '问一' } }] }])
})

test('a value that the mapping does not know, a date without its hour and a text that is too long are told, never bent', async () => {
  givenInterview({ category: 'optional', startedAt: '2026-03-15T09:10', place: '很长的地点' })
  createRecord(caseFile, 'document_request', { ...within, body: { title: '示例', requestedOn: '2026-03-15' } })
  const field = (to: string, from: string, more: object) => ({ to, label: to, from, ...more })
  const path = givenProfile((profile) => ({
    ...profile,
    tables: [
      {
        ...{ kind: 'interview', file: 'a', title: '谈话' },
        fields: [field('c', 'category', { values: { mandatory: '1' } }), field('p', 'place', { longest: 3 })],
      },
      { kind: 'document_request', file: 'b', title: '调阅', fields: [field('d', 'requestedOn', { date: 'YYYYMMDDHHmm' })] },
    ],
  }))
  const { problems } = await previewUpload(caseFile, order({ path }), work)
  expect(problems.map(({ field: name, code }) => [name, code])).toEqual([
    ['c', 'no_value_for'],
    ['p', 'too_long'],
    ['d', 'no_date'],
  ])
})

test('clues, votes of few or still being counted, telephone numbers and what a form hides never go out', async () => {
  givenInterview()
  const readers = [caseFile.person.memberId]
  createClue(caseFile, { ...within, readers, body: { name: '示例线索绝不外传' } })
  const option = (n: number, text: string, votes: number) => ({ id: `0190a000-0000-7000-8000-00000000002${n}`, text, votes })
  const survey = createRecord(caseFile, 'survey', {
    ...within,
    body: {
      ...{ title: '示例问卷', issued: 60, returned: 60, valid: 60 },
      questions: [
        {
          ...{ id: '0190a000-0000-7000-8000-000000000020', text: '评价', type: 'multiple' },
          options: [option(1, '满意', 0), option(2, '不满意', 0)],
        },
      ],
    } as never,
  })
  noteCounts(caseFile, survey.id, 1, { [option(1, '', 0).id]: 47, [option(2, '', 0).id]: 3 })
  createRecord(caseFile, 'petition', {
    ...within,
    body: { naming: 'anonymous', petitioner: '示例隐去的人', petitionerContact: '示例号码', summary: '示例' },
  })
  const path = givenProfile((profile) => ({
    ...profile,
    tables: [
      ...profile.tables,
      {
        ...{ kind: 'survey', file: 's', title: '问卷', each: 'questions' },
        fields: [
          {
            ...{ to: 'o', label: '选项', from: 'options' },
            fields: [
              { to: 't', label: '选项', from: 'text' },
              { to: 'v', label: '票数', from: 'votes', type: 'integer' },
            ],
          },
        ],
      },
      {
        ...{ kind: 'petition', file: 'p', title: '信访' },
        fields: [
          { to: 'w', label: '反映人', from: 'petitioner' },
          { to: 'n', label: '内容', from: 'summary' },
        ],
      },
    ],
  }))
  const made = await makeUpload(caseFile, order({ path }), work)
  expect(linesIn(made.folderName, 's')).toEqual([{ o: [{ t: '满意' }, { t: '不满意' }] }])
  const filesOf = (folder: string) => readdirSync(join(parent(), folder)).map((name) => readFileSync(join(parent(), folder, name)))
  const everything = filesOf(made.folderName)
  rmSync(join(parent(), made.folderName), { recursive: true }) // the next one of the same minute has the same name
  endCounting(caseFile, survey.id, survey.version)
  const counted = await makeUpload(caseFile, order({ path }), work)
  expect(linesIn(counted.folderName, 's')).toEqual([{ o: [{ t: '满意', v: 47 }, { t: '不满意' }] }])
  everything.push(...filesOf(counted.folderName))
  const text = Buffer.concat(everything).toString('utf8')
  for (const hidden of ['绝不外传', '示例隐去的人', '示例号码', '示例电话']) expect(text).not.toContain(hidden)
})

test('cancelling, or a folder that takes nothing, leaves nothing behind', async () => {
  givenInterview()
  const before = readdirSync(parent())
  const cancelled = { report: () => undefined, signal: AbortSignal.abort() }
  await expect(makeUpload(caseFile, order({ id: 'plain' }), cancelled)).rejects.toMatchObject({ code: 'cancelled' })
  const nowhere = { ...order({ id: 'plain' }), folder: join(temporary.folder, 'vault.json') }
  await expect(makeUpload(caseFile, nowhere, work)).rejects.toMatchObject({ name: 'Refusal' })
  expect(readdirSync(parent())).toEqual(before)
  expect(existsSync(temporary.folder)).toBe(true)
})
