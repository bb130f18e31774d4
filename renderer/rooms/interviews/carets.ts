import type { Caret, TurnField } from './turns.ts'

/** Finding and placing the caret among the textareas of a talk. The page holds it, not React: it moves with every key. */

interface Found {
  readonly turnId: string
  readonly field: TurnField | 'abstract'
  readonly text: HTMLTextAreaElement
}

/** The field of a turn that an element is; null for anything else. */
export function fieldAt(element: EventTarget | null): Found | null {
  if (!(element instanceof HTMLTextAreaElement)) return null
  const turnId = element.closest<HTMLElement>('[data-turn]')?.dataset.turn
  const field = element.dataset.field as Found['field'] | undefined
  return turnId === undefined || field === undefined ? null : { turnId, field, text: element }
}

/** Where the caret is now, as an edit remembers it. */
export const caretIn = ({ turnId, field, text }: Found): Caret => ({
  turnId,
  field,
  at: { from: text.selectionStart, to: text.selectionEnd },
})

const find = (root: HTMLElement, { turnId, field }: Caret): HTMLTextAreaElement | null =>
  root.querySelector(`[data-turn="${turnId}"] [data-field="${field}"]`)

/** Puts the caret where an edit wants it. */
export function placeCaret(root: HTMLElement, caret: Caret): void {
  const text = find(root, caret)
  if (text === null) return
  const end = text.value.length
  const [from, to] = caret.at === 'start' ? [0, 0] : caret.at === 'end' ? [end, end] : [caret.at.from, caret.at.to]
  text.focus({ preventScroll: true })
  text.setSelectionRange(from, to)
  text.scrollIntoView({ block: 'nearest' })
}

/** The chosen words of a field, or all of it where nothing is chosen; null where there are none. */
export function chosenText({ text }: Found): { readonly quote: string; readonly start: number; readonly end: number } | null {
  const { selectionStart, selectionEnd, value } = text
  const [from, to] = selectionStart === selectionEnd ? [0, value.length] : [selectionStart, selectionEnd]
  const raw = value.slice(from, to)
  const start = from + (raw.length - raw.trimStart().length)
  const quote = raw.trim()
  return quote === '' ? null : { quote, start, end: start + quote.length }
}
