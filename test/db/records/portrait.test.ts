import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commit } from '../../../db/exchange/commit.ts'
import { stage } from '../../../db/exchange/stage.ts'
import type { EvidenceSource } from '../../../db/model/draft.ts'
import { portraitDimensions } from '../../../db/model/portrait.ts'
import { createRecord, deleteRecord, openRecord, saveRecord } from '../../../db/records/footing.ts'
import { citePassage, portrayingOf, refreshPassage } from '../../../db/records/portraiture.ts'
import { closeDraft } from '../../../db/records/sign-off.ts'
import { temporaryCaseFile } from '../case-file.ts'
import { handOver, quietly, twoSides } from '../exchange/two-sides.ts'
import { givenRound, givenWholeDraft, id, refusal } from './sample-round.ts'

test('a new portrait knows its head and has a line for every dimension, six of the ten marked as samples', async () => {
  await using temporary = await temporaryCaseFile()
  const { caseFile } = temporary
  const { round } = givenRound(caseFile)
  const unit = createRecord(caseFile, 'unit', { roundId: round.id, unitId: null, body: { name: '示例市某局', headName: '周示远' } })
  const { body } = createRecord(caseFile, 'portrait', { roundId: round.id, unitId: unit.id, body: {} })
  expect(body.name).toBe('周示远')
  expect(body.dimensions.map(({ dimension }) => dimension)).toEqual(portraitDimensions.map(({ code }) => code))
  expect(portraitDimensions.filter(({ name }) => name.endsWith('（示例）'))).toHaveLength(6)
})

test('offers the unit’s living drafts in which the head is named, and counts the interviews that confirm each dimension', async () => {
  await using temporary = await temporaryCaseFile()
  const { caseFile } = temporary
  const { round, within } = givenRound(caseFile)
  const { draft, interview } = givenWholeDraft(caseFile, within) // its two pieces of evidence come from one interview
  const elsewhere = createRecord(caseFile, 'unit', { roundId: round.id, unitId: null, body: { name: '示例市另一局' } })
  const born = (unitId: string, body: Parameters<typeof createRecord<'issue_draft'>>[2]['body']) =>
    createRecord(caseFile, 'issue_draft', { roundId: round.id, unitId, body })
  const spoken = born(within.unitId, { title: '会议由示例书记主持' })
  const closed = born(within.unitId, { title: '示例书记的另一件事' })
  closeDraft(caseFile, { id: closed.id, as: 'abandoned', into: null, reason: '查无此事' })
  born(elsewhere.id, { title: '别处的示例书记' })
  born(within.unitId, { title: '与他人有关' })

  const portrait = createRecord(caseFile, 'portrait', { ...within, body: { name: '示例书记' } })
  const offered = () => portrayingOf(caseFile, portrait.id).offered.map(({ id, answersForIt }) => [id, answersForIt])
  expect(offered()).toEqual([
    [draft.id, true],
    [spoken.id, false],
  ])
  const another = createRecord(caseFile, 'interview', { ...within, body: { interviewee: { name: '李示例' } } })
  const [first, ...rest] = portrait.body.dimensions
  const dimensions = [{ ...first!, drafts: [draft.id], sources: [another.id, interview.id] }, ...rest]
  saveRecord(caseFile, 'portrait', { id: portrait.id, version: 1, changes: { dimensions } })
  expect(offered()).toEqual([[spoken.id, false]])
  const confirming = () => portrayingOf(caseFile, portrait.id).confirming.map(({ interviews }) => interviews.length)
  expect(confirming()).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  deleteRecord(caseFile, 'interview', another.id)
  expect(confirming()[0]).toBe(1)
})

test('takes its dimensions from the catalogue in force, keeps their words as they were, and the built-in ones only where there is none', async () => {
  await using temporary = await temporaryCaseFile()
  const { caseFile } = temporary
  const { within } = givenRound(caseFile)
  const catalogue = (name: string, texts: readonly string[], body: { validFrom?: string; sample?: boolean } = {}) => {
    const items = texts.map((text, index) => ({ id: id(), code: `W${index + 1}`, text }))
    const below = items.map((item) => ({ id: id(), code: `${item.code}.1`, text: '要点', parentId: item.id, level: 2 }))
    const all = items.flatMap((item, index) => [item, below[index]!])
    return createRecord(caseFile, 'catalogue', {
      ...{ roundId: null, unitId: null },
      body: { family: 'chief_dimension', name, items: all, ...body },
    })
  }
  catalogue('画像维度（示例）', ['示例维度'], { sample: true })
  const names = (portrait: string) => openRecord(caseFile, 'portrait', portrait).body.dimensions.map((line) => [line.dimension, line.name])
  const born = () => createRecord(caseFile, 'portrait', { ...within, body: {} }).id
  expect(names(born())).toEqual([['W1', '示例维度']])
  catalogue('本地画像维度', ['政治能力', '廉洁自律'])
  const portrait = born()
  const read = [
    ['W1', '政治能力'],
    ['W2', '廉洁自律'],
  ]
  expect(names(portrait)).toEqual(read)
  catalogue('本地画像维度', ['政治判断力', '廉洁', '担当'], { validFrom: '2026-01-01' })
  const { version, body } = openRecord(caseFile, 'portrait', portrait)
  const [first, second] = body.dimensions
  const dimensions = [
    { ...first!, grade: 'good' as const, name: '别的说法' },
    { ...second!, dimension: 'W3' },
  ]
  saveRecord(caseFile, 'portrait', { id: portrait, version, changes: { dimensions } })
  expect(names(portrait)).toEqual([
    ['W1', '政治能力'],
    ['W3', '担当'],
  ])
})

