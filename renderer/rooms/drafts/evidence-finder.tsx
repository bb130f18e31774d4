import { Button, Input, Modal, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import type { RecordName, SearchHit } from '../../../electron/contract/index.ts'
import { useAsk } from '../../app/workstation.ts'
import { useFocusReturn } from '../../parts/focus-return.ts'
import { draftWords as words } from '../../words/drafts.ts'
import { FoundSource, type SourceKind, sourceAreas } from './found-source.tsx'
import { type OpenDraft, useDraft } from './open-draft.ts'
import './evidence-finder.css'

/** A record that may hold evidence; `at` is the field in which the searched words were found. */
interface Candidate {
  readonly id: string
  readonly kind: SourceKind
  readonly number: string
  readonly title: string
  readonly at: string | undefined
}

const sourceKinds = Object.keys(sourceAreas) as SourceKind[]

const fromHit = (hit: SearchHit): Candidate => ({
  id: hit.recordId,
  kind: hit.kind as SourceKind,
  number: hit.number,
  title: hit.title,
  at: hit.passages[0]?.field,
})
const fromName = ({ id, kind, number, title, subtitle }: RecordName): Candidate => ({
  id,
  kind: kind as SourceKind,
  number,
  title: `${title} ${subtitle}`.trim(),
  at: undefined,
})

/** Records to choose from: the latest ones, or those in which the typed words occur. */
const useCandidates = (text: string): readonly Candidate[] => {
  const { record } = useDraft()
  const searching = text.trim() !== ''
  const latest = useAsk(
    'search',
    'among',
    { kinds: [...sourceKinds], roundId: record.roundId, unitId: record.unitId, limit: 100 },
    { enabled: !searching },
  ).data
  const found = useAsk('search', 'find', { text, kinds: [...sourceKinds], unitId: record.unitId }, { enabled: searching, keep: true }).data
  return searching ? (found?.hits ?? []).map(fromHit) : (latest ?? []).map(fromName)
}

interface EvidenceFinderProps {
  /** The one statement to prove: the finder closes when it has its passage. Without it the first unproven one is proposed. */
  readonly statementId?: string
  readonly onClose: () => void
}

/** Finds a passage or a file in the group's records and makes it evidence of this draft. */
export const EvidenceFinder = ({ statementId: wanted, onClose }: EvidenceFinderProps) => {
  useFocusReturn()
  const { body, evidence } = useDraft()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<Candidate | null>(null)
  const [statementId, setStatementId] = useState<string | null>(wanted ?? unproven(body.statements, evidence))
  const candidates = useCandidates(useDeferredValue(text))
  const targets = [
    { value: '', label: words.wholeDraft },
    ...body.statements.map((statement, index) => ({
      value: statement.id,
      label: `${words.statement(index + 1)}　${statement.text.slice(0, 24)}`,
    })),
  ]
  return (
    <Modal
      open
      title={words.pickTitle}
      width="min(1120px, calc(100vw - 64px))"
      footer={<Button onClick={onClose}>{words.pickDone}</Button>}
      onCancel={onClose}
    >
      <div className="finder">
        <div className="finder-list">
          <Input
            autoFocus
            allowClear
            aria-label={words.pickSearch}
            placeholder={words.pickSearchHint}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Candidates candidates={candidates} chosen={chosen} searching={text !== ''} onChoose={setChosen} />
        </div>
        <div className="finder-source">
          <div className="finder-target">
            <span>{words.proves}</span>
            <Select
              aria-label={words.pickStatement}
              options={targets}
              value={statementId ?? ''}
              onChange={(value) => setStatementId(value === '' ? null : value)}
            />
          </div>
          {chosen === null ? (
            <p className="draft-empty">{words.pickStart}</p>
          ) : (
            <FoundSource
              key={chosen.id}
              id={chosen.id}
              kind={chosen.kind}
              at={chosen.at}
              statementId={statementId}
              onTaken={() => wanted !== undefined && onClose()}
            />
          )}
        </div>
      </div>
    </Modal>
  )
}

/** The first statement that has no evidence yet; null when all have some. */
const unproven = (statements: OpenDraft['body']['statements'], evidence: OpenDraft['evidence']): string | null =>
  statements.find(({ id }) => evidence.every((one) => one.link.statementId !== id))?.id ?? null

interface CandidatesProps {
  readonly candidates: readonly Candidate[]
  readonly chosen: Candidate | null
  readonly searching: boolean
  readonly onChoose: (candidate: Candidate) => void
}

const Candidates = ({ candidates, chosen, searching, onChoose }: CandidatesProps) =>
  candidates.length === 0 ? (
    <p className="draft-empty">{searching ? words.pickEmpty : words.pickNothing}</p>
  ) : (
    <ul className="finder-candidates" aria-label={words.pickSources}>
      {candidates.map((one) => (
        <li key={one.id}>
          <Button
            type={one.id === chosen?.id ? 'default' : 'text'}
            block
            aria-pressed={one.id === chosen?.id}
            onClick={() => onChoose(one)}
          >
            <span className="finder-number">{one.number}</span>
            <span className="finder-title">{one.title}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
