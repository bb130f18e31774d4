import { markNothing } from '../records/coverage.ts'
import { setTags } from '../records/focus.ts'
import { createRecord, saveRecord } from '../records/footing.ts'
import { commitLayout } from '../records/layout.ts'
import { livingBodies } from '../records/living.ts'
import { drafts } from './drafts/index.ts'
import { units } from './people.ts'
import { asMember, idsOf, placedUnder, type Sample } from './placed.ts'
import { roster } from './roster.ts'
import type { MemberKey, UnitKey } from './shape.ts'

/** The day on which the sample stands still: what was due before it is done. */
const sampleDay = '2026-04-15'

/** Whom to talk with, entered by the liaison. */
export function createRoster(sample: Sample): void {
  const { caseFile, roundId } = sample
  asMember(sample, 'fang', () => {
    for (const { unit, talkers, ...person } of roster) {
      const body = { ...person, unit: units[unit].shortName, talkers: idsOf(sample, talkers) }
      createRecord(caseFile, 'roster_person', { roundId, unitId: sample.units[unit], body })
    }
  })
}

/** Who has which stage of the procedure; what is not here is everybody's. */
const handlers: readonly (readonly [code: string, members: readonly MemberKey[]])[] = [
  ['B2.3', ['han', 'xu']],
  ['B2.4', ['zheng']],
  ['B2.5', ['tang']],
  ['B2.6', ['xu', 'tang']],
  ['B2.8', ['zheng', 'tang']],
  ['B2', ['fang']],
  ['B3', ['shen', 'han']],
  ['B4', ['fang', 'shen']],
  ['B1', ['fang']],
  ['B5', ['fang']],
]

/** The steps laid over the days of both units, given to members, and done as far as the round has come. */
export function createTasks(sample: Sample): void {
  const { caseFile, roundId } = sample
  asMember(sample, 'fang', () => {
    for (const unitId of Object.values(sample.units)) {
      commitLayout(caseFile, { roundId, unitId })
      for (const { id, version, body } of livingBodies(caseFile, 'task', { roundId, unitId })) {
        const members = handlers.find(([code]) => body.code.startsWith(code))?.[1] ?? []
        const isDone = body.dueOn < sampleDay
        const changes = { assignees: idsOf(sample, members), ...(isDone && { status: 'done' as const, doneOn: body.dueOn }) }
        saveRecord(caseFile, 'task', { id, version, changes })
      }
    }
  })
}

/** What some of the interviews and documents are about, by the codes of the sample catalogue. */
const sources: readonly (readonly [placed: string, ...codes: readonly string[]])[] = [
  ['zhou', 'J3.1.1', 'J3.1.2'],
  ['he', 'J3.1.2'],
  ['wu', 'J2.4.1', 'J3.1.1'],
  ['lin', 'J2.2.1'],
  ['cao', 'J3.1.1', 'J2.5.3'],
  ['jiang', 'J2.4.3'],
  ['pan', 'J2.4.1', 'J2.4.6'],
  ['shi', 'J2.3.2'],
  ['liao', 'J3.2.1', 'J3.2.4'],
  ['luo', 'J1.3.2'],
  ['ren', 'J2.5.1'],
  ['liang', 'J2.5.1'],
  ['audit-report', 'J4.2.2'],
  ['receivables', 'J2.2.3'],
  ['cleaning-contract', 'J1.3.2'],
  ['heat-payroll', 'J2.5.1'],
  ['branch-book', 'J3.3.1'],
  ['dues-ledger', 'J3.3.4'],
  ['shop-leases', 'J2.4.5'],
  ['rent-ledger', 'J2.4.5'],
]

/** The same of the drafts. */
const problems: readonly (readonly [draft: string, ...codes: readonly string[]])[] = [
  ['works-before-meeting', 'J3.1.1', 'J2.4.6'],
  ['splitting', 'J2.4.1'],
  ['reception', 'J2.3.2'],
  ['overpayment', 'J2.4.3'],
  ['late-attachments', 'J2.4.3'],
  ['promotion', 'J3.2.1'],
  ['rotation', 'J3.2.4'],
  ['study', 'J1.1.2'],
  ['cars', 'J2.3.2'],
  ['audit', 'J4.2.2'],
  ['appraisal', 'J1.3.2'],
  ['heat', 'J2.5.1'],
  ['leasing', 'J2.4.5'],
  ['branch-life', 'J3.3.1'],
]

/** Entries that were looked at without a finding. */
const marks: readonly (readonly [unit: UnitKey, by: MemberKey, code: string, sentence: string])[] = [
  ['bureau', 'tang', 'J3.3.3', '查阅2023至2025年发展党员材料（示例），手续齐全。'],
  ['bureau', 'tang', 'J3.2.2', '抽查干部人事档案12卷（示例），未见涂改和缺件。'],
  ['bureau', 'zheng', 'J2.3.1', '核对三年工资和津补贴发放表（示例），未见违规发放。'],
  ['centre', 'tang', 'J3.3.2', '查阅支部换届报告和批复（示例），按期换届。'],
]

/** Records tagged with entries of the sample catalogues, and what was looked at in vain. */
export function createCoverage(sample: Sample): void {
  const { caseFile, roundId } = sample
  const entries = new Map(
    livingBodies(caseFile, 'catalogue')
      .filter(({ body }) => body.sample)
      .flatMap(({ id: catalogueId, body }) => body.items.map((item) => [item.code, { catalogueId, itemId: item.id }] as const)),
  )
  const entryOf = (code: string) => {
    const entry = entries.get(code)
    if (entry === undefined) throw new Error(`the sample has no entry ${code}`)
    return entry
  }
  const written = new Map(livingBodies(caseFile, 'issue_draft', { roundId }).map(({ id, body }) => [body.title, id]))
  const draftOf = (key: string) => written.get(drafts.find((draft) => draft.key === key)?.title ?? '')
  asMember(sample, 'fang', () => {
    const tag = (recordId: string, codes: readonly string[]) => setTags(caseFile, { recordId, field: '', items: codes.map(entryOf) })
    for (const [key, ...codes] of sources) tag(placedUnder(sample, key).id, codes)
    for (const [key, ...codes] of problems) tag(draftOf(key) ?? '', codes)
  })
  for (const [unit, by, code, sentence] of marks)
    asMember(sample, by, () => markNothing(caseFile, { roundId, unitId: sample.units[unit], ...entryOf(code), sentence }))
}
