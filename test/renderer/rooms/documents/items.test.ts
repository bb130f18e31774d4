import { describe, expect, test } from 'vitest'
import {
  advance,
  append,
  blankItem,
  giveBack,
  type Item,
  isOverdue,
  moveItem,
  provide,
  removeItem,
  statusAfter,
} from '../../../../renderer/rooms/documents/items.ts'
import { cellsOf, itemsFrom, pasteItems } from '../../../../renderer/rooms/documents/paste.ts'

const item = (name: string, more: Partial<Item> = {}): Item => ({ ...blankItem(), name, ...more })
const names = (items: readonly Item[]) => items.map((one) => one.name)

describe('rows of a request', () => {
  test('Enter adds a row that goes on in the same form, and never a second empty one', () => {
    const first = item('党组会议纪要', { medium: 'electronic', dueOn: '2026-03-18' })
    const edit = advance([first], first.id)!
    expect(names(edit.state)).toEqual(['党组会议纪要', ''])
    expect(edit.state[1]).toMatchObject({ medium: 'electronic', dueOn: '2026-03-18' })
    expect(advance(edit.state, first.id)?.state).toHaveLength(2)
    expect(advance(edit.state, edit.state[1]!.id)).toBeNull()
    expect(append([])?.state).toHaveLength(1)
  })

  test('Backspace takes only an empty row, the other key any', () => {
    const rows = [item('甲'), item('')]
    expect(names(removeItem(rows, rows[1]!.id, true)!.state)).toEqual(['甲'])
    expect(removeItem(rows, rows[0]!.id, true)).toBeNull()
    expect(names(removeItem(rows, rows[0]!.id, false)!.state)).toEqual([''])
  })

  test('a row moves and the caret with it', () => {
    const rows = [item('甲'), item('乙')]
    const edit = moveItem(rows, { rowId: rows[0]!.id, field: 'name', at: 'end' }, 1)!
    expect(names(edit.state)).toEqual(['乙', '甲'])
    expect(edit.caret?.rowId).toBe(rows[0]!.id)
  })

  test('an original on paper that came today has to go back; the same key takes it back', () => {
    const original = item('会计凭证', { original: 'original' })
    const provided = { ...original, ...provide(original, '2026-03-15') }
    expect(provided).toMatchObject({ providedOn: '2026-03-15', returnState: 'to_return' })
    expect(provide(item('复印件'), '2026-03-15')).toEqual({ providedOn: '2026-03-15' })
    expect({ ...provided, ...provide(provided, '2026-03-16') }).toMatchObject({ providedOn: '', returnState: 'none' })
    const returned = { ...provided, ...giveBack(provided, '2026-03-20') }
    expect(returned).toMatchObject({ returnState: 'returned', returnedOn: '2026-03-20' })
    expect(giveBack(returned, '2026-03-21')).toEqual({ returnState: 'to_return', returnedOn: '' })
  })

  test('overdue is what has a name, has not come, and whose day is past', () => {
    expect(isOverdue(item('甲', { dueOn: '2026-03-14' }), '', '2026-03-15')).toBe(true)
    expect(isOverdue(item('甲'), '2026-03-14', '2026-03-15')).toBe(true)
    expect(isOverdue(item('甲', { dueOn: '2026-03-15' }), '2026-03-10', '2026-03-15')).toBe(false)
    expect(isOverdue(item('甲', { dueOn: '2026-03-14', providedOn: '2026-03-15' }), '', '2026-03-15')).toBe(false)
    expect(isOverdue(item(''), '2026-03-14', '2026-03-15')).toBe(false)
  })

  test('the request follows its rows', () => {
    const came = { providedOn: '2026-03-15' }
    expect(statusAfter([item('甲'), item('乙')], 'sent')).toBe('sent')
    expect(statusAfter([item('甲', came), item('乙')], 'sent')).toBe('partly_provided')
    expect(statusAfter([item('甲', came), item('')], 'sent')).toBe('provided')
    expect(statusAfter([item('甲', { ...came, returnState: 'returned' })], 'provided')).toBe('returned')
    expect(statusAfter([item('甲', { ...came, returnState: 'kept' })], 'provided')).toBe('kept')
    expect(statusAfter([item('甲')], 'provided')).toBe('sent')
  })
})

describe('lines pasted from a spreadsheet', () => {
  test('cells may be quoted and hold line breaks', () => {
    expect(cellsOf('甲\t"一\n二 ""三"""\r\n乙\t2\r\n')).toEqual([
      ['甲', '一\n二 "三"'],
      ['乙', '2'],
    ])
  })

  test('without heads the columns are those of the form, after a column of ordinals if there is one', () => {
    const rows = itemsFrom('1\t党组会议纪要\t2\t纸质\t原件\t2026.3.18\t办公室 钱某\n2\t财务凭证\t1份\t电子\t复印件')
    expect(rows[0]).toMatchObject({ name: '党组会议纪要', copies: 2, original: 'original', dueOn: '2026-03-18', provider: '办公室 钱某' })
    expect(rows[1]).toMatchObject({ name: '财务凭证', copies: 1, medium: 'electronic', original: 'copy' })
  })

  test('heads say what the columns are, in any order', () => {
    const rows = itemsFrom('序号\t提供人\t材料名称\t备注\n1\t孙某\t采购合同\t2023年以来\n')
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ name: '采购合同', provider: '孙某', note: '2023年以来' })
  })

  test('plain lines are names; what cannot be read never stops the rest', () => {
    expect(names(itemsFrom('甲\n\n乙\n'))).toEqual(['甲', '乙'])
    expect(itemsFrom('甲\t若干\t\t\t尽快')[0]).toMatchObject({ name: '甲', copies: 1, dueOn: '' })
  })

  test('the empty row at the caret is used up, a filled one stays; one line is left to the field', () => {
    const rows = [item('甲'), item('')]
    expect(names(pasteItems(rows, rows[1]!.id, '乙\n丙')!.state)).toEqual(['甲', '乙', '丙'])
    expect(names(pasteItems(rows, rows[0]!.id, '乙\n丙')!.state)).toEqual(['甲', '乙', '丙', ''])
    expect(pasteItems(rows, rows[0]!.id, '只有一行\n')).toBeNull()
  })
})
