import { useDeferredValue, useState } from 'react'
import type { CatalogueFound } from '../../electron/contract/index.ts'
import { isCurrent, useAsk } from '../app/workstation.ts'
import { familyWord, focusWords as words } from '../words/catalogues.ts'
import { TypedList } from './typed-list.tsx'

interface FocusEntriesProps {
  readonly inputId: string
  /** Ids of the entries that are chosen. */
  readonly chosen: ReadonlySet<string>
  readonly onTake: (entry: CatalogueFound) => void
  /** What the keys do here. */
  readonly hint: string
}

const today = (): string => new Date().toLocaleDateString('sv')
const none: readonly CatalogueFound[] = []

/** Entries of the catalogues in force, by code, words or pinyin initials; Enter takes one and the next can be typed. */
export const FocusEntries = ({ inputId, chosen, onTake, hint }: FocusEntriesProps) => {
  const [typed, setTyped] = useState('')
  const asked = useDeferredValue(typed.trim())
  const found = useAsk('catalogues', 'find', { text: asked, onDay: today(), limit: 50 }, { keep: true })
  const choices = found.data ?? none
  return (
    <>
      <TypedList
        inputId={inputId}
        label={words.search}
        listLabel={words.list}
        placeholder={words.searchHint}
        typed={typed}
        onTyped={setTyped}
        choices={choices}
        fresh={asked === typed.trim() && isCurrent(found)}
        keyOf={({ itemId }) => itemId}
        onTake={(choice) => {
          onTake(choice)
          setTyped('')
        }}
        render={(choice) => (
          <>
            <div className="typed-list-line">
              <span className="typed-list-code">{choice.code}</span>
              <span className="typed-list-text">{choice.text}</span>
              <span className="typed-list-mark">{chosen.has(choice.itemId) ? words.isChosen : familyWord(choice.family)}</span>
            </div>
            {choice.path !== '' && <div className="typed-list-under">{choice.path}</div>}
          </>
        )}
      />
      <p className="typed-list-hint" role="status">
        {choices.length > 0 || found.data === undefined ? hint : asked === '' ? words.noCatalogue : words.nothing}
      </p>
    </>
  )
}
