import { App, Button } from 'antd'
import dayjs from 'dayjs'
import { type ClipboardEvent, type KeyboardEvent, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { RecordSummary } from '../../../electron/contract/index.ts'
import { type CaretAt, caretIn, fieldAt, placeCaret } from '../../parts/carets.ts'
import { type Editing, shareRows, useEditing } from '../../parts/editing.ts'
import { type RowCommand, rowCommandOf } from '../../parts/row-keys.ts'
import { useUndoNotice } from '../../parts/undo-notice.tsx'
import { requestWords as words } from '../../words/documents.ts'
import { type ItemActs, ItemRow } from './item-row.tsx'
import {
  advance,
  append,
  changeItem,
  giveBack,
  type Item,
  type ItemCaret,
  type ItemField,
  type Items,
  mostItems,
  moveItem,
  neighbour,
  provide,
  removeItem,
} from './items.ts'
import { pasteItems } from './paste.ts'

interface ItemsEditorProps {
  readonly items: Items
  readonly onItems: (items: Items) => void
  /** The request's own day, for rows that have none. */
  readonly dueOn: string
  /** Reviews that came of rows, by row id. */
  readonly reviews: ReadonlyMap<string, RecordSummary>
  readonly onReview: (item: Item) => void
  readonly openReview: (reviewId: string) => void
}

type Rows = Editing<Items, ItemCaret>

/** The rows of a request as a sheet that is filled by keys, or by pasting a table. */
export const ItemsEditor = (props: ItemsEditorProps) => {
  const { dueOn, reviews } = props
  const editing = useEditing<Items, ItemCaret>(props.items, shareRows, props.onItems)
  const { state: items, wanted, latest, apply } = editing
  const root = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<string | null>(null)
  const { message } = App.useApp()
  const acts = useItemActs(editing, props, setActive)
  const today = dayjs().format('YYYY-MM-DD')
  useLayoutEffect(() => {
    if (wanted !== null && root.current) placeCaret(root.current, wanted)
  }, [wanted])
  const onPaste = (event: ClipboardEvent) => {
    const here = fieldAt<ItemField>(event.target)
    const before = latest().length
    const edit = here?.field === 'name' ? pasteItems(latest(), here.rowId, event.clipboardData.getData('text/plain')) : null
    if (here === null || edit === null) return
    event.preventDefault()
    apply(edit, null, caretIn(here))
    void message.info(words.pasted(edit.state.length - before + (edit.state.some((item) => item.id === here.rowId) ? 0 : 1)))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const refused = onKey(event, editing, acts)
    if (refused && latest().length >= mostItems) void message.info(words.full)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of every row are handled here, once
    <div ref={root} className="items" onKeyDown={onKeyDown} onPaste={onPaste}>
      {items.length > 0 && (
        <div className="items-head" aria-hidden>
          {['', words.name, words.copies, words.medium, words.originalShort, words.itemDueOn].map((head) => (
            <span key={head}>{head}</span>
          ))}
        </div>
      )}
      {items.map((item, index) => (
        <ItemRow
          key={item.id}
          item={item}
          ordinal={index + 1}
          active={active === item.id}
          dueOn={dueOn}
          today={today}
          review={reviews.get(item.id) ?? null}
          acts={acts}
        />
      ))}
      <Button type="text" className="items-next" onClick={() => apply(append(latest()), null, null)}>
        {items.length === 0 ? words.firstItem : words.nextItem}
      </Button>
    </div>
  )
}

/** True when a command had nothing to do. */
function onKey(event: KeyboardEvent, editing: Rows, acts: ItemActs): boolean {
  const here = fieldAt<ItemField>(event.target)
  const rowId = here?.rowId ?? (event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]')?.dataset.row : undefined)
  if (rowId === undefined) return false
  if (event.key === 'F8' || event.key === 'F9') {
    event.preventDefault()
    if (event.key === 'F8') acts.provide(rowId)
    else acts.giveBack(rowId)
    return false
  }
  const inButton = event.target instanceof HTMLButtonElement
  const command = inButton ? null : rowCommandOf(event, here?.field === 'name' && here.text.value === '')
  if (command === null) return false
  event.preventDefault()
  const caret: ItemCaret = here === null ? { rowId, field: 'name', at: 'end' } : caretIn(here)
  if (command === 'undo' || command === 'redo') editing[command](caret)
  else if (command === 'remove') acts.remove(rowId)
  else return !editing.apply(editFor(editing.latest(), caret, command), null, caret)
  return false
}

function editFor(items: Items, caret: CaretAt<ItemField>, command: Exclude<RowCommand, 'undo' | 'redo' | 'remove'>) {
  switch (command) {
    case 'advance':
      return advance(items, caret.rowId)
    case 'backspace':
      return removeItem(items, caret.rowId, true)
    case 'raise':
      return moveItem(items, caret, -1)
    case 'lower':
      return moveItem(items, caret, 1)
    case 'up':
      return neighbour(items, caret, -1)
    case 'down':
      return neighbour(items, caret, 1)
  }
}

function useItemActs(
  { latest, apply, undo }: Rows,
  { onReview, openReview }: ItemsEditorProps,
  activate: (rowId: string) => void,
): ItemActs {
  const notice = useUndoNotice()
  const outside = useRef({ onReview, openReview })
  outside.current = { onReview, openReview }
  const change = useCallback(
    (rowId: string, changes: Partial<Item>, label: string | null) =>
      apply({ state: changeItem(latest(), rowId, changes), caret: null }, label, null),
    [apply, latest],
  )
  return useMemo(() => {
    const today = () => dayjs().format('YYYY-MM-DD')
    const itemOf = (rowId: string) => latest().find((item) => item.id === rowId)
    const mark = (rowId: string, by: typeof provide) => {
      const item = itemOf(rowId)
      if (item) change(rowId, by(item, today()), null)
    }
    return {
      change: (rowId, changes, field) => change(rowId, changes, `${field}/${rowId}`),
      activate,
      provide: (rowId) => mark(rowId, provide),
      giveBack: (rowId) => mark(rowId, giveBack),
      review: (rowId) => {
        const item = itemOf(rowId)
        if (item) outside.current.onReview(item)
      },
      openReview: (reviewId) => outside.current.openReview(reviewId),
      remove: (rowId) => {
        if (apply(removeItem(latest(), rowId, false), null, { rowId, field: 'name', at: 'end' })) {
          notice(`removed-${rowId}`, words.itemGone, words.undo, () => undo(null))
        }
      },
    }
  }, [latest, apply, undo, change, activate, notice])
}
