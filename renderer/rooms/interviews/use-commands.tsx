import { App } from 'antd'
import { type KeyboardEvent, type RefObject, useCallback, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import type { EvidenceSource } from '../../../db/model/draft.ts'
import { caretIn, chosenText, fieldAt, fieldElement, placeCaret } from '../../parts/carets.ts'
import { useUndoNotice } from '../../parts/undo-notice.tsx'
import { interviewWords as words } from '../../words/interviews.ts'
import { commandOf, type TurnCommand } from './keys.ts'
import { type RowActs, tagsId } from './turn-row.tsx'
import { advance, backspace, type Caret, changeTurn, type Edit, fieldPath, mostTurns, neighbour, removeTurn } from './turns.ts'
import type { TalkEditing } from './use-talk.ts'

interface Asked {
  readonly recordId: string
  readonly editing: TalkEditing
  readonly onEvidence: (source: EvidenceSource) => void
  readonly onFocusTags: (field: string) => void
  readonly onPull: (digit: number, turnId: string) => void
}

/** What keys and tools do in a talk, and which folded parts of turns are open (`abstract/<turn>`, `tags/<turn>`). */
export function useCommands({ recordId, editing, onEvidence, onFocusTags, onPull }: Asked, root: RefObject<HTMLElement | null>) {
  const { open, unfold, fold } = useFolding(root, editing.place)
  const evidence = useTakeEvidence(recordId, root, onEvidence)
  const focus = useCallback((turnId: string) => onFocusTags(`turns/${turnId}`), [onFocusTags])
  const acts = useActs(editing, { unfold, leaveTags: fold, evidence, focus })
  const { message } = App.useApp()
  const run = (event: KeyboardEvent) => {
    const here = fieldAt<Caret['field']>(event.target)
    if (here === null) return undoOutside(event, editing)
    const { value } = here.text
    const caret = caretIn(here)
    const { from, to } = caret.at
    const place = { field: here.field, empty: value === '', atStart: to === 0, atEnd: from === value.length }
    const command = commandOf({ ...keyOf(event), isComposing: event.nativeEvent.isComposing }, place)
    if (command === null) return
    event.preventDefault()
    const { rowId: turnId, field } = here
    switch (command.do) {
      case 'pull':
        return onPull(command.ordinal, turnId)
      case 'undo':
        return editing.undo(caret)
      case 'redo':
        return editing.redo(caret)
      case 'abstract':
        return field === 'abstract' ? editing.place({ rowId: turnId, field: 'answer', at: 'end' }) : unfold(turnId, 'abstract')
      case 'tags':
        return unfold(turnId, 'tags')
      case 'time':
      case 'lead':
      case 'evidence':
      case 'focus':
      case 'remove':
        return acts[command.do](turnId)
      case 'advance':
      case 'backspace':
      case 'move':
        if (!editing.apply(editFor(editing, command, caret), null, caret) && editing.latest().turns.length >= mostTurns) {
          void message.info(words.full)
        }
    }
  }
  return { open, acts, run }
}

const keyOf = ({ key, code, ctrlKey, metaKey, shiftKey, altKey, keyCode }: KeyboardEvent) => ({
  key,
  code,
  ctrlKey,
  metaKey,
  shiftKey,
  altKey,
  keyCode,
})

/** The commands that move the caret or the turns; null when there is nothing to do. */
function editFor(editing: TalkEditing, command: TurnCommand, { rowId: turnId, field }: Caret): Edit | null {
  const talk = editing.latest()
  const main = field === 'abstract' ? 'answer' : field
  if (command.do === 'advance') return advance(talk, turnId, main)
  if (command.do === 'backspace') return backspace(talk, turnId, main)
  if (command.do !== 'move') return null
  const caret = neighbour(talk, turnId, main, command.direction, command.by)
  return caret && { talk, caret }
}

/** Ctrl+Z also where no text has the caret, as after the last turn was removed. */
function undoOutside(event: KeyboardEvent, editing: TalkEditing): void {
  if (event.target instanceof HTMLInputElement || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
  event.preventDefault()
  if (event.shiftKey) editing.redo(null)
  else editing.undo(null)
}

function useFolding(root: RefObject<HTMLElement | null>, place: TalkEditing['place']) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const unfold = useCallback(
    (turnId: string, part: 'abstract' | 'tags') => {
      // drawn and focused before the next key arrives: a quick typist's first character must not fall elsewhere
      flushSync(() => setOpen((before) => new Set(before).add(`${part}/${turnId}`)))
      if (part === 'tags') document.getElementById(tagsId(turnId))?.focus()
      else if (root.current) placeCaret(root.current, { rowId: turnId, field: 'abstract', at: 'end' })
    },
    [root],
  )
  const fold = useCallback(
    (turnId: string) => {
      setOpen((before) => new Set([...before].filter((key) => key !== `tags/${turnId}`)))
      place({ rowId: turnId, field: 'answer', at: 'end' })
    },
    [place],
  )
  return { open, unfold, fold }
}

/** Takes the chosen words of a turn, or its whole answer where nothing is chosen, to the evidence picker. */
function useTakeEvidence(recordId: string, root: RefObject<HTMLElement | null>, onEvidence: (source: EvidenceSource) => void) {
  const { message } = App.useApp()
  return useCallback(
    (turnId: string) => {
      const here = fieldAt<Caret['field']>(document.activeElement)
      const answer = () => fieldAt<Caret['field']>(root.current && fieldElement(root.current, turnId, 'answer'))
      const field = here?.rowId === turnId ? here : answer()
      const chosen = field && chosenText(field.text)
      if (field && chosen) onEvidence({ type: 'passage', recordId, field: fieldPath(turnId, field.field), ...chosen })
      else void message.info(words.nothingToTake)
    },
    [recordId, root, onEvidence, message],
  )
}

type Given = Pick<RowActs, 'unfold' | 'leaveTags' | 'evidence' | 'focus'>

function useActs(editing: TalkEditing, { unfold, leaveTags, evidence, focus }: Given): RowActs {
  const { latest, apply, undo } = editing
  const notice = useUndoNotice()
  return useMemo(() => {
    const change = (turnId: string, changes: Parameters<typeof changeTurn>[2], label: string | null, from: Caret | null) =>
      apply({ talk: changeTurn(latest(), turnId, changes), caret: null }, label, from)
    const turnOf = (turnId: string) => latest().turns.find((turn) => turn.id === turnId)
    return {
      type: (turnId, field, value, caretAt) => {
        const before = turnOf(turnId)?.[field] ?? ''
        const at = Math.max(0, caretAt - Math.max(0, value.length - before.length))
        change(turnId, { [field]: value }, `${field}/${turnId}`, { rowId: turnId, field, at: { from: at, to: at } })
      },
      tags: (turnId, tags) => change(turnId, { tags }, null, null),
      lead: (turnId) => change(turnId, { lead: !turnOf(turnId)?.lead }, null, null),
      time: (turnId) => change(turnId, { notedAt: new Date().toTimeString().slice(0, 5) }, null, null),
      remove: (turnId) => {
        if (apply(removeTurn(latest(), turnId), null, { rowId: turnId, field: 'answer', at: 'end' })) {
          notice(`removed-${turnId}`, words.turnGone, words.undo, () => undo(null))
        }
      },
      unfold,
      leaveTags,
      evidence,
      focus,
    }
  }, [latest, apply, undo, unfold, leaveTags, evidence, focus, notice])
}
