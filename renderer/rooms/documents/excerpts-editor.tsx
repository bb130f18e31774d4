import { App, Button } from 'antd'
import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import type { EvidenceSource } from '../../../db/model/draft.ts'
import type { Evidence, TagOfRecord } from '../../../electron/contract/index.ts'
import { caretIn, chosenText, fieldAt, fieldElement, placeCaret, showRow } from '../../parts/carets.ts'
import { type Editing, shareRows, useEditing } from '../../parts/editing.ts'
import { evidenceByRow } from '../../parts/evidence-orphans.tsx'
import { useTagsByField } from '../../parts/focus-tags.tsx'
import { RowBar } from '../../parts/row-bar.tsx'
import { type RowCommand, rowCommandOf } from '../../parts/row-keys.ts'
import { useUndoNotice } from '../../parts/undo-notice.tsx'
import { focusKey, focusWords } from '../../words/catalogues.ts'
import { reviewWords as words } from '../../words/documents.ts'
import { type ExcerptActs, ExcerptRow, tagsId } from './excerpt-row.tsx'
import {
  changeExcerpt,
  type ExcerptCaret,
  type ExcerptField,
  type Excerpts,
  fieldPath,
  mostExcerpts,
  moveExcerpt,
  neighbour,
  openNext,
  removeExcerpt,
} from './excerpts.ts'

interface ExcerptsEditorProps {
  readonly recordId: string
  readonly excerpts: Excerpts
  readonly onExcerpts: (excerpts: Excerpts) => void
  readonly evidence: readonly Evidence[]
  readonly arrival: string | undefined
  readonly onEvidence: (source: EvidenceSource) => void
  readonly onFocusTags: (field: string) => void
}

type Rows = Editing<Excerpts, ExcerptCaret>
const none: readonly Evidence[] = []
const noTags: readonly TagOfRecord[] = []

/** Passages copied out of a document, written by keys. */
export const ExcerptsEditor = (props: ExcerptsEditorProps) => {
  const { recordId, arrival, onEvidence, onFocusTags } = props
  const editing = useEditing<Excerpts, ExcerptCaret>(props.excerpts, shareRows, props.onExcerpts)
  const { state, wanted, latest, apply } = editing
  const root = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const evidenceOf = useMemo(() => evidenceByRow(props.evidence, 'excerpts/'), [props.evidence])
  const focusOf = useTagsByField(recordId)
  const acts = useExcerptActs(editing, root, { recordId, onEvidence, onFocusTags }, setOpen)
  const { message } = App.useApp()
  useLayoutEffect(() => {
    if (wanted !== null && root.current) placeCaret(root.current, wanted)
  }, [wanted])
  const arrivedAt = arrival?.startsWith('excerpts/') ? arrival.split('/')[1] : undefined
  useEffect(() => {
    if (arrivedAt && root.current) showRow(root.current, arrivedAt)
  }, [arrivedAt])
  const last = useRef<string | null>(null)
  const follow = (event: FocusEvent) => {
    last.current = fieldAt(event.target)?.rowId ?? last.current
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (onKey(event, editing, acts) && latest().length >= mostExcerpts) void message.info(words.full)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of every excerpt are handled here, once
    <div ref={root} className="excerpts" onKeyDown={onKeyDown} onFocus={follow} onBlur={editing.pause}>
      {state.map((excerpt, index) => (
        <ExcerptRow
          key={excerpt.id}
          excerpt={excerpt}
          ordinal={index + 1}
          tagsOpen={open.has(excerpt.id)}
          arrived={arrivedAt === excerpt.id}
          evidence={evidenceOf.get(excerpt.id) ?? none}
          focus={focusOf.get(`excerpts/${excerpt.id}`) ?? noTags}
          acts={acts}
        />
      ))}
      <Button type="text" className="excerpts-next" onClick={() => apply(openNext(latest(), null), null, null)}>
        {state.length === 0 ? words.firstExcerpt : words.nextExcerpt}
      </Button>
      {state.length > 0 && <ExcerptBar acts={acts} rowId={() => last.current ?? state.at(-1)?.id ?? null} />}
    </div>
  )
}

/** Acts on the excerpt in which the caret was last. */
const ExcerptBar = ({ acts, rowId }: { readonly acts: ExcerptActs; readonly rowId: () => string | null }) => {
  const on = (act: (rowId: string) => void) => () => {
    const at = rowId()
    if (at !== null) act(at)
  }
  const tools = [
    { word: words.takeEvidence, keys: 'Ctrl+E', act: on(acts.evidence) },
    { word: focusWords.add, keys: focusKey.keys, act: on(acts.focus) },
    { word: words.tags, keys: 'Ctrl+G', act: on(acts.unfoldTags) },
    { word: words.removeExcerpt, keys: 'Ctrl+Shift+⌫', act: on(acts.remove) },
  ]
  return <RowBar label={words.bar} tools={tools} />
}

