import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Kind, RecordOf } from '../../../db/model/record.ts'
import { createRecord, deleteRecord, listRecords, openRecord, saveRecord } from '../../../db/records/footing.ts'
import { closeDays, logOf, reopenDays, workOfDays } from '../../../db/records/work-of-days.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { as, givenMember, givenRound, refusal } from './sample-round.ts'

const now = new Date(2026, 2, 15, 12, 0).getTime()
const today = '2026-03-15'
let temporary: TemporaryCaseFile
let caseFile: CaseFile
let people: readonly RecordOf<'member'>[]

beforeAll(async () => {
  temporary = await temporaryCaseFile({ now: () => now })
  caseFile = temporary.caseFile
  people = ['甲', '乙', '丙'].map((name) => givenMember(caseFile, `示例组员${name}`, 'member'))
})
afterAll(() => temporary.dispose())

/** A piece of work as the test knows it: what it must be counted as. */
interface Piece {
  readonly kind: 'interview' | 'document_review' | 'petition' | 'issue_draft' | 'deliberation' | 'work_log'
  /** Day of March; 0 for none. */
  readonly day: number
  readonly doers: readonly number[]
  readonly planned: boolean
  readonly deleted: boolean
  readonly domains: readonly string[]
}

const dayOf = (n: number): string => (n === 0 ? '' : `2026-03-${String(n).padStart(2, '0')}`)

function place(within: { roundId: string; unitId: string }, { kind, day, doers, planned, deleted, domains }: Piece): void {
  const ids = doers.map((doer) => people[doer]!.id)
  const on = dayOf(day)
  const born: { readonly [K in Piece['kind']]: () => RecordOf } = {
    interview: () =>
      createRecord(caseFile, 'interview', {
        ...within,
        body: { talkers: ids, startedAt: on && `${on}T09:10`, status: planned ? 'planned' : 'talked' },
      }),
    document_review: () => createRecord(caseFile, 'document_review', { ...within, body: { reviewers: ids, reviewedOn: on } }),
    petition: () => createRecord(caseFile, 'petition', { ...within, body: { handler: ids[0] ?? null, receivedAt: on && `${on}T16:00` } }),
    issue_draft: () =>
      createRecord(caseFile, 'issue_draft', {
        ...within,
        body: { handlers: ids, draftedOn: on, occurredFrom: '2020-01-01', domains: [...domains], deputyLeader: people[2]!.id },
      }),
    deliberation: () => createRecord(caseFile, 'deliberation', { ...within, body: { present: ids, heldOn: on, absent: [people[2]!.id] } }),
    work_log: () => createRecord(caseFile, 'work_log', { roundId: within.roundId, unitId: null, body: { day: '' } }),
  }
  const { id } = as(caseFile, people[0]!, born[kind])
  if (deleted) deleteRecord(caseFile, kind as Kind, id)
}

/** What must be counted, told by going through the pieces one by one. */
function expected(pieces: readonly Piece[], from: number, to: number) {
  const counted = pieces.filter(({ kind, day, planned, deleted }) => {
    const on = day === 0 && kind === 'issue_draft' ? 15 : day // begun today
    return kind !== 'work_log' && !deleted && !(kind === 'interview' && planned) && on !== 0 && on >= from && on <= to
  })
  const doersOf = ({ kind, doers }: Piece) => {
    const named = kind === 'petition' ? doers.slice(0, 1) : doers
    return named.length === 0 ? [0] : [...new Set(named)] // whoever wrote it down
  }
  const tally = (some: readonly Piece[]) =>
    Object.fromEntries([...new Set(some.map(({ kind }) => kind))].map((kind) => [kind, some.filter((piece) => piece.kind === kind).length]))
  const domains = counted
    .filter(({ kind }) => kind === 'issue_draft')
    .flatMap((piece) => (piece.domains.length === 0 ? [''] : [...new Set(piece.domains)]))
  return {
    byKind: tally(counted),
    byMember: Object.fromEntries(
      people.flatMap(({ id }, index) => {
        const mine = counted.filter((piece) => doersOf(piece).includes(index))
        return mine.length === 0 ? [] : [[id, tally(mine)]]
      }),
    ),
    draftsByDomain: Object.fromEntries([...new Set(domains)].map((domain) => [domain, domains.filter((one) => one === domain).length])),
  }
}

const piece: fc.Arbitrary<Piece> = fc.record({
  kind: fc.constantFrom('interview', 'document_review', 'petition', 'issue_draft', 'deliberation', 'work_log'),
  day: fc.integer({ min: 0, max: 28 }),
  doers: fc.uniqueArray(fc.nat(2), { maxLength: 3 }),
  planned: fc.boolean(),
  deleted: fc.boolean(),
  domains: fc.uniqueArray(fc.constantFrom('财务管理', '工程建设'), { maxLength: 2 }),
})
const span = fc
  .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 9 }))
  .map(([from, length]) => [from, Math.min(28, from + length)] as const)

