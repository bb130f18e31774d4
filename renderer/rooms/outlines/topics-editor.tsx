import { Button } from 'antd'
import { type ClipboardEvent, type KeyboardEvent, memo, useCallback, useLayoutEffect, useRef } from 'react'
import { type Editing, shareRows, useEditing } from '../../parts/editing.ts'
import { rowCommandOf } from '../../parts/row-keys.ts'
import { outlineWords as words } from '../../words/outlines.ts'
import { advance, appendTopic, move, pasteLines, type RowCaret, remove, rowsOf, type Topic, type Topics, write } from './topics.ts'

interface TopicsEditorProps {
  readonly topics: Topics
  readonly onTopics: (topics: Topics) => void
}

type Rows = Editing<Topics, RowCaret>

/** Topics and questions as one sheet, written and ordered by keys. */
export const TopicsEditor = ({ topics, onTopics }: TopicsEditorProps) => {
  const editing = useEditing<Topics, RowCaret>(topics, shareRows, onTopics)
  const root = useRef<HTMLDivElement>(null)
  const { wanted, state, latest, apply } = editing
  useLayoutEffect(() => {
    const text = wanted && root.current?.querySelector<HTMLTextAreaElement>(`[data-row="${wanted.rowId}"]`)
    if (!text) return
    const at = wanted.at === 'end' ? text.value.length : 0
    text.focus()
    text.setSelectionRange(at, at)
  }, [wanted])
  const onWrite = useCallback(
    (rowId: string, text: string) => apply({ state: write(latest(), rowId, text), caret: null }, rowId, { rowId, at: 'end' }),
    [latest, apply],
  )
  const onPaste = (event: ClipboardEvent) => {
    const here = rowAt(event.target)
    const edit = here && pasteLines(latest(), here.rowId, event.clipboardData.getData('text/plain'))
    if (!edit) return
    event.preventDefault()
    apply(edit, null, { rowId: here.rowId, at: 'end' })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of every row are handled here, once
    <div ref={root} className="topics" onKeyDown={(event) => onKey(event, editing)} onPaste={onPaste} onBlur={editing.pause}>
      {state.map((topic, index) => (
        <TopicSheet key={topic.id} topic={topic} ordinal={index + 1} onWrite={onWrite} />
      ))}
      <Button type="text" onClick={() => apply(appendTopic(latest()), null, null)}>
        {state.length === 0 ? words.firstTopic : words.addTopic}
      </Button>
    </div>
  )
}

const rowAt = (target: EventTarget | null): { readonly rowId: string; readonly text: string } | null =>
  target instanceof HTMLTextAreaElement && target.dataset.row !== undefined ? { rowId: target.dataset.row, text: target.value } : null

function onKey(event: KeyboardEvent, editing: Rows): void {
  const here = rowAt(event.target)
  const command = rowCommandOf(event, here?.text === '')
  if (command === null || (here === null && command !== 'undo' && command !== 'redo')) return
  const topics = editing.latest()
  const from: RowCaret | null = here && { rowId: here.rowId, at: 'end' }
  if (command === 'undo' || command === 'redo') editing[command](from)
  else if (here !== null) editing.apply(editFor(topics, here.rowId, command), null, from)
  event.preventDefault()
}

function editFor(topics: Topics, rowId: string, command: NonNullable<ReturnType<typeof rowCommandOf>>) {
  const go = (by: number) => {
    const rows = rowsOf(topics)
    const next = rows[rows.indexOf(rowId) + by]
    return next === undefined ? null : ({ state: topics, caret: { rowId: next, at: 'end' } } as const)
  }
  switch (command) {
    case 'advance':
      return advance(topics, rowId)
    case 'backspace':
    case 'remove':
      return remove(topics, rowId)
    case 'raise':
      return move(topics, rowId, -1)
    case 'lower':
      return move(topics, rowId, 1)
    case 'up':
      return go(-1)
    case 'down':
      return go(1)
    case 'undo':
    case 'redo':
      return null
  }
}

interface TopicSheetProps {
  readonly topic: Topic
  readonly ordinal: number
  readonly onWrite: (rowId: string, text: string) => unknown
}

/** Drawn again only when its own topic changes. */
const TopicSheet = memo(({ topic, ordinal, onWrite }: TopicSheetProps) => (
  <fieldset className="topic" aria-label={words.topic(ordinal)}>
    <textarea
      className="topic-name"
      data-row={topic.id}
      rows={1}
      aria-label={words.topic(ordinal)}
      placeholder={words.topicHint}
      maxLength={500}
      value={topic.name}
      onChange={(event) => onWrite(topic.id, event.target.value)}
    />
    <ol>
      {topic.questions.map((question, index) => (
        <li key={question.id}>
          <textarea
            data-row={question.id}
            rows={1}
            aria-label={words.question(ordinal, index + 1)}
            placeholder={words.questionHint}
            maxLength={20_000}
            value={question.text}
            onChange={(event) => onWrite(question.id, event.target.value)}
          />
        </li>
      ))}
    </ol>
  </fieldset>
))
