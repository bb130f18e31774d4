import type { Choice } from './choice-picker.tsx'

/** More than these nobody looks through: one types on. */
const drawn = 50

/**
 * What the picker offers for what was typed: drafts (or leads) by number or title, the one used last on top, a new one at the
 * end. Digits alone find `D-007` by 7.
 */
export function choicesFor(typed: string, drafts: readonly Choice[], lastUsed: string | null): readonly Choice[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const matches = drafts.filter(({ number, title }) => {
    const text = `${number} ${title}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  const ordered = [...matches.filter((draft) => draft.id === lastUsed), ...matches.filter((draft) => draft.id !== lastUsed)]
  return [...ordered.slice(0, drawn), { id: null, number: '', title: typed.trim() }]
}
