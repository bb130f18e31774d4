import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Decrypter } from 'age-encryption'
import { expect, test } from 'vitest'
import { commit } from '../../../db/exchange/commit.ts'
import { stage } from '../../../db/exchange/stage.ts'
import { change, createRecord, historyOf, openRecord, saveRecord } from '../../../db/records/footing.ts'
import { countAgain, countingOf, endCounting, noteCounts } from '../../../db/records/survey-counting.ts'
import { bodyAtVersion, momentsOf } from '../../../db/records/versions.ts'
import { handOver, quietly, type TwoSides, twoSides } from '../exchange/two-sides.ts'
import { id, refusal } from './sample-round.ts'

const options = (...texts: string[]) => texts.map((text) => ({ id: id(), text }))
const grades = () => ({ id: id(), text: '总体评价', type: 'scale' as const, options: options('好', '较好', '一般', '差') })
const reasons = () => ({ id: id(), text: '需要改进的（可多选）', type: 'multiple' as const, options: options('作风', '用人') })

/** A survey of 55 valid papers whose counts are 28, 12, 7, 4 and 31, 2; counting is still open. */
function counted({ group, round, unit }: TwoSides) {
  const questions = [grades(), reasons()]
  const body = { title: '示例测评', issued: 60, returned: 55, valid: 55, questions }
  const survey = createRecord(group, 'survey', { roundId: round.id, unitId: unit.id, body })
  const ids = questions.flatMap((question) => question.options.map((option) => option.id))
  noteCounts(group, survey.id, 1, Object.fromEntries(ids.map((option, n) => [option, [28, 12, 7, 4, 31, 2][n] ?? 0])))
  return { survey, ids }
}

/** Every count that a bundle tells, wherever it stands in it. */
async function votesIn({ office, stick }: TwoSides, fileName: string): Promise<number[]> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(office.device.ageIdentity.use((bytes) => bytes.toString()))
  const archive = Buffer.from(await decrypter.decrypt(new Uint8Array(readFileSync(join(stick, fileName))))).toString()
  expect(archive).toContain('records/survey.ndjson')
  expect(archive).toContain('audit.ndjson')
  expect(archive).not.toContain('survey_count')
  const inBodies = [...archive.matchAll(/"votes":(\d+)/g)].map(([, votes]) => Number(votes))
  const inHistory = [...archive.matchAll(/"field":"[^"]*\/votes"[^\n]*/g)].flatMap(([line]) => [
    ...[...line.matchAll(/"(?:before|after)":(\d+)/g)].map(([, votes]) => Number(votes)),
  ])
  return [...inBodies, ...inHistory]
}
const few = (votes: number): boolean => votes > 0 && votes < 5
const takeIn = async ({ office, stick }: TwoSides, fileName: string) =>
  commit(office, (await stage(office, join(stick, fileName), quietly)).importId)

test('while counting is open, no count stands in the survey, its history, or a bundle', async () => {
  await using sides = await twoSides()
  const { survey, ids } = counted(sides)
  expect(countingOf(sides.group, survey.id).body[ids[3] ?? '']).toBe(4)
  expect(JSON.stringify(openRecord(sides.group, 'survey', survey.id).body)).not.toMatch(/"votes":[1-9]/)
  expect(historyOf(sides.group, survey.id)).toEqual([])
  const { fileName } = await handOver(sides)
  expect((await votesIn(sides, fileName)).filter((votes) => votes > 0)).toEqual([])
})

test('a bundle of a closed survey holds no cell under five in records, history or audit; the office reads what may be shown', async () => {
  await using sides = await twoSides()
  const { group, office } = sides
  const { survey, ids } = counted(sides)
  const first = await handOver(sides)
  await takeIn(sides, first.fileName)
  const closed = endCounting(group, survey.id, 1)
  expect(closed.body.status).toBe('checked')
  const [scale, multiple] = closed.body.questions
  expect(scale?.result?.cells).toEqual([
    { id: ids[0], votes: 28 },
    { id: ids[1], votes: 12 },
    { id: ids[2], votes: 0, withheld: 'beside' },
    { id: ids[3], votes: 0, withheld: 'few' },
    { id: scale?.id, votes: 0, withheld: 'few' },
  ])
  expect(multiple?.result?.cells).toEqual([
    { id: ids[4], votes: 31 },
    { id: ids[5], votes: 0, withheld: 'few' },
  ])
  const second = await handOver(sides)
  const told = await votesIn(sides, second.fileName)
  expect(told).toContain(28)
  expect(told.filter(few)).toEqual([])
  expect(await takeIn(sides, second.fileName)).toMatchObject({ totals: { changed: 1 } })
  expect(openRecord(office, 'survey', survey.id)).toEqual(openRecord(group, 'survey', survey.id))
  // Nor can anybody on this laptop look them up any more.
  expect(refusal(() => countingOf(group, survey.id))).toEqual(['not_ready', 'status'])
  expect(group.queries.all(group.queries.k.selectFrom('survey_count').selectAll())).toEqual([])
  for (const { version } of momentsOf(group, 'survey', survey.id))
    expect(
      [...JSON.stringify(bodyAtVersion(group, closed, version)).matchAll(/"votes":(\d+)/g)].map(([, n]) => Number(n)).filter(few),
    ).toEqual([])
})