test('cites passages word for word, once each; a passage that changes shows as stale until somebody takes it anew', async () => {
  await using temporary = await temporaryCaseFile()
  const { caseFile } = temporary
  const { within } = givenRound(caseFile)
  const { interview, quote, turn } = givenWholeDraft(caseFile, within)
  const { id: portrait, body } = createRecord(caseFile, 'portrait', { ...within, body: { name: '示例书记' } })
  const dimensionId = body.dimensions[1]!.id
  const cite = (source: EvidenceSource, into = dimensionId) => citePassage(caseFile, { id: portrait, dimensionId: into, source })
  expect(refusal(() => cite({ ...quote('公开招标'), quote: '公开投标' }))).toEqual(['bad_input', 'source/quote'])
  expect(refusal(() => cite(quote('公开招标'), id()))).toEqual(['bad_input', 'dimensionId'])
  cite(quote('没有公开招标'))
  cite(quote('没有公开招标'))
  const cited = () => portrayingOf(caseFile, portrait).confirming[1]!
  expect(cited()).toMatchObject({
    interviews: [interview.id],
    passages: [
      {
        ...{ quote: '没有公开招标', at: `turns/${turn.id}/answer`, state: 'fresh' },
        source: { id: interview.id, kind: 'interview', title: '王示例', place: '第1问' },
      },
    ],
  })
  const turns = interview.body.turns.map((one) => ({ ...one, answer: '三月份党组会定的，当时没有招标。' }))
  saveRecord(caseFile, 'interview', { id: interview.id, version: 1, changes: { turns } })
  const [stale] = cited().passages
  expect(stale?.state).toBe('text_changed')
  refreshPassage(caseFile, { id: portrait, dimensionId, passageId: stale!.id })
  expect(cited().passages).toMatchObject([{ id: stale!.id, state: 'fresh' }])
  deleteRecord(caseFile, 'interview', interview.id)
  expect(cited()).toMatchObject({ interviews: [], passages: [{ state: 'source_deleted' }] })
})

test('goes to the office in the result bundle, with minutes, sheets and logs', async () => {
  await using sides = await twoSides()
  const { group, office, round, unit, stick } = sides
  const here = { roundId: round.id, unitId: unit.id }
  const made = createRecord(group, 'portrait', { ...here, body: { name: '周示远', overall: '总体较好，民主决策不够。' } })
  const talk = createRecord(group, 'interview', { ...here, body: { turns: [{ id: id(), question: '', answer: '没有末位表态。' }] } })
  const field = `turns/${talk.body.turns[0]!.id}/answer`
  const source = { type: 'passage' as const, recordId: talk.id, field, quote: '没有末位表态', start: 0, end: 6 }
  const portrait = citePassage(group, { id: made.id, dimensionId: made.body.dimensions[0]!.id, source })
  createRecord(group, 'deliberation', { ...here, unitId: null, body: { heldOn: '2026-03-20' } })
  createRecord(group, 'fact_confirmation', { ...here, body: {} })
  createRecord(group, 'work_log', { ...here, unitId: null, body: { day: '2026-03-20' } })
  createRecord(group, 'weekly_report', { ...here, unitId: null, body: { from: '2026-03-16', to: '2026-03-22' } })
  const report = await handOver(sides)
  expect(report.counts).toMatchObject({ portrait: 1, deliberation: 1, fact_confirmation: 1, work_log: 1, weekly_report: 1 })
  commit(office, (await stage(office, join(stick, report.fileName), quietly)).importId)
  expect(openRecord(office, 'portrait', portrait.id)).toEqual(portrait)
  expect(portrayingOf(office, portrait.id).confirming[0]?.passages).toMatchObject([{ quote: '没有末位表态', state: 'fresh' }])
})
