import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Petition } from '../../../db/model/petition.ts'
import { bigramsOf, comparedWith, similarity } from '../../../db/records/alikeness.ts'
import { createRecord, deleteRecord, openRecord, restoreRecord, saveRecord } from '../../../db/records/footing.ts'
import { alikePetitions } from '../../../db/records/petition-alike.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { givenRound, refusal } from './sample-round.ts'

let temporary: TemporaryCaseFile
let caseFile: CaseFile
beforeAll(async () => {
  temporary = await temporaryCaseFile()
  caseFile = temporary.caseFile
})
afterAll(() => temporary.dispose())

const text = '我是示例小区住户，滨河路维修改造时井盖高出路面，多次反映一直没有人来处理，老人走路容易绊倒。'
const again = '我是示例小区住户，上个月反映过滨河路维修改造时井盖高出路面，一直没有人来处理，老人走路容易绊倒，请尽快解决。'

const within = () => givenRound(caseFile).within
type Place = ReturnType<typeof within>
const given = (place: Place, body: Partial<Petition>) => createRecord(caseFile, 'petition', { ...place, body })
const likely = (id: string) => alikePetitions(caseFile, id).likely
const repeats = (record: { readonly id: string }, of: string | null) =>
  saveRecord(caseFile, 'petition', {
    id: record.id,
    version: openRecord(caseFile, 'petition', record.id).version,
    changes: { repeats: of },
  })

describe('what may be a repeat', () => {
  test('is told with every reason', () => {
    const place = within()
    const first = given(place, { petitioner: '钱示例', petitionerUnit: '示例小区', about: '周示远', aboutUnit: '示例局', summary: text })
    const second = given(place, { petitioner: '钱示例', about: '周示远', aboutUnit: '示例局', summary: again })
    given(place, { petitioner: '孙示例', summary: '食堂采购一直由一家供应，价格高于市场，没有公开比选过。' })
    expect(likely(first.id)).toMatchObject([
      {
        id: second.id,
        reasons: [{ because: 'same_petitioner' }, { because: 'same_about' }, { because: 'similar_text', percent: expect.any(Number) }],
      },
    ])
  })

  test('is not told of people who only share a name, nor of anonymous ones', () => {
    const place = within()
    const first = given(place, { petitioner: '钱示例', petitionerUnit: '示例甲村' })
    given(place, { petitioner: '钱示例', petitionerUnit: '示例乙村' })
    given(place, { petitioner: '钱示例', naming: 'anonymous' })
    expect(likely(first.id)).toEqual([])
  })

  test('is seen by the telephone number, however it is written', () => {
    const place = within()
    const first = given(place, { petitioner: '钱示例', petitionerContact: '138-0000-0000' })
    const second = given(place, { petitioner: '示例钱', petitionerContact: '１３８００００００００' })
    expect(likely(first.id)).toMatchObject([{ id: second.id, reasons: [{ because: 'same_contact' }] }])
  })

  test('leaves out the bin and other rounds, and follows what is typed', () => {
    const place = within()
    const first = given(place, { summary: text })
    const second = given(place, { summary: again })
    given(within(), { summary: text })
    expect(likely(first.id).map(({ id }) => id)).toEqual([second.id])
    deleteRecord(caseFile, 'petition', second.id)
    expect(likely(first.id)).toEqual([])
    restoreRecord(caseFile, 'petition', second.id)
    saveRecord(caseFile, 'petition', { id: second.id, version: 3, changes: { summary: '已另作处理的别的事情，与道路没有关系。' } })
    expect(likely(first.id)).toEqual([])
  })

  test('never is the petition itself, and is the same from both sides', () => {
    const word = fc.constantFrom('', '钱示例', '孙示例')
    const summary = fc.constantFrom('', text, again, '食堂采购一直由一家供应，价格高于市场，没有公开比选过。')
    const petition = fc.record({ petitioner: word, petitionerUnit: word, about: word, aboutUnit: word, summary })
    fc.assert(
      fc.property(fc.array(petition, { minLength: 2, maxLength: 8 }), (bodies) => {
        const place = within()
        const ids = bodies.map((body) => given(place, body).id)
        const reasons = new Map(ids.map((id) => [id, new Map(likely(id).map((one) => [one.id, one.reasons]))]))
        for (const a of ids) {
          expect(reasons.get(a)?.has(a)).toBe(false)
          for (const b of ids) expect(reasons.get(a)?.get(b)).toEqual(reasons.get(b)?.get(a))
        }
      }),
      { numRuns: 12 },
    )
  })
})

describe('the likeness of two texts', () => {
  const words = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '丁', '，', ' '), maxLength: 60 })
  test('is the same both ways, whole for the same text, and never more', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const share = similarity(bigramsOf(a), bigramsOf(b))
        expect(share).toBe(similarity(bigramsOf(b), bigramsOf(a)))
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1)
        expect([0, 1]).toContain(similarity(bigramsOf(a), bigramsOf(a)))
      }),
    )
  })
  test('is the same whether one compares them in full or with many at once', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const whole = similarity(bigramsOf(a), bigramsOf(b))
        expect(comparedWith(bigramsOf(a), 0.5)(bigramsOf(b))).toBe(whole >= 0.5 ? whole : 0)
      }),
    )
  })
  test('does not hang on spelling or punctuation', () => {
    expect(similarity(bigramsOf(text), bigramsOf(text.replaceAll('，', ' ；')))).toBe(1)
  })
})

describe('a chain of repeats', () => {
  test('is seen whole by every one of its members, the earliest first', () => {
    const place = within()
    const on = (day: string) => given(place, { receivedAt: `2026-03-${day}T09:00`, summary: text })
    const [first, second, third] = [on('05'), on('09'), on('12')]
    repeats(second, first.id)
    repeats(third, second.id)
    for (const { id } of [first, second, third]) {
      const { chain, likely: others } = alikePetitions(caseFile, id)
      expect(chain.map((one) => one.id)).toEqual([first.id, second.id, third.id])
      expect(others).toEqual([])
    }
    deleteRecord(caseFile, 'petition', second.id)
    expect(alikePetitions(caseFile, first.id).chain).toEqual([])
  })

  test('never bites its own tail', () => {
    const place = within()
    const [first, second] = [given(place, {}), given(place, {})]
    repeats(second, first.id)
    expect(refusal(() => repeats(first, second.id))).toEqual(['not_ready', 'repeats'])
    expect(refusal(() => repeats(first, first.id))).toEqual(['not_ready', 'repeats'])
  })
})
