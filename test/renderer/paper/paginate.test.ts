import { describe, expect, it } from 'vitest'
import { type Measured, paginate } from '../../../renderer/paper/paginate.ts'

/** A text of lines of ten characters each, ten pixels high. */
type Keeps = Extract<Measured, { type: 'text' }>['keeps']
const text = (lines: number, keeps: Keeps = 'nothing'): Measured => ({
  type: 'text',
  lines,
  pitch: 10,
  after: 0,
  keeps,
  breakAt: (line) => line * 10,
})
const rows = (heights: readonly number[], keeps = false): Measured => ({
  keeps,
  type: 'rows',
  head: 10,
  after: 0,
  rows: heights.map((height) => ({ height, pitch: 10, air: 0, cells: [{ lines: height / 10, breakAt: (line) => line * 10 }] })),
})
const stretches = (blocks: readonly Measured[], capacity: number) =>
  paginate(blocks, capacity).map(({ parts }) =>
    parts.map((part) => (part.type === 'text' ? [part.block, part.stretch.from, part.stretch.to] : part)),
  )

describe('sheets', () => {
  it('are at least one, however little there is', () => {
    expect(paginate([], 100)).toEqual([{ parts: [], rest: 100 }])
  })

  it('break a text between its lines and go on where it stopped', () => {
    expect(stretches([text(3), text(12)], 50)).toEqual([
      [
        [0, 0, Number.POSITIVE_INFINITY],
        [1, 0, 20],
      ],
      [[1, 20, 70]],
      [[1, 70, Number.POSITIVE_INFINITY]],
    ])
  })

  it('keep a heading with the first line of what it heads', () => {
    expect(stretches([text(4), text(1, 'all'), text(2)], 50)[1]?.[0]).toEqual([1, 0, Number.POSITIVE_INFINITY])
  })

  it('keep rows whole and count the head on every sheet', () => {
    const laid = paginate([rows([20, 20, 20, 20, 20])], 60)
    expect(laid.map(({ parts }) => parts.map((part) => (part.type === 'rows' ? part.rows.map(({ row }) => row) : [])))).toEqual([
      [[0, 1]],
      [[2, 3]],
      [[4]],
    ])
    expect(laid.at(-1)?.rest).toBe(30)
  })

  it('cut a row that is higher than a sheet by its lines, so that nothing of it is lost', () => {
    const laid = paginate([rows([20, 120, 20])], 60)
    const cells = laid
      .flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'rows' ? part.rows : [])))
      .filter(({ row }) => row === 1)
    expect(cells.map((part) => part.cells?.[0])).toEqual([
      { from: 0, to: 50 },
      { from: 50, to: 100 },
      { from: 100, to: Number.POSITIVE_INFINITY },
    ])
  })

  it('begin such a row where it stands, if some lines of it find room', () => {
    const laid = paginate([rows([10, 120])], 90)
    const parts = laid.map((sheet) => sheet.parts.flatMap((part) => (part.type === 'rows' ? part.rows : [])))
    expect(parts).toEqual([
      [
        { row: 0, cells: null },
        { row: 1, cells: [{ from: 0, to: 70 }] },
      ],
      [{ row: 1, cells: [{ from: 70, to: Number.POSITIVE_INFINITY }] }],
    ])
  })

  it('never hold signatures alone: the last lines, or the last row, go with them', () => {
    const signatures: Measured = { type: 'whole', height: 20 }
    expect(stretches([text(5, 'end'), signatures], 60)).toEqual([
      [[0, 0, 30]],
      [[0, 30, Number.POSITIVE_INFINITY], { block: 1, type: 'whole' }],
    ])
    expect(stretches([text(4), text(1, 'end'), signatures], 60).at(-1)?.[0]).toEqual([1, 0, Number.POSITIVE_INFINITY])
    const laid = paginate([rows([10, 10, 10], true), signatures], 50)
    expect(laid.map(({ parts }) => parts.map((part) => (part.type === 'rows' ? part.rows.map(({ row }) => row) : part.type)))).toEqual([
      [[0, 1]],
      [[2], 'whole'],
    ])
  })

  it('say how much of the last one stays blank', () => {
    expect(paginate([text(3)], 50)[0]?.rest).toBe(20)
  })
})
