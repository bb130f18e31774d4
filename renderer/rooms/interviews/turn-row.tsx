import { memo } from 'react'
import type { Turn } from '../../../db/model/interview.ts'
import type { Evidence, TagOfRecord } from '../../../electron/contract/index.ts'
import { EvidenceChips } from '../../parts/evidence-chips.tsx'
import { FocusChips } from '../../parts/focus-chips.tsx'
import { TagInput } from '../../parts/tag-input.tsx'
import { interviewWords as words } from '../../words/interviews.ts'
import type { TurnField } from './turns.ts'

/** What a row asks of the editor around it; the object never changes, so that rows are drawn only for their own turn. */
export interface RowActs {
  readonly type: (turnId: string, field: TurnField | 'abstract', value: string, caretAt: number) => void
  readonly tags: (turnId: string, tags: string[]) => void
  readonly unfold: (turnId: string, part: 'abstract' | 'tags') => void
  readonly leaveTags: (turnId: string) => void
  readonly lead: (turnId: string) => void
  readonly time: (turnId: string) => void
  readonly evidence: (turnId: string) => void
  readonly focus: (turnId: string) => void
  readonly remove: (turnId: string) => void
}

export interface TurnRowProps {
  readonly turn: Turn
  /** From 1. */
  readonly ordinal: number
  readonly abstractOpen: boolean
  readonly tagsOpen: boolean
  /** The person came here for this turn. */
  readonly arrived: boolean
  readonly evidence: readonly Evidence[]
  /** Entries of catalogues that it is tagged with. */
  readonly focus: readonly TagOfRecord[]
  readonly acts: RowActs
}

const longest = 20_000
const noTags: readonly string[] = []
export const tagsId = (turnId: string): string => `tags-${turnId}`

/** One 问/答 pair. Drawn again only when its own turn changes. */
export const TurnRow = memo(({ turn, ordinal, abstractOpen, tagsOpen, arrived, evidence, focus, acts }: TurnRowProps) => (
  <article className="turn" aria-label={words.turn(ordinal)} data-row={turn.id} data-arrived={arrived || undefined}>
    <TurnText turn={turn} field="question" label={words.question(ordinal)} mark={words.questionMark} acts={acts} />
    <TurnText turn={turn} field="answer" label={words.answer(ordinal)} mark={words.answerMark} acts={acts} />
    {(abstractOpen || turn.abstract !== '') && (
      <TurnText turn={turn} field="abstract" label={words.abstractOf(ordinal)} mark={words.abstract} acts={acts} />
    )}
    {tagsOpen && <TagLine turn={turn} ordinal={ordinal} acts={acts} />}
    <TurnMarks turn={turn} tags={tagsOpen ? noTags : turn.tags} acts={acts} />
    {evidence.length + focus.length > 0 && (
      <div className="turn-foot">
        <FocusChips tags={focus} />
        <EvidenceChips evidence={evidence} />
      </div>
    )}
  </article>
))

interface TurnTextProps {
  readonly turn: Turn
  readonly field: TurnField | 'abstract'
  readonly label: string
  readonly mark: string
  readonly acts: RowActs
}

const TurnText = ({ turn, field, label, mark, acts }: TurnTextProps) => (
  <div className={`turn-line turn-${field}`}>
    <span className="turn-mark" aria-hidden>
      {mark}
    </span>
    <textarea
      aria-label={label}
      data-field={field}
      rows={1}
      maxLength={longest}
      spellCheck={false}
      value={turn[field]}
      onChange={(event) => acts.type(turn.id, field, event.target.value, event.target.selectionStart)}
    />
  </div>
)

const TagLine = ({ turn, ordinal, acts }: { readonly turn: Turn; readonly ordinal: number; readonly acts: RowActs }) => (
  // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves the tags for the answer they belong to
  <div
    className="turn-line turn-tags"
    onKeyDown={(event) => {
      if (event.key === 'Escape' || (event.key.toLowerCase() === 'g' && event.ctrlKey)) acts.leaveTags(turn.id)
    }}
  >
    <span className="turn-mark" aria-hidden>
      {words.tags}
    </span>
    <TagInput
      id={tagsId(turn.id)}
      label={words.tagsOf(ordinal)}
      placeholder={words.tagsHint}
      variant="borderless"
      value={turn.tags}
      onChange={(tags) => acts.tags(turn.id, tags)}
    />
  </div>
)

/** Tags, time and lead as plain words: a field for each of two thousand turns would be slow and loud. */
const TurnMarks = ({ turn, tags, acts }: { readonly turn: Turn; readonly tags: readonly string[]; readonly acts: RowActs }) =>
  tags.length === 0 && !turn.lead && turn.notedAt === '' ? null : (
    <div className="turn-marks">
      {turn.notedAt !== '' && <time>{turn.notedAt}</time>}
      {turn.lead && <strong className="turn-lead">{words.lead}</strong>}
      {tags.map((tag) => (
        <button key={tag} type="button" className="turn-tag" tabIndex={-1} onClick={() => acts.unfold(turn.id, 'tags')}>
          {tag}
        </button>
      ))}
    </div>
  )
