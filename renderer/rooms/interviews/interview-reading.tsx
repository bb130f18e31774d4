import { useEffect, useRef } from 'react'
import { interviewStatuses, type Turn } from '../../../db/model/interview.ts'
import type { RecordOf } from '../../../db/model/record.ts'
import type { Evidence, Support, TagOfRecord } from '../../../electron/contract/index.ts'
import { useArrival } from '../../app/go-to.ts'
import { useMembers } from '../../app/members.ts'
import { useAsk } from '../../app/workstation.ts'
import { SignedScans } from '../../paper/signed-scans.tsx'
import { EvidenceChips } from '../../parts/evidence-chips.tsx'
import { EvidenceFiles } from '../../parts/evidence-files.tsx'
import { EvidenceOrphans, evidenceByRow } from '../../parts/evidence-orphans.tsx'
import { FocusChips } from '../../parts/focus-chips.tsx'
import { FocusTags, useTagsByField } from '../../parts/focus-tags.tsx'
import { LeadChips, supportsByRow, useSupportsFrom } from '../../parts/lead-chips.tsx'
import { Facts, Reading, ReadingText } from '../../parts/reading.tsx'
import { RecordHead } from '../../parts/record-room.tsx'
import { StatusWord } from '../../parts/status-word.tsx'
import { spanText } from '../../parts/times.ts'
import { categoryWords, interviewStatusWords, sexWords, signingWords, interviewWords as words } from '../../words/interviews.ts'

const none: readonly Evidence[] = []
const noSupports: readonly Support[] = []
const noTags: readonly TagOfRecord[] = []

/** One interview as it is read: at the office, or in the 回收站. */
export const InterviewReading = ({ record }: { readonly record: RecordOf<'interview'> }) => {
  const { body } = record
  const evidence = useAsk('evidence', 'ofSource', { recordId: record.id }).data ?? none
  const byTurn = evidenceByRow(evidence, 'turns/')
  const supports = useSupportsFrom(record.id)
  const supportsOf = supportsByRow(supports, 'turns/')
  const focusOf = useTagsByField(record.id)
  return (
    <div className="interview">
      <RecordHead
        area="interviews"
        recordId={record.id}
        title={[body.number, body.interviewee.name || words.unnamed].join(' ')}
        facts={
          <>
            {interviewStatuses.includes(body.status) && <StatusWord words={interviewStatusWords} status={body.status} />}
            <FocusTags recordId={record.id} readOnly />
          </>
        }
      />
      <Reading label={words.record}>
        <HeadFacts record={record} />
        {body.turns.map((turn, index) => (
          <ReadTurn
            key={turn.id}
            turn={turn}
            ordinal={index + 1}
            evidence={byTurn.get(turn.id) ?? none}
            supports={supportsOf.get(turn.id) ?? noSupports}
            focus={focusOf.get(`turns/${turn.id}`) ?? noTags}
          />
        ))}
        <EvidenceOrphans title={words.orphans} evidence={evidence} list="turns/" rows={body.turns} />
        <ReadingText label={words.refusalReason} text={body.refusalReason} field="refusalReason" />
        <ReadingText label={words.note} text={body.note} field="note" />
      </Reading>
      <EvidenceFiles recordId={record.id} evidence={evidence} supports={supports} readOnly />
      <SignedScans recordId={record.id} readOnly />
    </div>
  )
}

const HeadFacts = ({ record: { body } }: { readonly record: RecordOf<'interview'> }) => {
  const people = useMembers({ deleted: true })
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? ''
  const { interviewee } = body
  return (
    <Facts
      items={[
        { label: words.unit, value: interviewee.unit },
        { label: words.post, value: interviewee.post },
        { label: words.category, value: categoryWords[body.category] },
        { label: words.when, value: spanText(body.startedAt, body.endedAt) },
        { label: words.place, value: body.place },
        { label: words.talkers, value: body.talkers.map(nameOf).join('、') },
        { label: words.recorder, value: nameOf(body.recorder) },
        { label: words.signing, value: signingWords[body.signing] },
        { label: words.sex, value: interviewee.sex === '' ? '' : sexWords[interviewee.sex] },
        { label: words.born, value: interviewee.born },
        { label: words.politicalStatus, value: interviewee.politicalStatus },
        { label: words.rank, value: interviewee.rank },
        { label: words.phone, value: interviewee.phone },
        { label: words.recordingNumber, value: body.recordingNumber },
      ]}
    />
  )
}

interface ReadTurnProps {
  readonly turn: Turn
  readonly ordinal: number
  readonly evidence: readonly Evidence[]
  readonly supports: readonly Support[]
  readonly focus: readonly TagOfRecord[]
}

const ReadTurn = ({ turn, ordinal, evidence, supports, focus }: ReadTurnProps) => {
  const arrived = useArrival()?.startsWith(`turns/${turn.id}`) ?? false
  const root = useRef<HTMLElement>(null)
  useEffect(() => {
    if (arrived) root.current?.scrollIntoView({ block: 'center' })
  }, [arrived])
  return (
    <section ref={root} className="read-turn" aria-label={words.turn(ordinal)} data-arrived={arrived || undefined}>
      {turn.question !== '' && (
        <p className="read-question">
          {words.questionMark}：{turn.question}
        </p>
      )}
      {turn.answer !== '' && (
        <p>
          {words.answerMark}：{turn.answer}
        </p>
      )}
      {(turn.notedAt !== '' || turn.lead || turn.tags.length > 0 || turn.abstract !== '') && (
        <p className="read-marks">
          {[turn.notedAt, turn.lead ? words.lead : '', ...turn.tags, turn.abstract === '' ? '' : `${words.abstract}：${turn.abstract}`]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
      )}
      <FocusChips tags={focus} />
      <EvidenceChips evidence={evidence} />
      <LeadChips supports={supports} />
    </section>
  )
}
