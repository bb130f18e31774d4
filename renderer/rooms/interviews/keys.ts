import type { TurnField } from './turns.ts'

/** What a key means while a turn is being typed. */
export type TurnCommand =
  | { readonly do: 'advance' | 'backspace' | 'remove' | 'undo' | 'redo' | 'time' | 'lead' | 'evidence' | 'abstract' | 'tags' | 'focus' }
  | { readonly do: 'move'; readonly direction: -1 | 1; readonly by: 'turn' | 'field' }
  | { readonly do: 'pull'; readonly ordinal: number }

/** The parts of a keyboard event that count; a composition (Chinese input in progress) owns every key it gets. */
export interface Key {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly isComposing: boolean
  /** 229 while an input method holds the key, also on systems that end the composition before the key arrives. */
  readonly keyCode: number
}

/** Where the caret stands in its field. */
export interface Place {
  readonly field: TurnField | 'abstract'
  readonly empty: boolean
  readonly atStart: boolean
  readonly atEnd: boolean
}

const withControl: Readonly<Record<string, TurnCommand>> = {
  z: { do: 'undo' },
  y: { do: 'redo' },
  t: { do: 'time' },
  d: { do: 'lead' },
  e: { do: 'evidence' },
  m: { do: 'abstract' },
  g: { do: 'tags' },
  j: { do: 'focus' },
  arrowup: { do: 'move', direction: -1, by: 'turn' },
  arrowdown: { do: 'move', direction: 1, by: 'turn' },
}

/** The command of a key in a turn, or null where the key keeps its ordinary meaning. */
export function commandOf(key: Key, place: Place): TurnCommand | null {
  if (key.isComposing || key.keyCode === 229 || key.altKey) return null
  if (key.ctrlKey || key.metaKey) return controlCommand(key)
  if (key.shiftKey) return null
  return plainCommand(key.key, place)
}

function controlCommand(key: Key): TurnCommand | null {
  const name = key.key.toLowerCase()
  if (key.shiftKey) {
    if (name === 'z') return { do: 'redo' }
    return name === 'backspace' ? { do: 'remove' } : null
  }
  // `code` names the digit whatever the keyboard layout makes of it
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(key.code)?.[1]
  if (digit !== undefined) return { do: 'pull', ordinal: Number(digit) }
  return withControl[name] ?? null
}

function plainCommand(key: string, place: Place): TurnCommand | null {
  if (key === 'Enter' && place.field !== 'abstract') return { do: 'advance' }
  if (key === 'Backspace' && place.empty && place.field !== 'abstract') return { do: 'backspace' }
  if (key === 'ArrowUp' && place.atStart) return { do: 'move', direction: -1, by: 'field' }
  if (key === 'ArrowDown' && place.atEnd) return { do: 'move', direction: 1, by: 'field' }
  return null
}
