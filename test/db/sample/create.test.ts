import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Form } from '../../../db/model/forms/form.ts'
import { forms } from '../../../db/model/forms/index.ts'
import { kinds } from '../../../db/model/record.ts'
import { driftOfSheet } from '../../../db/records/confirmations.ts'
import { coverageOf } from '../../../db/records/coverage.ts'
import { decisionsOfDraft } from '../../../db/records/decisions.ts'
import { evidenceOfDraft } from '../../../db/records/evidence.ts'
import { listRecords, openRecord } from '../../../db/records/footing.ts'
import { interviewPlan } from '../../../db/records/interview-plan.ts'
import { alikePetitions } from '../../../db/records/petition-alike.ts'
import { removeRound } from '../../../db/records/removal.ts'
import { bodyOf } from '../../../db/records/rows.ts'
import { signOffState } from '../../../db/records/sign-off.ts'
import { workOfDays } from '../../../db/records/work-of-days.ts'
import { createSample } from '../../../db/sample/index.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'

let tmp: TemporaryCaseFile
let caseFile: CaseFile
let roundId: string

beforeAll(async () => {
  tmp = await temporaryCaseFile()
  caseFile = tmp.caseFile
  roundId = (await createSample(caseFile)).roundId
})
afterAll(() => tmp.dispose())

const rows = (kind: (typeof kinds)[number]) => listRecords(caseFile, kind, { limit: 1000 }).rows

describe('the sample round in a case file', () => {
  test('has every link fresh at its source', () => {
    const links = rows('issue_draft').flatMap(({ id }) => evidenceOfDraft(caseFile, id))
    expect(links.length).toBeGreaterThan(100)
    expect(links.filter(({ state }) => state !== 'fresh')).toEqual([])
  })

  test('has every draft at the stage that was written for it', () => {
    const { byStatus } = listRecords(caseFile, 'issue_draft', {})
    expect(byStatus).toEqual({ abandoned: 1, drafting: 2, final: 7, merged: 1, returned: 2, signing: 4 })
  })

  test('lets every reference end at a record of its own', () => {
    const ids = new Set(kinds.flatMap((kind) => rows(kind).map(({ id }) => id)))
    const pointers = caseFile.queries.all(caseFile.queries.k.selectFrom('reference').selectAll())
    // tags point at entries within catalogues
    expect(pointers.filter(({ to_id, role }) => role !== 'tagged_with' && !ids.has(to_id))).toEqual([])
    for (const kind of ['interview', 'document_review', 'issue_draft'] as const)
      for (const { unitId } of rows(kind)) expect(ids).toContain(unitId)
  })

  test('has every kind that is written in a form, some of them overdue, and none with a gap that its status forbids', () => {
    for (const { kind } of Object.values(forms)) expect(rows(kind).length, kind).toBeGreaterThanOrEqual(2)
    const due = rows('rectification').flatMap(({ facets }) => facets.due ?? [])
    expect(due.sort()).toEqual(['2026-03-27', '2026-04-01'])
    for (const form of Object.values(forms) as readonly Form[])
      for (const { id } of rows(form.kind)) expect(form.lacks?.(openRecord(caseFile, form.kind, id).body) ?? []).toEqual([])
  })

  test('marks one petition as a repeat, and leaves a likely one to be found', () => {
    const petitions = rows('petition').map(({ id }) => ({ id, ...alikePetitions(caseFile, id) }))
    expect(petitions.map(({ chain }) => chain.length).filter((length) => length > 0)).toEqual([2, 2])
    expect(petitions.flatMap(({ likely }) => likely.flatMap(({ reasons }) => reasons)).map(({ because }) => because)).toContain(
      'similar_text',
    )
  })

  test('finds everybody of the roster who was talked with, and leaves gaps to learn from', () => {
    const plan = interviewPlan(caseFile, { roundId })
    const held = rows('interview').filter(({ status }) => status !== 'planned')
    expect(plan.rate).toEqual({ done: new Set(held.map(({ title }) => title)).size, all: 40 })
    expect(plan.people.flatMap(({ talks }) => talks)).toHaveLength(rows('interview').length)
    expect(plan.unplanned.length).toBeGreaterThan(0)
    expect(plan.conflicts.length).toBeGreaterThan(0)
  })

  test('has its steps laid over the days of both units, done as far as the round has come', () => {
    const { byStatus } = listRecords(caseFile, 'task', {})
    expect(byStatus.done).toBeGreaterThan(20)
    expect(byStatus.todo).toBeGreaterThan(20)
  })

  test('has aspects with findings, with nothing found, and untouched', () => {
    const [focus] = coverageOf(caseFile, { roundId }, ['focus'])
    expect(focus?.totals.found).toBeGreaterThan(10)
    expect(focus?.totals.nothing).toBe(4)
    expect(focus?.totals.untouched).toBeGreaterThan(20)
  })

  test('gives the learner something to sign', () => {
    const waiting = rows('issue_draft').filter(({ id }) => signOffState(caseFile, id).mine)
    expect(waiting.map(({ title }) => title)).toEqual(['选拔任用中层干部程序不严谨'])
  })

  test('has minutes, sheets, logs and portraits that rest on its drafts and days', () => {
    for (const { id } of rows('fact_confirmation')) expect(driftOfSheet(caseFile, id).map(({ state }) => state)).not.toContain('changed')
    const said = rows('deliberation').flatMap(({ id }) => openRecord(caseFile, 'deliberation', id).body.rows)
    expect(said.filter(({ draftId }) => decisionsOfDraft(caseFile, draftId ?? '').length > 0)).toHaveLength(14)
    for (const kind of ['work_log', 'weekly_report'] as const)
      for (const { id } of rows(kind)) {
        const { body } = openRecord(caseFile, kind, id)
        const [from, to] = 'day' in body ? [body.day, body.day] : [body.from, body.to]
        const { figures } = workOfDays(caseFile, { roundId, from, to })
        expect(Object.keys(figures.byKind).length).toBeGreaterThan(0)
        if (body.status === 'closed') expect(body.figures).toEqual(figures)
      }
    expect(rows('portrait').map(({ title }) => title)).toEqual(expect.arrayContaining(['周示远', '罗示川']))
  })

  test('leaves the person at the keyboard who it was', () => {
    expect(caseFile.person.name).toBe('示例组长')
    expect(openRecord(caseFile, 'round', roundId).createdBy).toBe(caseFile.person.memberId)
  })

  test('has interviews ticked off their outlines', () => {
    const talks = rows('interview').map(({ id }) => bodyOf(caseFile, 'interview', id))
    expect(talks.filter((body) => (body?.covered.length ?? 0) > 0).length).toBeGreaterThan(20)
  })

  test('keeps the audit chain whole, and goes again without a trace', async () => {
    expect(caseFile.audit.verify()).toMatchObject({ intact: true })
    removeRound(caseFile, roundId)
    await caseFile.files.sweep()
    for (const kind of kinds.filter((one) => one !== 'member')) expect(rows(kind), kind).toEqual([])
    expect(rows('member').map(({ title }) => title)).toEqual(['示例组长'])
    expect(caseFile.audit.verify()).toMatchObject({ intact: true })
  })
})

describe('a sample made by one of its own members', () => {
  test('takes that person for the one at the keyboard', async () => {
    await using other = await temporaryCaseFile({ name: '方示一', post: 'liaison' })
    await createSample(other.caseFile)
    const names = listRecords(other.caseFile, 'member', { limit: 100 }).rows.map(({ title }) => title)
    expect(names.filter((name) => name === '方示一')).toHaveLength(1)
    expect(names).toHaveLength(8)
  })
})
