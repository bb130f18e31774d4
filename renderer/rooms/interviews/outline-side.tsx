import { Select } from 'antd'
import { memo } from 'react'
import { useGoToRoom } from '../../app/go-to.ts'
import { useRound } from '../../app/round.tsx'
import { useAsk } from '../../app/workstation.ts'
import { interviewWords as words } from '../../words/interviews.ts'
import { coverage, digitsOf, type OutlineQuestion, type Topics } from './outline.ts'

interface OutlineSideProps {
  readonly outlineId: string | null
  readonly topics: Topics
  readonly covered: readonly string[]
  readonly onChoose: (outlineId: string | null) => void
  readonly onPull: (question: OutlineQuestion) => void
  readonly onTick: (questionId: string, on: boolean) => void
}

/** 提纲 beside the talk: what is still to be asked, pulled in by a press or by Ctrl+digit, ticked off as it is covered. */
export const OutlineSide = memo(({ outlineId, topics, covered, onChoose, onPull, onTick }: OutlineSideProps) => {
  const { done, all } = coverage(topics, covered)
  const digits = digitsOf(topics, covered)
  const ticked = new Set(covered)
  return (
    <section className="outline-side" aria-label={words.outline}>
      <div className="outline-side-head">
        <h2>{words.outline}</h2>
        {all > 0 && <span title={words.coverageLabel(done, all)}>{words.coverage(done, all)}</span>}
      </div>
      <OutlineSelect value={outlineId} onChange={onChoose} />
      {topics.map((topic) => (
        <div key={topic.id} className="outline-side-topic">
          <h3>{topic.name}</h3>
          <ul>
            {topic.questions.map((question) => (
              <li key={question.id} data-covered={ticked.has(question.id) || undefined}>
                <input
                  type="checkbox"
                  aria-label={words.tickQuestion(question.text)}
                  checked={ticked.has(question.id)}
                  onChange={(event) => onTick(question.id, event.target.checked)}
                />
                <button
                  type="button"
                  aria-label={words.pullQuestion(question.text)}
                  // the caret stays in the talk
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => onPull(question)}
                >
                  {question.text}
                </button>
                {digits.has(question.id) && <kbd title={`Ctrl+${digits.get(question.id)}`}>{digits.get(question.id)}</kbd>}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
})

const OutlineSelect = ({ value, onChange }: { readonly value: string | null; readonly onChange: (id: string | null) => void }) => {
  const { round } = useRound()
  const goToRoom = useGoToRoom()
  const outlines = useAsk('outlines', 'list', { roundId: round?.id ?? null, sortBy: 'title', direction: 'ascending', limit: 1000 }).data
  return (
    <>
      <Select
        className="outline-side-select"
        aria-label={words.chooseOutline}
        placeholder={words.chooseOutlineHint}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={value}
        options={
          outlines?.rows.map(({ id, title, subtitle }) => ({ value: id, label: subtitle === '' ? title : `${title}（${subtitle}）` })) ?? []
        }
        onChange={(id: string | null | undefined) => onChange(id ?? null)}
      />
      {outlines?.total === 0 && (
        <button type="button" className="word-button" onClick={() => goToRoom('outlines')}>
          {words.editOutline}
        </button>
      )}
    </>
  )
}
