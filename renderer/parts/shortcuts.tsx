import { useEffect } from 'react'
import { offerKeys } from '../app/keys.ts'

/** One key and what it does here. */
export interface Shortcut {
  /** As people say it: `Ctrl+E`, `Enter`. */
  readonly keys: string
  readonly does: string
}

export interface ShortcutsProps {
  /** Name of the place: 谈话记录. */
  readonly place: string
  readonly shortcuts: readonly Shortcut[]
}

/** Tells F1 which keys this place has; shows nothing itself. Keep `shortcuts` a constant. */
export const Shortcuts = ({ place, shortcuts }: ShortcutsProps) => {
  useEffect(() => offerKeys({ place, shortcuts }), [place, shortcuts])
  return null
}
