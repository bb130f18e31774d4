import { describe, expect, test } from 'vitest'
import { type EvidenceLink, IssueDraft } from '../../../../db/model/draft.ts'
import { differences, draftLines, sourcesOf, timeOf } from '../../../../renderer/rooms/drafts/draft-lines.ts'

const statement = '01900000-0000-7000-8000-000000000001'
const member = '01900000-0000-7000-8000-000000000002'
const draft = (body: Partial<IssueDraft>): IssueDraft => IssueDraft.parse(body)
const link = (ordinal: number, quote: string): EvidenceLink => ({
  draftId: statement,
  statementId: null,
  ordinal,
  note: '',
  source: { type: 'passage', recordId: member, field: `turns/${quote}/answer`, quote, start: 0, end: quote.length },
})
const nameOf = (id: string | null) => (id === member ? '孙立' : '')

describe('a draft as lines', () => {
  test('time reads as one day, or as a span', () => {
    expect(timeOf(draft({ occurredFrom: '2025-03-28' }))).toBe('2025年3月28日')
    expect(timeOf(draft({ occurredFrom: '2025-03-28', occurredTo: '2025-03-28' }))).toBe('2025年3月28日')
    expect(timeOf(draft({ occurredFrom: '2025-03-28', occurredTo: '2025-04-02' }))).toBe('2025年3月28日至2025年4月2日')
    expect(timeOf(draft({}))).toBe('')
  })

  test('another way of learning reads in its own words', () => {
    expect(sourcesOf(draft({ sources: ['interview', 'other'], sourceOther: '实地测量' }))).toBe('个别谈话、实地测量')
    expect(sourcesOf(draft({ sources: ['other'] }))).toBe('其他')
  })
})

describe('comparing revisions', () => {
  const lines = (body: Partial<IssueDraft>, evidence: EvidenceLink[] = []) => draftLines(draft(body), evidence, nameOf)

  test('a revision beside itself shows nothing', () => {
    const body = { title: '未公开招标', statements: [{ id: statement, text: '一' }], handlers: [member] }
    expect(differences(lines(body, [link(1, '甲')]), lines(body, [link(1, '甲')]))).toEqual([])
  })

  test('a changed field shows what it said before and after', () => {
    const before = lines({ statements: [{ id: statement, text: '2025年3月' }] })
    const after = lines({ statements: [{ id: statement, text: '2025年3月12日' }] })
    expect(differences(before, after)).toEqual([
      { key: `statements/${statement}`, label: '事实 1', before: '2025年3月', after: '2025年3月12日' },
    ])
  })

  test('what was taken out and what was put in both show', () => {
    const found = differences(lines({}, [link(1, '甲')]), lines({}, [link(1, '乙')]))
    expect(found.map(({ before, after }) => [before, after])).toEqual([
      ['', '乙'],
      ['甲', ''],
    ])
  })

  test('a new number alone is no change of evidence', () => {
    expect(differences(lines({}, [link(1, '甲'), link(2, '乙')]), lines({}, [link(1, '乙'), link(2, '甲')]))).toEqual([])
  })
})
