import type { TagOfRecord } from '../../electron/contract/index.ts'
import { focusWords as words } from '../words/catalogues.ts'
import './focus-tags.css'

/** Entries that a record or a part of it is tagged with; says in a word where the newest version has moved on. */
export const FocusChips = ({ tags }: { readonly tags: readonly TagOfRecord[] }) =>
  tags.length === 0 ? null : (
    <ul className="focus-chips" aria-label={words.tags}>
      {tags.map(({ id, tag, state, now }) => (
        <li key={id} title={state === 'reworded' && now !== null ? `${now.code} ${now.text}` : undefined}>
          <span className="figures">{tag.code}</span> <span className="focus-chip-text">{tag.text}</span>
          {state !== 'same' && <span className="focus-chip-state">{words.states[state]}</span>}
        </li>
      ))}
    </ul>
  )
