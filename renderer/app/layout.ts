import { useSyncExternalStore } from 'react'

/** One column of the frame: how wide, and whether it is put away. */
export interface Column {
  readonly width: number
  readonly hidden: boolean
}
export interface Layout {
  readonly rooms: Column
  readonly list: Column
  /** Stages of the rooms column that are folded, by name. */
  readonly folded: readonly string[]
}
export type ColumnName = 'rooms' | 'list'

/** In pixels. With both columns at their widest, a 1366 px screen still leaves the record its least width. */
export const bounds = { rooms: { least: 120, most: 200 }, list: { least: 260, most: 460 } } as const

const fallback: Layout = { rooms: { width: 144, hidden: false }, list: { width: 336, hidden: false }, folded: [] }
const key = 'layout'
const listeners = new Set<() => void>()

const column = (name: ColumnName, kept: unknown): Column => {
  const { width, hidden } = (kept ?? {}) as Partial<Column>
  return { width: clamp(name, typeof width === 'number' ? width : fallback[name].width), hidden: hidden === true }
}

/** Holds a width within its bounds. */
export const clamp = (name: ColumnName, width: number): number =>
  Math.round(Math.min(bounds[name].most, Math.max(bounds[name].least, width)))

const remembered = (): Layout => {
  try {
    const kept = JSON.parse(window.localStorage.getItem(key) ?? '{}') as Partial<Record<keyof Layout, unknown>>
    const folded = Array.isArray(kept.folded) ? kept.folded.filter((name) => typeof name === 'string') : []
    return { rooms: column('rooms', kept.rooms), list: column('list', kept.list), folded }
  } catch {
    return fallback // what is remembered is a convenience; unreadable counts as nothing remembered
  }
}

let layout = remembered()

/** What is changed is remembered on this computer; widths and stages hold nothing of the casework. */
const remember = (changed: Layout): void => {
  layout = changed
  window.localStorage.setItem(key, JSON.stringify(layout))
  for (const listener of listeners) listener()
}

/** Changes one column. */
export const setColumn = (name: ColumnName, change: Partial<Column>): void => {
  const next = { ...layout[name], ...change }
  remember({ ...layout, [name]: { ...next, width: clamp(name, next.width) } })
}

/** Folds a stage of the rooms column, or unfolds it. */
export const foldStage = (name: string, fold: boolean): void =>
  remember({ ...layout, folded: fold ? [...layout.folded, name] : layout.folded.filter((other) => other !== name) })

/** What the record needs for its own columns (questions and outline, draft and check), in pixels, with two hairlines. */
const recordLeast = 702

/** The remembered widths as far as the window has room for them: the list gives way first, then the rooms. */
export const fitColumns = (wished: Layout, windowWidth: number): Layout => {
  const taken = (column: Column): number => (column.hidden ? 0 : column.width)
  const list = clamp('list', Math.min(wished.list.width, windowWidth - taken(wished.rooms) - recordLeast))
  const left = windowWidth - (wished.list.hidden ? 0 : list) - recordLeast
  const rooms = clamp('rooms', Math.min(wished.rooms.width, left))
  return { ...wished, rooms: { ...wished.rooms, width: rooms }, list: { ...wished.list, width: list } }
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  window.addEventListener('resize', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('resize', listener)
  }
}

/** Kept while nothing changed, as `useSyncExternalStore` wants it. */
let fitted = { wished: layout, windowWidth: 0, layout }
const current = (): Layout => {
  if (fitted.wished !== layout || fitted.windowWidth !== window.innerWidth)
    fitted = { wished: layout, windowWidth: window.innerWidth, layout: fitColumns(layout, window.innerWidth) }
  return fitted.layout
}

/** The columns as they are shown now. */
export const useLayout = (): Layout => useSyncExternalStore(subscribe, current)
