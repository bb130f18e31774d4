import type { RecordOf } from '../../../db/model/record.ts'
import type { Evidence, Support, TagOfRecord } from '../../../electron/contract/index.ts'
import { useMembers } from '../../app/members.ts'
import { useAsk } from '../../app/workstation.ts'
import { EvidenceChips } from '../../parts/evidence-chips.tsx'
import { EvidenceFiles } from '../../parts/evidence-files.tsx'
import { EvidenceOrphans, evidenceByRow } from '../../parts/evidence-orphans.tsx'
import { FocusChips } from '../../parts/focus-chips.tsx'
import { FocusTags, useTagsByField } from '../../parts/focus-tags.tsx'
import { LeadChips, supportsByRow, useSupportsFrom } from '../../parts/lead-chips.tsx'
import { Facts, Reading, ReadingText } from '../../parts/reading.tsx'
import { RecordHead } from '../../parts/record-room.tsx'
import { StatusWord } from '../../parts/status-word.tsx'
import { reviewStatusWords, reviewWords as words } from '../../words/documents.ts'
import './documents.css'

const none: readonly Evidence[] = []
const noSupports: readonly Support[] = []
const noTags: readonly TagOfRecord[] = []

/** One reviewed document as it is read. */
export const ReviewReading = ({ record }: { readonly record: RecordOf<'document_review'> }) => {
  const { body } = record
  const people = useMembers({ deleted: true })
  const evidence = useAsk('evidence', 'ofSource', { recordId: record.id }).data ?? none
  const byExcerpt = evidenceByRow(evidence, 'excerpts/')
  const supports = useSupportsFrom(record.id)
  const supportsOf = supportsByRow(supports, 'excerpts/')
  const focusOf = useTagsByField(record.id)
  return (
    <div className="documents">
      <RecordHead
        area="documentReviews"
        recordId={record.id}
        title={[body.number, body.title || words.untitled].join(' ').trim()}
        facts={
          <>
            <StatusWord words={reviewStatusWords} status={body.status} />
            <FocusTags recordId={record.id} readOnly />
          </>
        }
      />
      <Reading label={words.thing}>
        <Facts
          items={[
            { label: words.documentNumber, value: body.documentNumber },
            { label: words.issuer, value: body.issuer },
            { label: words.documentDate, value: body.documentDate },
            { label: words.category, value: body.category },
            { label: words.reviewers, value: body.reviewers.map((id) => people.find((person) => person.id === id)?.name ?? '').join('、') },
            { label: words.reviewedOn, value: body.reviewedOn },
            { label: words.copyNumber, value: body.copyNumber },
          ]}
        />
        {body.excerpts.map((excerpt, index) => (
          <ReadingText
            key={excerpt.id}
            label={excerpt.location || words.excerpt(index + 1)}
            text={excerpt.text}
            field={`excerpts/${excerpt.id}/text`}
          >
            {excerpt.finding !== '' && (
              <p className="read-finding">
                {words.finding}：{excerpt.finding}
              </p>
            )}
            {excerpt.tags.length > 0 && <p className="quiet">{excerpt.tags.map((tag) => `# ${tag}`).join('　')}</p>}
            <FocusChips tags={focusOf.get(`excerpts/${excerpt.id}`) ?? noTags} />
            <EvidenceChips evidence={byExcerpt.get(excerpt.id) ?? none} />
            <LeadChips supports={supportsOf.get(excerpt.id) ?? noSupports} />
          </ReadingText>
        ))}
        <EvidenceOrphans title={words.orphans} evidence={evidence} list="excerpts/" rows={body.excerpts} />
        <ReadingText label={words.note} text={body.note} field="note" />
      </Reading>
      <EvidenceFiles recordId={record.id} evidence={evidence} supports={supports} readOnly />
    </div>
  )
}
