import { Button, Input, Modal } from 'antd'
import { type ReactNode, useDeferredValue, useState } from 'react'
import type { EvidenceSource } from '../../db/model/draft.ts'
import type { RecordName, SearchHit } from '../../electron/contract/index.ts'
import { useAsk } from '../app/workstation.ts'
import { draftWords as words } from '../words/drafts.ts'
import { useFocusReturn } from './focus-return.ts'
import { FoundSource, type SourceKind, sourceAreas } from './found-source.tsx'
import './passage-finder.css'

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
const useCandidates = (text: string, { roundId, unitId }: Within): readonly Candidate[] => {
  const searching = text.trim() !== ''
  const latest = useAsk('search', 'among', { kinds: [...sourceKinds], roundId, unitId, limit: 100 }, { enabled: !searching }).data
  const found = useAsk('search', 'find', { text, kinds: [...sourceKinds], unitId }, { enabled: searching, keep: true }).data
  return searching ? (found?.hits ?? []).map(fromHit) : (latest ?? []).map(fromName)
}

interface Within {
  readonly roundId: string | null
  readonly unitId: string | null
}

interface PassageFinderProps {
  readonly title: string
  /** Where it is looked for. */
  readonly within: Within
  /** What the passage is taken for, above the text. */
  readonly target: ReactNode
  readonly onTake: (source: EvidenceSource) => void
  readonly onClose: () => void
}

/** Finds a passage or a file in the group's records, to be quoted. */
export const PassageFinder = ({ title, within, target, onTake, onClose }: PassageFinderProps) => {
  useFocusReturn()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<Candidate | null>(null)
  const candidates = useCandidates(useDeferredValue(text), within)
  return (
    <Modal
      open
      title={title}
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
          <div className="finder-target">{target}</div>
          {chosen === null ? (
            <p className="quiet">{words.pickStart}</p>
          ) : (
            <FoundSource key={chosen.id} id={chosen.id} kind={chosen.kind} at={chosen.at} onTake={onTake} />
          )}
        </div>
      </div>
    </Modal>
  )
}

interface CandidatesProps {
  readonly candidates: readonly Candidate[]
  readonly chosen: Candidate | null
  readonly searching: boolean
  readonly onChoose: (candidate: Candidate) => void
}

const Candidates = ({ candidates, chosen, searching, onChoose }: CandidatesProps) =>
  candidates.length === 0 ? (
    <p className="quiet">{searching ? words.pickEmpty : words.pickNothing}</p>
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
