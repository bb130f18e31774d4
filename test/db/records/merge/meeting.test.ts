import { describe, expect, test } from 'vitest'
import { contentHash } from '../../../../db/records/footing.ts'
import { firstLineage, isFitting, meet, oldLineage, type Side } from '../../../../db/records/merge/meeting.ts'
import { shapeOf } from '../../../../db/records/merge/shape.ts'

const shape = shapeOf('interview_outline')
const topic = (id: string, name: string) => ({ id, name, questions: [] })
const hashOf = (body: object) => contentHash({ kind: 'interview_outline', roundId: null, unitId: null, body, deleted: false })

/** A record as it came in a bundle of schema 1 or 2. */
const old = (body: object, version: number, ...before: readonly object[]): Side => ({
  body: body as Side['body'],
  deleted: false,
  lineage: oldLineage(hashOf(body), version, before.map(hashOf)),
  isOld: true,
})
const first = { name: '提纲', forWhom: '', topics: [topic('a', '甲'), topic('b', '乙')] }
const second = { ...first, name: '改' }

describe('records from before there were stamps', () => {
  test('are followed by their descendants, also by one that was changed back', () => {
    expect(meet(shape, old(first, 1), old(second, 2, first)).outcome).toBe('theirs')
    expect(meet(shape, old(second, 2, first), old(first, 1)).outcome).toBe('ours')
    expect(meet(shape, old(second, 2, first), old(first, 3, first, second)).outcome).toBe('theirs')
    expect(meet(shape, old(first, 3, first, second), old(second, 2, first)).outcome).toBe('ours')
  })

  test('are in conflict where two went their own way, in the fields that differ', () => {
    const met = meet(shape, old(second, 2, first), old({ ...first, name: '又改' }, 2, first))
    expect(met).toMatchObject({ outcome: 'both', conflicts: 1, opened: 1 })
  })

  test('had removed what they lack', () => {
    const { lineage } = old(first, 1)
    const context = [...lineage.context, ['laptop000000', 2]].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)) as typeof lineage.context
    const place = (actor: string) => context.findIndex(([name]) => name.startsWith(actor))
    const stamps = { '*': [[place(lineage.context[0]?.[0] ?? ''), 1]], name: [[place('laptop'), 2]] } as Side['lineage']['stamps']
    const ours: Side = { body: second, deleted: false, lineage: { context, stamps }, isOld: false }
    const met = meet(shape, ours, old({ ...first, topics: [topic('a', '甲')] }, 2, first))
    expect(met).toMatchObject({ outcome: 'both', view: { body: { topics: [{ id: 'a' }] } } })
  })
})

describe('a lineage fits its record', () => {
  const view = { body: first, deleted: false }
  const { context } = firstLineage('laptop000000')
  const stamped = (stamps: Side['lineage']['stamps']) => isFitting(shape, view, { context, stamps })

  test('if what it shows is the record', () => {
    expect(stamped({ '*': [[0, 1]] })).toBe(true)
    expect(stamped({ '*': [[0, 1]], name: [[0, 1, ['别的']]] })).toBe(false)
    expect(stamped({ '*': [[0, 1]], 'topics/a': [[0, 1, [false]]] })).toBe(false)
  })

  test('if every field has a stamp, of a dot that was seen, and of the sort that its place holds', () => {
    expect(stamped({})).toBe(false)
    expect(stamped({ '*': [[0, 2]] })).toBe(false)
    expect(stamped({ '*': [[1, 1]] })).toBe(false)
    expect(stamped({ '*': [[0, 1]], deleted: [[0, 1, ['x']]] })).toBe(false)
    expect(stamped({ '*': [[0, 1]], 'topics/order': [[0, 1, [7]]] })).toBe(false)
  })
})
