/** What a key means in a field of rows (questions of an outline, items of a request, excerpts). */
export type RowCommand = 'advance' | 'backspace' | 'up' | 'down' | 'raise' | 'lower' | 'undo' | 'redo' | 'remove'

/** The parts of a keyboard event that count; `keyCode` 229 means that an input method holds the key. */
export interface RowKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly keyCode: number
  readonly nativeEvent: { readonly isComposing: boolean }
}

const plain: Readonly<Record<string, RowCommand>> = { Enter: 'advance', Backspace: 'backspace' }
const withAlt: Readonly<Record<string, RowCommand>> = { ArrowUp: 'raise', ArrowDown: 'lower' }
const withControl: Readonly<Record<string, RowCommand>> = { arrowup: 'up', arrowdown: 'down', z: 'undo', y: 'redo' }
const withControlAndShift: Readonly<Record<string, RowCommand>> = { z: 'redo', backspace: 'remove' }

/** The command of a key, or null where it keeps its ordinary meaning. Backspace counts only in an empty field. */
export function rowCommandOf(event: RowKey, empty: boolean): RowCommand | null {
  if (event.nativeEvent.isComposing || event.keyCode === 229) return null
  const control = event.ctrlKey || event.metaKey
  const keys = control ? (event.shiftKey ? withControlAndShift : withControl) : event.altKey ? withAlt : event.shiftKey ? {} : plain
  const command = keys[control ? event.key.toLowerCase() : event.key] ?? null
  return command === 'backspace' && !empty ? null : command
}
