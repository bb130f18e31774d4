/** Finding and placing the caret among textareas in rows. The page holds it, not React: it moves with every key. */

/** Where the caret goes after an edit: a field (`data-field`) of a row (`data-row`). Offsets count UTF-16 units. */
export interface CaretAt<F extends string> {
  readonly rowId: string
  readonly field: F
  readonly at: 'start' | 'end' | { readonly from: number; readonly to: number }
}

export interface FieldAt<F extends string> {
  readonly rowId: string
  readonly field: F
  readonly text: HTMLTextAreaElement | HTMLInputElement
}

const isText = (element: EventTarget | null): element is HTMLTextAreaElement | HTMLInputElement =>
  element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement

/** The field of a row that an element is; null for anything else. */
export function fieldAt<F extends string>(element: EventTarget | null): FieldAt<F> | null {
  if (!isText(element)) return null
  const rowId = element.closest<HTMLElement>('[data-row]')?.dataset.row
  const field = element.dataset.field as F | undefined
  return rowId === undefined || field === undefined ? null : { rowId, field, text: element }
}

/** Where the caret is now, as an edit remembers it. */
export const caretIn = <F extends string>({ rowId, field, text }: FieldAt<F>) => ({
  rowId,
  field,
  at: { from: text.selectionStart ?? 0, to: text.selectionEnd ?? 0 },
})

/** The element of a field of a row. */
export const fieldElement = (root: ParentNode, rowId: string, field: string): HTMLTextAreaElement | HTMLInputElement | null =>
  root.querySelector(`[data-row="${CSS.escape(rowId)}"] [data-field="${field}"]`)

/** Puts the caret where an edit wants it. */
export function placeCaret(root: ParentNode, { rowId, field, at }: CaretAt<string>): void {
  const text = fieldElement(root, rowId, field)
  if (text === null) return
  const end = text.value.length
  const [from, to] = at === 'start' ? [0, 0] : at === 'end' ? [end, end] : [at.from, at.to]
  text.focus({ preventScroll: true })
  text.setSelectionRange(from, to)
  text.scrollIntoView({ block: 'nearest' })
}

/** The chosen words of a field, or all of it where nothing is chosen; null where there are none. */
export function chosenText(text: HTMLTextAreaElement | HTMLInputElement) {
  const { selectionStart, selectionEnd, value } = text
  const [from, to] = selectionStart === selectionEnd ? [0, value.length] : [selectionStart ?? 0, selectionEnd ?? 0]
  const raw = value.slice(from, to)
  const start = from + (raw.length - raw.trimStart().length)
  const quote = raw.trim()
  return quote === '' ? null : { quote, start, end: start + quote.length }
}

/** Brings the row that the person came for into view. */
export const showRow = (root: ParentNode, rowId: string): void =>
  root.querySelector(`[data-row="${CSS.escape(rowId)}"]`)?.scrollIntoView({ block: 'center' })
