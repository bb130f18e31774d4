import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { fitColumns as FitColumns } from '../../../renderer/app/layout.ts'

let fitColumns: typeof FitColumns
// Node has no window; the module asks for what was remembered when it is loaded.
beforeAll(async () => {
  vi.stubGlobal('window', { localStorage: { getItem: () => null } })
  ;({ fitColumns } = await import('../../../renderer/app/layout.ts'))
})

const wished = { rooms: { width: 144, hidden: false }, list: { width: 336, hidden: false }, folded: [] }
const record = (windowWidth: number, layout = wished): number => {
  const { rooms, list } = fitColumns(layout, windowWidth)
  return windowWidth - (rooms.hidden ? 0 : rooms.width) - (list.hidden ? 0 : list.width) - 2
}

describe('the columns', () => {
  it('are as wide as wished where there is room', () => {
    expect(fitColumns(wished, 1366)).toEqual(wished)
  })
  it('leave the record 700 px at 1366 even at their widest', () => {
    expect(record(1366, { ...wished, rooms: { width: 200, hidden: false }, list: { width: 460, hidden: false } })).toBeGreaterThanOrEqual(
      700,
    )
  })
  it('leave the record 700 px at 1366 with 125 % scaling', () => {
    expect(record(1093)).toBeGreaterThanOrEqual(700)
  })
  it('take the room that a hidden column leaves', () => {
    expect(fitColumns({ ...wished, rooms: { width: 144, hidden: true } }, 1093).list.width).toBe(336)
  })
})
