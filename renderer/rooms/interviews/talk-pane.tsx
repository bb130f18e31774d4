import { memo, useCallback } from 'react'
import type { EvidenceSource } from '../../../db/model/draft.ts'
import type { Turn } from '../../../db/model/interview.ts'
import type { Evidence } from '../../../electron/contract/index.ts'
import { useAsk } from '../../app/workstation.ts'
import { fieldAt, placeCaret } from '../../parts/carets.ts'
import { interviewWords as words } from '../../words/interviews.ts'
import { digitsOf, type OutlineQuestion, questionsOf, type Topics } from './outline.ts'
import { OutlineSide } from './outline-side.tsx'
import { TalkEditor } from './talk-editor.tsx'
import { pullQuestion, tick } from './turns.ts'
import type { TalkEditing } from './use-talk.ts'

interface TalkPaneProps {
  readonly recordId: string
  readonly editing: TalkEditing
  readonly outlineId: string | null
  readonly onOutline: (outlineId: string | null) => void
  readonly evidence: readonly Evidence[]
  readonly arrival: string | undefined
  readonly onEvidence: (source: EvidenceSource) => void
  readonly onFocusTags: (field: string) => void
}

const noTopics: Topics = []

/** The talk with its outline at the side. */
export const TalkPane = ({ recordId, editing, outlineId, onOutline, evidence, arrival, onEvidence, onFocusTags }: TalkPaneProps) => {
  const { apply, latest } = editing
  const outline = useAsk('outlines', 'open', { id: outlineId ?? '' }, { enabled: outlineId !== null }).data
  const topics = (outlineId !== null && outline?.body.topics) || noTopics
  const pull = useCallback(
    (question: OutlineQuestion, turnId?: string) => {
      const at = turnId ?? fieldAt(document.activeElement)?.rowId ?? null
      apply(pullQuestion(latest(), at, question), null, null)
    },
    [apply, latest],
  )
  const pullDigit = useCallback(
    (digit: number, turnId: string) => {
      const digits = digitsOf(topics, latest().covered)
      const question = questionsOf(topics).find(({ id }) => digits.get(id) === digit)
      if (question) pull(question, turnId)
    },
    [topics, latest, pull],
  )
  const onTick = useCallback(
    (questionId: string, on: boolean) => apply({ talk: tick(latest(), questionId, on), caret: null }, null, null),
    [apply, latest],
  )
  return (
    <div className="talk-pane">
      <TalkEditor
        recordId={recordId}
        editing={editing}
        evidence={evidence}
        arrival={arrival}
        onEvidence={onEvidence}
        onFocusTags={onFocusTags}
        onPull={pullDigit}
      />
      <aside className="talk-side" aria-label={words.side}>
        <OutlineSide
          outlineId={outlineId}
          topics={topics}
          covered={editing.talk.covered}
          onChoose={onOutline}
          onPull={pull}
          onTick={onTick}
        />
        <Leads turns={editing.talk.turns} />
      </aside>
    </div>
  )
}

/** 疑点 marked so far, each a way back to its turn. */
const Leads = memo(({ turns }: { readonly turns: readonly Turn[] }) => {
  const leads = turns.flatMap((turn, index) => (turn.lead ? [{ id: turn.id, ordinal: index + 1 }] : []))
  if (leads.length === 0) return null
  return (
    <section className="talk-leads" aria-label={words.leads}>
      <h2>
        {words.leads} {leads.length}
      </h2>
      {leads.map(({ id, ordinal }) => (
        <button
          key={id}
          type="button"
          className="word-button"
          onClick={() => placeCaret(document.body, { rowId: id, field: 'answer', at: 'end' })}
        >
          {words.leadAt(ordinal)}
        </button>
      ))}
    </section>
  )
})