/** True when a command had nothing to do. */
function onKey(event: KeyboardEvent, editing: Rows, acts: ExcerptActs): boolean {
  const here = fieldAt<ExcerptField>(event.target)
  if (here === null) return false
  const { rowId, field } = here
  const caret = caretIn(here)
  const control = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.nativeEvent.isComposing
  if (control && ['e', 'g', 'j', 'Enter'].includes(event.key)) {
    event.preventDefault()
    if (event.key === 'e') acts.evidence(rowId)
    else if (event.key === 'j') acts.focus(rowId)
    else if (event.key === 'g') acts.unfoldTags(rowId)
    else return !editing.apply(openNext(editing.latest(), rowId), null, caret)
    return false
  }
  const command = rowCommandOf(event, here.text.value === '')
  // in the long fields Enter breaks the line: what is copied out has lines of its own
  if (command === null || (command === 'advance' && field !== 'location')) return false
  event.preventDefault()
  if (command === 'undo' || command === 'redo') editing[command](caret)
  else if (command === 'remove') acts.remove(rowId)
  else editing.apply(editFor(editing.latest(), caret, command), null, caret)
  return false
}

function editFor(excerpts: Excerpts, caret: ExcerptCaret, command: Exclude<RowCommand, 'undo' | 'redo' | 'remove'>) {
  switch (command) {
    case 'advance':
      return { state: excerpts, caret: { rowId: caret.rowId, field: 'text', at: 'end' } } as const
    case 'backspace':
      return removeExcerpt(excerpts, caret.rowId, true)
    case 'raise':
      return moveExcerpt(excerpts, caret, -1)
    case 'lower':
      return moveExcerpt(excerpts, caret, 1)
    case 'up':
      return neighbour(excerpts, caret, -1)
    case 'down':
      return neighbour(excerpts, caret, 1)
  }
}

type SetOpen = (change: (before: ReadonlySet<string>) => ReadonlySet<string>) => void

function useExcerptActs(
  { latest, apply, undo }: Rows,
  root: RefObject<HTMLElement | null>,
  { recordId, onEvidence, onFocusTags }: Pick<ExcerptsEditorProps, 'recordId' | 'onEvidence' | 'onFocusTags'>,
  setOpen: SetOpen,
): ExcerptActs {
  const evidence = useTakeEvidence(root, recordId, onEvidence)
  const notice = useUndoNotice()
  return useMemo(
    () => ({
      write: (rowId, field, value) =>
        void apply({ state: changeExcerpt(latest(), rowId, { [field]: value }), caret: null }, `${field}/${rowId}`, {
          rowId,
          field,
          at: 'end',
        }),
      tags: (rowId, tags) => void apply({ state: changeExcerpt(latest(), rowId, { tags }), caret: null }, null, null),
      unfoldTags: (rowId) => {
        // drawn and focused before the next key arrives: a quick typist's first character must not fall elsewhere
        flushSync(() => setOpen((before) => new Set(before).add(rowId)))
        document.getElementById(tagsId(rowId))?.focus()
      },
      evidence,
      focus: (rowId) => onFocusTags(`excerpts/${rowId}`),
      remove: (rowId) => {
        if (apply(removeExcerpt(latest(), rowId, false), null, { rowId, field: 'text', at: 'end' })) {
          notice(`removed-${rowId}`, words.excerptGone, words.undo, () => undo(null))
        }
      },
    }),
    [latest, apply, undo, evidence, onFocusTags, notice, setOpen],
  )
}

/** Takes the chosen words of an excerpt, or all of its text where nothing is chosen, to the evidence picker. */
function useTakeEvidence(root: RefObject<HTMLElement | null>, recordId: string, onEvidence: (source: EvidenceSource) => void) {
  const { message } = App.useApp()
  return useCallback(
    (rowId: string) => {
      const here = fieldAt<ExcerptField>(document.activeElement)
      const text = () => fieldAt<ExcerptField>(root.current && fieldElement(root.current, rowId, 'text'))
      const field = here?.rowId === rowId && here.field !== 'location' ? here : text()
      const chosen = field && chosenText(field.text)
      if (field && chosen) onEvidence({ type: 'passage', recordId, field: fieldPath(rowId, field.field), ...chosen })
      else void message.info(words.nothingToTake)
    },
    [root, recordId, onEvidence, message],
  )
}