describe('the figures of any days', () => {
  test('are exactly what one counts by hand, and each list shows exactly what its figure counts', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), span, (pieces, [first, last]) => {
        const { within } = givenRound(caseFile)
        for (const one of pieces) place(within, one)
        const [from, to] = [dayOf(first), dayOf(last)]
        const { figures, work } = workOfDays(caseFile, { roundId: within.roundId, from, to })
        const byMember = Object.fromEntries(figures.byMember.map((row) => [row.memberId, row.byKind]))
        expect({ byKind: figures.byKind, byMember, draftsByDomain: figures.draftsByDomain }).toEqual(expected(pieces, first, last))
        for (const kind of ['interview', 'document_review', 'petition', 'issue_draft', 'deliberation'] as const) {
          const list = (doneBy?: string) =>
            listRecords(caseFile, kind, { roundId: within.roundId, days: [from, to], doneBy: doneBy ?? null })
          expect(list().total).toBe(figures.byKind[kind] ?? 0)
          expect(new Set(list().rows.map(({ id }) => id))).toEqual(new Set(work.filter((one) => one.kind === kind).map(({ id }) => id)))
          for (const { id } of people) expect(list(id).total).toBe(byMember[id]?.[kind] ?? 0)
        }
        for (const [domain, n] of Object.entries(figures.draftsByDomain).filter(([name]) => name !== ''))
          expect(
            listRecords(caseFile, 'issue_draft', { roundId: within.roundId, days: [from, to], facets: { domain: [domain] } }).total,
          ).toBe(n)
      }),
      { numRuns: 40 },
    )
  })
})

describe('the day’s log', () => {
  test('is made once, with a line for everybody, and opened from then on', () => {
    const { round } = givenRound(caseFile)
    const log = logOf(caseFile, round.id, today)
    expect(log.body.work.map(({ memberId }) => memberId)).toEqual(expect.arrayContaining(people.map(({ id }) => id)))
    expect(logOf(caseFile, round.id, today).id).toBe(log.id)
    expect(refusal(() => createRecord(caseFile, 'work_log', { roundId: round.id, unitId: null, body: { day: today } }))).toEqual([
      'not_ready',
      'day',
    ])
    const next = createRecord(caseFile, 'work_log', { roundId: round.id, unitId: null, body: { day: '2026-03-16' } })
    expect(refusal(() => saveRecord(caseFile, 'work_log', { id: next.id, version: 1, changes: { day: today } }))[0]).toBe('not_ready')
  })

  test('keeps its figures when closed, and tells live ones again when opened', () => {
    const { round, within } = givenRound(caseFile)
    const log = logOf(caseFile, round.id, today)
    place(within, { kind: 'interview', day: 15, doers: [1], planned: false, deleted: false, domains: [] })
    const closed = closeDays(caseFile, { kind: 'work_log', id: log.id, version: log.version })
    expect(closed.body).toMatchObject({ status: 'closed', closedAt: now, figures: { byKind: { interview: 1 } } })
    place(within, { kind: 'interview', day: 15, doers: [2], planned: false, deleted: false, domains: [] })
    expect(openRecord(caseFile, 'work_log', log.id).body.figures?.byKind).toEqual({ interview: 1 })
    expect(workOfDays(caseFile, { roundId: round.id, from: today, to: today }).figures.byKind).toEqual({ interview: 2 })
    const write = (version: number) => saveRecord(caseFile, 'work_log', { id: log.id, version, changes: { findings: '补记。' } })
    expect(refusal(() => write(closed.version))).toEqual(['not_ready', 'status'])
    const open = reopenDays(caseFile, { kind: 'work_log', id: log.id, version: closed.version })
    expect(open.body).toMatchObject({ status: 'open', figures: null, closedAt: null })
    expect(write(open.version).body.findings).toBe('补记。')
  })

  test('takes no figures from whoever writes it', () => {
    const { round } = givenRound(caseFile)
    const forged = { from: today, to: today, byKind: { interview: 99 }, byMember: [], draftsByDomain: {} }
    const log = createRecord(caseFile, 'work_log', {
      roundId: round.id,
      unitId: null,
      body: { day: today, figures: forged, status: 'closed' },
    })
    expect(log.body).toMatchObject({ figures: null, status: 'open' })
    const saved = saveRecord(caseFile, 'work_log', { id: log.id, version: 1, changes: { figures: forged, status: 'closed', note: '注' } })
    expect(saved.body).toMatchObject({ figures: null, status: 'open', note: '注' })
  })
})

describe('the weekly report', () => {
  test('counts its days, reads the logs that lie in them, and closes only with days', () => {
    const { round, within } = givenRound(caseFile)
    for (const day of [8, 9, 15, 16])
      place(within, { kind: 'document_review', day, doers: [0], planned: false, deleted: false, domains: [] })
    for (const [day, findings] of [
      ['2026-03-09', '凭证缺附件。'],
      ['2026-03-16', '下周的。'],
    ] as const) {
      const log = logOf(caseFile, round.id, day)
      saveRecord(caseFile, 'work_log', { id: log.id, version: log.version, changes: { findings } })
    }
    const week = { from: '2026-03-09', to: '2026-03-15' }
    const { figures, logs } = workOfDays(caseFile, { roundId: round.id, ...week })
    expect(figures.byKind).toEqual({ document_review: 2 })
    expect(logs.map(({ day, findings }) => [day, findings])).toEqual([['2026-03-09', '凭证缺附件。']])
    const report = createRecord(caseFile, 'weekly_report', { roundId: round.id, unitId: null, body: week })
    expect(closeDays(caseFile, { kind: 'weekly_report', id: report.id, version: 1 }).body.figures).toEqual(figures)
    const blank = createRecord(caseFile, 'weekly_report', { roundId: round.id, unitId: null, body: {} })
    expect(refusal(() => closeDays(caseFile, { kind: 'weekly_report', id: blank.id, version: 1 }))).toEqual(['not_ready', 'day'])
    expect(
      refusal(() => saveRecord(caseFile, 'weekly_report', { id: blank.id, version: 1, changes: { from: '2026-03-20', to: '2026-03-19' } })),
    ).toEqual(['bad_input', 'to'])
  })
})