test('counting again starts from what was shown, and a second end leaves no trace of the first', async () => {
  await using sides = await twoSides()
  const { group } = sides
  const { survey, ids } = counted(sides)
  const closed = endCounting(group, survey.id, 1)
  const open = countAgain(group, survey.id, closed.version)
  expect(open.body.status).toBe('counted')
  const counting = countingOf(group, survey.id)
  expect(counting.body).toEqual({ [ids[0] ?? '']: 28, [ids[1] ?? '']: 12, [ids[4] ?? '']: 31 })
  noteCounts(group, survey.id, counting.version, { [ids[2] ?? '']: 8, [ids[3] ?? '']: 6 })
  const again = endCounting(group, survey.id, open.version)
  expect(again.body.questions[0]?.result?.cells.map(({ votes }) => votes)).toContain(8)
  const results = historyOf(group, survey.id).filter(({ field }) => field.includes('result'))
  expect(results.every(({ version }) => version === again.version)).toBe(true)
})

test('a survey that still holds counts of before gives them up, with all that its history says of them', async () => {
  await using sides = await twoSides()
  const { group } = sides
  const { survey } = counted(sides)
  group.queries.run(group.queries.k.deleteFrom('survey_count'))
  const raw = (...votes: number[]) => {
    const { body } = openRecord(group, 'survey', survey.id)
    const [first, ...rest] = body.questions
    const questions = [{ ...first, options: first?.options.map((option, n) => ({ ...option, votes: votes[n] ?? 0 })) }, ...rest]
    return change(group, openRecord(group, 'survey', survey.id), { ...body, questions: questions as never })
  }
  raw(40, 9, 3, 2)
  const body = raw(40, 8, 4, 3).body
  change(group, openRecord(group, 'survey', survey.id), { ...body, questions: body.questions.slice(1) })
  const before = change(group, openRecord(group, 'survey', survey.id), body)
  expect(historyOf(group, survey.id).length).toBeGreaterThan(3)
  const closed = endCounting(group, survey.id, before.version)
  expect(closed.body.questions[0]?.result?.cells[0]).toMatchObject({ votes: 40 })
  expect((await votesIn(sides, (await handOver(sides)).fileName)).filter(few)).toEqual([])
})

test('counting does not end while a sum cannot be right or nothing was counted, and counts come from nowhere else', async () => {
  await using sides = await twoSides()
  const { group, round, unit } = sides
  const { survey, ids } = counted(sides)
  noteCounts(group, survey.id, 2, { [ids[0] ?? '']: 50 })
  expect(refusal(() => endCounting(group, survey.id, 1))).toEqual(['not_ready', 'questions'])
  expect(countingOf(group, survey.id).body[ids[0] ?? '']).toBe(50)
  const bare = createRecord(group, 'survey', { roundId: round.id, unitId: unit.id, body: { questions: [grades()] } })
  expect(refusal(() => endCounting(group, bare.id, 1))).toEqual(['not_ready', 'questions'])
  expect(refusal(() => noteCounts(group, bare.id, 1, { [ids[0] ?? '']: 3 }))).toEqual(['bad_input', 'votes'])
  expect(refusal(() => noteCounts(group, survey.id, 1, {}))).toEqual(['version_conflict', undefined])
  const typed = { ...grades(), answers: '', options: [{ id: id(), text: '好', votes: 3 }], result: { cells: [{ id: id(), votes: 3 }] } }
  const saved = saveRecord(group, 'survey', { id: bare.id, version: 1, changes: { questions: [typed], status: 'checked' } })
  expect(saved.body).toMatchObject({ status: 'preparing', questions: [{ options: [{ votes: 0 }] }] })
  expect(saved.body.questions[0]?.result).toBeUndefined()
})
