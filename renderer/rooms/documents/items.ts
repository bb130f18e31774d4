import { v7 } from 'uuid'
import type { DocumentRequest } from '../../../db/model/document.ts'
import type { CaretAt } from '../../parts/carets.ts'
import type { EditOf } from '../../parts/editing.ts'

export type Item = DocumentRequest['items'][number]
export type Items = readonly Item[]
export type ItemField = Exclude<keyof Item, 'id'>
export type ItemCaret = CaretAt<ItemField>
export type ItemsEdit = EditOf<Items, ItemCaret>
type Status = DocumentRequest['status']

/** The most rows that a request holds (db/model/document.ts). */
export const mostItems = 500

/** A row without a word in it. */
export const blankItem = (): Item => ({
  id: v7(),
  name: '',
  copies: 1,
  medium: 'paper',
  original: 'copy',
  dueOn: '',
  provider: '',
  providedOn: '',
  returnState: 'none',
  returnedBy: '',
  returnedOn: '',
  note: '',
})

const isBlank = (item: Item): boolean =>
  [item.name, item.provider, item.providedOn, item.returnedOn, item.note].every((text) => text === '')

const toName = (rowId: string): ItemCaret => ({ rowId, field: 'name', at: 'end' })

/** Changes fields of one row; every other row stays the very same object. */
export function changeItem(items: Items, rowId: string, changes: Partial<Item>): Items {
  const index = items.findIndex((item) => item.id === rowId)
  const item = items[index]
  return item === undefined ? items : items.with(index, { ...item, ...changes })
}

/** Enter: the next row. An empty one that is there already is used; form and medium go on as in the row before. */
export function advance(items: Items, rowId: string): ItemsEdit | null {
  const index = items.findIndex((item) => item.id === rowId)
  const item = items[index]
  if (item === undefined) return null
  const next = items[index + 1]
  if (next !== undefined && isBlank(next)) return { state: items, caret: toName(next.id) }
  if (isBlank(item) || items.length >= mostItems) return null
  const fresh: Item = { ...blankItem(), medium: item.medium, original: item.original, dueOn: item.dueOn, provider: '' }
  return { state: items.toSpliced(index + 1, 0, fresh), caret: toName(fresh.id) }
}

/** A row at the end; an empty one that is there already is used. */
export function append(items: Items): ItemsEdit | null {
  const last = items.at(-1)
  if (last !== undefined) return isBlank(last) ? { state: items, caret: toName(last.id) } : advance(items, last.id)
  const fresh = blankItem()
  return { state: [fresh], caret: toName(fresh.id) }
}

/** Takes a row out. Backspace asks for `onlyBlank`. */
export function removeItem(items: Items, rowId: string, onlyBlank: boolean): ItemsEdit | null {
  const index = items.findIndex((item) => item.id === rowId)
  const item = items[index]
  if (item === undefined || (onlyBlank && !isBlank(item))) return null
  const neighbour = items[index - 1] ?? items[index + 1]
  return { state: items.toSpliced(index, 1), caret: neighbour ? toName(neighbour.id) : null }
}

/** Moves a row up or down. */
export function moveItem(items: Items, { rowId, field, at }: ItemCaret, by: -1 | 1): ItemsEdit | null {
  const index = items.findIndex((item) => item.id === rowId)
  const [item, other] = [items[index], items[index + by]]
  return item && other ? { state: items.with(index, other).with(index + by, item), caret: { rowId, field, at } } : null
}

/** The caret in the same field of the row above or below. */
export function neighbour(items: Items, { rowId, field }: ItemCaret, by: -1 | 1): ItemsEdit | null {
  const next = items[items.findIndex((item) => item.id === rowId) + by]
  return next ? { state: items, caret: { rowId: next.id, field, at: 'end' } } : null
}

/** 今日提供: the day once, and what is an original on paper has to be given back. Pressed again it is taken back. */
export const provide = (item: Item, today: string): Partial<Item> => {
  if (item.providedOn !== '') return { providedOn: '', returnState: 'none', returnedOn: '' }
  return {
    providedOn: today,
    ...(item.returnState === 'none' && item.medium === 'paper' && item.original === 'original' && { returnState: 'to_return' }),
  }
}

/** 今日归还. Pressed again it is taken back. */
export const giveBack = (item: Item, today: string): Partial<Item> =>
  item.returnState === 'returned' ? { returnState: 'to_return', returnedOn: '' } : { returnState: 'returned', returnedOn: today }

/** The day by which a row was to be provided: its own, else the request's. */
export const dueOf = (item: Item, requestDueOn: string): string => item.dueOn || requestDueOn

/** Whether a row has not come although its day is past. `today` is `2026-03-15`. */
export const isOverdue = (item: Item, requestDueOn: string, today: string): boolean => {
  const due = dueOf(item, requestDueOn)
  return item.name !== '' && item.providedOn === '' && due !== '' && due < today
}

/** Where the request stands after its rows changed: it follows what has come and gone back, and never leaps ahead of being sent. */
export function statusAfter(items: Items, status: Status): Status {
  const named = items.filter((item) => item.name !== '')
  const provided = named.filter((item) => item.providedOn !== '')
  if (provided.length === 0) return status === 'partly_provided' || status === 'provided' ? 'sent' : status
  if (provided.length < named.length) return 'partly_provided'
  const settled = named.every((item) => item.returnState === 'returned' || item.returnState === 'kept')
  if (!settled) return 'provided'
  return named.every((item) => item.returnState === 'kept') ? 'kept' : 'returned'
}
