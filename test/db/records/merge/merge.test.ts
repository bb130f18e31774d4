import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../../db/audit/canonical.ts'
import { encoded } from '../../../../db/records/merge/encoding.ts'
import { chosen, conflictsOf, type Dot, merged, type State, saved, type View, viewOf } from '../../../../db/records/merge/state.ts'
import { type Body, histories, Laptops, type Move, patience, runs, shape } from './laptops.ts'

const spelled = (state: State): string => canonicalJson(encoded(shape, state, viewOf(shape, state)))
const whole = (state: State): string => `${canonicalJson(viewOf(shape, state))} ${spelled(state)}`
const played = ({ laptops, moves }: { laptops: number; moves: readonly Move[] }): Laptops => {
  const all = new Laptops(laptops)
  for (const move of moves) all.do(move)
  return all
}

describe('over random histories of two to eight laptops, with what they send lost, doubled and out of order', () => {
  test(
    'merging does not depend on who merges what first, or how often',
    () => {
      fc.assert(
        fc.property(histories, (history) => {
          const [a, b, c = b] = played(history).states as [State, State, State?]
          const join = (x: State, y: State): State => merged(shape, x, y)
          expect(whole(join(a, b))).toBe(whole(join(b, a)))
          expect(whole(join(join(a, b), c))).toBe(whole(join(a, join(b, c))))
          expect(whole(join(a, a))).toBe(whole(a))
          expect(whole(join(join(a, b), b))).toBe(whole(join(a, b)))
        }),
        { numRuns: runs },
      )
    },
    patience,
  )

  test(
    'once everything is exchanged and every conflict settled, all laptops hold the same, without conflicts',
    () => {
      fc.assert(
        fc.property(histories, fc.boolean(), (history, other) => {
          const all = played(history)
          all.exchangeAll()
          expect(new Set(all.states.map(whole)).size).toBe(1)
          all.settleAll(other)
          all.exchangeAll()
          expect(new Set(all.states.map(whole)).size).toBe(1)
          expect(conflictsOf(shape, all.states[0] as State)).toEqual([])
        }),
        { numRuns: runs },
      )
    },
    patience,
  )

  test(
    'what somebody wrote that nobody has since overwritten knowingly is shown or waits in a conflict',
    () => {
      fc.assert(
        fc.property(histories, (history) => {
          const all = played(history)
          const written = all.states.flatMap((state) => state.fields.get('name') ?? [])
          const seen = ({ actor, n }: Dot, { context, fields }: State): boolean =>
            (context.get(actor) ?? 0) >= n && !fields.get('name')?.some((held) => held.actor === actor && held.n === n)
          const standing = written.filter((held) => !all.states.some((state) => seen(held, state)))
          all.exchangeAll()
          for (const held of standing) expect(all.states[0]?.fields.get('name')).toContainEqual(held)
        }),
        { numRuns: runs },
      )
    },
    patience,
  )
})

