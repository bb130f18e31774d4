import { Modal } from 'antd'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Kind } from '../../db/model/record.ts'
import type { RecordName, SearchHit } from '../../electron/contract/index.ts'
import { useConfirming } from '../parts/confirming.ts'
import { kindWords } from '../words/kinds.ts'
import { paletteWords } from '../words/palette.ts'
import './command-palette.css'
import { type Command, useCommands } from './commands.ts'
import { useGoTo } from './go-to.ts'
import { meaning } from './meaning.ts'
import { recentlyOpened } from './recent.ts'
import { useSession } from './session.tsx'
import { isCurrent, useAsk } from './workstation.ts'

type Choice =
  | { readonly type: 'command'; readonly command: Command }
  | { readonly type: 'recent'; readonly name: RecordName }
  | { readonly type: 'hit'; readonly hit: SearchHit }

const paletteInput = 'palette-input'

const useOpening = (): readonly [boolean, (open: boolean) => void] => {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const key = (event: KeyboardEvent | globalThis.KeyboardEvent) => {
      if (!event.ctrlKey || event.shiftKey || event.altKey || event.key !== 'k') return
      event.preventDefault()
      // drawn and focused before the next key arrives: a quick typist's first character must not fall elsewhere
      flushSync(() => setOpen(true))
      document.getElementById(paletteInput)?.focus()
    }
    const ask = () => setOpen(true)
    window.addEventListener('keydown', key)
    window.addEventListener('open-palette', ask)
    return () => {
      window.removeEventListener('keydown', key)
      window.removeEventListener('open-palette', ask)
    }
  }, [])
  return [open, setOpen]
}

const useChoices = (
  text: string,
): { readonly choices: readonly Choice[]; readonly total: number; readonly searched: boolean; readonly fresh: boolean } => {
  const { accountId } = useSession()
  const words = text.trim()
  const found = useAsk('search', 'find', { text: words, limit: 50 }, { enabled: words !== '', keep: true })
  const ids = useMemo(() => [...recentlyOpened(accountId)], [accountId])
  const recent = useAsk('search', 'named', { ids }, { enabled: words === '' && ids.length > 0 })
  const commands = useCommands()
    .filter((command) => (words === '' ? command.sort === paletteWords.goThere : meaning(words, command) > 0))
    .toSorted((a, b) => meaning(words, b) - meaning(words, a))
    .map((command) => ({ type: 'command' as const, command }))
  const hits = words === '' ? [] : (found.data?.hits ?? []).map((hit) => ({ type: 'hit' as const, hit }))
  const opened = words === '' ? (recent.data ?? []).map((name) => ({ type: 'recent' as const, name })) : []
  return {
    choices: [...opened, ...commands, ...hits],
    total: words === '' ? 0 : (found.data?.total ?? 0),
    searched: words !== '' && found.data !== undefined,
    fresh: words === '' || isCurrent(found),
  }
}

/** Ctrl+K: finds in everything that was written, leads to every room, and does what can be said by name. */
export const CommandPalette = () => {
  const [open, setOpen] = useOpening()
  return (
    <Modal
      open={open}
      onCancel={() => setOpen(false)}
      footer={null}
      closable={false}
      width={680}
      style={{ top: 64 }}
      title={<span className="spoken-title">{paletteWords.title}</span>}
      destroyOnHidden
      className="palette"
    >
      <Palette onDone={() => setOpen(false)} />
    </Modal>
  )
}

const Palette = ({ onDone }: { readonly onDone: () => void }) => {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const shown = useDeferredValue(text)
  const { choices, total, searched, fresh } = useChoices(shown)
  const list = useId()
  const goTo = useGoTo()
  const current = Math.min(at, Math.max(0, choices.length - 1))
  const take = (choice: Choice | undefined) => {
    if (choice === undefined) return
    onDone()
    if (choice.type === 'command') choice.command.run()
    else if (choice.type === 'recent') goTo({ kind: choice.name.kind, id: choice.name.id })
    else goTo({ kind: choice.hit.kind, id: choice.hit.recordId, ...(choice.hit.passages[0] && { at: choice.hit.passages[0].field }) })
  }
  // Commands are there at once; what was found belongs to what was typed before, until the answer comes.
  const ready = shown === text && (fresh || choices[current]?.type === 'command')
  const confirm = useConfirming(ready, () => take(choices[current]))
  const key = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') confirm(true)
    else if (event.key === 'ArrowDown') setAt(Math.min(choices.length - 1, current + 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(0, current - 1))
    else return
    event.preventDefault()
  }
  return (
    <>
      <input
        id={paletteInput}
        className="palette-input"
        // biome-ignore lint/a11y/noAutofocus: opened by a key in order to type here
        autoFocus
        role="combobox"
        aria-label={paletteWords.title}
        aria-expanded={choices.length > 0}
        aria-controls={list}
        aria-activedescendant={choices.length > 0 ? `${list}-${current}` : undefined}
        placeholder={paletteWords.placeholder}
        value={text}
        maxLength={200}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
          confirm(false)
        }}
        onKeyDown={key}
      />
      <div id={list} role="listbox" aria-label={paletteWords.results} className="palette-list">
        {choices.map((choice, index) => (
          <Row key={keyOf(choice)} id={`${list}-${index}`} choice={choice} current={index === current} onTake={() => take(choice)} />
        ))}
      </div>
      <p className="palette-foot" role="status">
        {searched
          ? total === 0
            ? choices.length === 0
              ? paletteWords.nothing
              : paletteWords.hint
            : paletteWords.found(total, choices.filter(({ type }) => type === 'hit').length)
          : paletteWords.hint}
      </p>
    </>
  )
}

const keyOf = (choice: Choice): string => {
  if (choice.type === 'command') return choice.command.word
  return choice.type === 'recent' ? choice.name.id : choice.hit.recordId
}

interface RowProps {
  readonly id: string
  readonly choice: Choice
  readonly current: boolean
  readonly onTake: () => void
}

const Row = ({ id, choice, current, onTake }: RowProps) => {
  useEffect(() => {
    if (current) document.getElementById(id)?.scrollIntoView({ block: 'nearest' })
  }, [current, id])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above holds the focus and takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: options are pointed at by aria-activedescendant
    <div id={id} role="option" aria-selected={current} className="palette-row" onClick={onTake}>
      {choice.type === 'command' && (
        <div className="palette-line">
          <span>{choice.command.word}</span>
          <span className="quiet">{choice.command.sort}</span>
        </div>
      )}
      {choice.type === 'recent' && (
        <div className="palette-line">
          <span className="palette-hit-title">
            <span className="figures">{choice.name.number}</span> {choice.name.title || kindWords[choice.name.kind]}
          </span>
          <span className="quiet">{paletteWords.recent}</span>
        </div>
      )}
      {choice.type === 'hit' && <Hit hit={choice.hit} />}
    </div>
  )
}

const Hit = ({ hit }: { readonly hit: SearchHit }) => (
  <>
    <div className="palette-line">
      <span className="palette-hit-title">
        <span className="figures">{hit.number}</span> {hit.title}
      </span>
      <span className="quiet">{kindWords[hit.kind as Kind]}</span>
    </div>
    {hit.passages.map((passage) => (
      <div key={`${passage.field}${passage.before}`} className="palette-passage">
        {passage.before}
        <mark>{passage.match}</mark>
        {passage.after}
      </div>
    ))}
  </>
)
