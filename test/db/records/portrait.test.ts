import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commit } from '../../../db/exchange/commit.ts'
import { stage } from '../../../db/exchange/stage.ts'
import { portraitDimensions } from '../../../db/model/portrait.ts'
import { createRecord, deleteRecord, openRecord, saveRecord } from '../../../db/records/footing.ts'
import { portrayingOf } from '../../../db/records/portraiture.ts'
import { closeDraft } from '../../../db/records/sign-off.ts'
import { temporaryCaseFile } from '../case-file.ts'
import { handOver, quietly, twoSides } from '../exchange/two-sides.ts'
import { givenRound, givenWholeDraft } from './sample-round.ts'

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

test('goes to the office in the result bundle, with minutes, sheets and logs', async () => {
  await using sides = await twoSides()
  const { group, office, round, unit, stick } = sides
  const here = { roundId: round.id, unitId: unit.id }
  const portrait = createRecord(group, 'portrait', { ...here, body: { name: '周示远', overall: '总体较好，民主决策不够。' } })
  createRecord(group, 'deliberation', { ...here, unitId: null, body: { heldOn: '2026-03-20' } })
  createRecord(group, 'fact_confirmation', { ...here, body: {} })
  createRecord(group, 'work_log', { ...here, unitId: null, body: { day: '2026-03-20' } })
  createRecord(group, 'weekly_report', { ...here, unitId: null, body: { from: '2026-03-16', to: '2026-03-22' } })
  const report = await handOver(sides)
  expect(report.counts).toMatchObject({ portrait: 1, deliberation: 1, fact_confirmation: 1, work_log: 1, weekly_report: 1 })
  commit(office, (await stage(office, join(stick, report.fileName), quietly)).importId)
  expect(openRecord(office, 'portrait', portrait.id)).toEqual(portrait)
})