describe('two laptops that changed one record without knowing of one another', () => {
  const first: View = {
    body: {
      name: '提纲',
      forWhom: '',
      topics: [
        { id: 'a', name: '甲', questions: [{ id: 'q', text: '问' }] },
        { id: 'b', name: '乙', questions: [] },
      ],
    },
    deleted: false,
  }
  const nothing: State = { context: new Map(), fields: new Map() }
  const base = saved(shape, nothing, { before: { body: { topics: [] }, deleted: false }, after: first, actor: 'base' })
  const by = (actor: string, change: (body: Body) => unknown, from = base, deleted = false): State => {
    const before = viewOf(shape, from)
    const body = structuredClone(before.body) as unknown as Body
    change(body)
    return saved(shape, from, { before, after: { body: body as never, deleted }, actor })
  }
  const bodyOf = (state: State): Body => viewOf(shape, state).body as unknown as Body
  const fieldsIn = (state: State) => conflictsOf(shape, state).map(({ field }) => field)
  const named = (name: string) => (body: Body) => Object.assign(body, { name })
  const forWhom = (text: string) => (body: Body) => Object.assign(body, { forWhom: text })
  const topicNamed = (name: string) => (body: Body) => Object.assign(body.topics[0] ?? {}, { name })
  const asking = (text: string) => (body: Body) => Object.assign(body.topics[0]?.questions[0] ?? {}, { text })
  const drop = (id: string) => (body: Body) => Object.assign(body, { topics: body.topics.filter((topic) => topic.id !== id) })

  test('keep both changes where these are of different fields', () => {
    const one = merged(shape, by('one', named('改')), by('two', asking('改问')))
    expect(bodyOf(one)).toMatchObject({ name: '改', topics: [{ questions: [{ text: '改问' }] }, {}] })
    expect(fieldsIn(one)).toEqual([])
  })

  test('have a conflict where they gave one field different values, and none where they gave it the same', () => {
    const one = by('one', named('左'))
    expect(conflictsOf(shape, merged(shape, one, by('two', named('右'))))).toEqual([
      { field: 'name', held: [expect.objectContaining({ value: '左' }), expect.objectContaining({ value: '右' })] },
    ])
    expect(fieldsIn(merged(shape, one, by('two', named('左'))))).toEqual([])
  })

  test('settle it by writing the field anew, or by keeping what is shown', () => {
    const both = merged(shape, by('one', named('左')), by('two', named('右')))
    const anew = by('one', named('另写'), both)
    expect([bodyOf(merged(shape, anew, both)).name, fieldsIn(merged(shape, both, anew))]).toEqual(['另写', []])
    const kept = chosen(shape, both, new Map([['name', '左']]), 'two')
    expect([bodyOf(merged(shape, both, kept)).name, fieldsIn(merged(shape, both, kept))]).toEqual(['左', []])
    expect(fieldsIn(by('one', forWhom('别的'), both))).toEqual(['name'])
  })

  test('keep an element that one edited while the other removed it, and lose one that nobody touched', () => {
    const edited = by('one', topicNamed('甲改'))
    expect(bodyOf(merged(shape, edited, by('two', drop('a')))).topics.map(({ id, name }) => [id, name])).toEqual([
      ['a', '甲改'],
      ['b', '乙'],
    ])
    expect(bodyOf(merged(shape, edited, by('two', drop('b')))).topics.map(({ id }) => id)).toEqual(['a'])
  })

  test('come to one order, with what either added where it was put', () => {
    const one = by('one', (body) => void body.topics.push({ id: 'c', name: '丙', questions: [] }))
    const two = by('two', (body) => void body.topics.splice(1, 0, { id: 'd', name: '丁', questions: [] }))
    const ids = bodyOf(merged(shape, one, two)).topics.map(({ id }) => id)
    expect(ids).toEqual(bodyOf(merged(shape, two, one)).topics.map(({ id }) => id))
    expect(ids).toEqual(['a', 'd', 'b', 'c'])
  })

  test('have a conflict where one put the record into the bin and the other went on writing; until then it stays', () => {
    const both = merged(
      shape,
      by('one', () => {}, base, true),
      by('two', forWhom('续')),
    )
    expect([viewOf(shape, both).deleted, fieldsIn(both)]).toEqual([false, ['deleted']])
    const away = by('one', () => {}, both, true)
    expect([viewOf(shape, merged(shape, both, away)).deleted, fieldsIn(merged(shape, away, both))]).toEqual([true, []])
    expect(fieldsIn(by('two', forWhom('又续'), both))).toEqual([])
  })

  test('do not change by the way what somebody vouched for wholly', () => {
    const view = viewOf(shape, base)
    const vouched = saved(shape, base, { before: view, after: view, actor: 'one', wholly: true })
    const both = merged(shape, vouched, by('two', named('改')))
    expect(fieldsIn(both)).toEqual(['name'])
  })

  test('lose nothing even if two wrote under the same dot', () => {
    const both = merged(shape, by('one', named('左')), by('one', named('右')))
    expect(fieldsIn(both)).toEqual(['name'])
  })
})
