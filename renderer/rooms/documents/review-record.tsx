import { Input } from 'antd'
import { type ReactNode, useCallback, useState } from 'react'
import { type DocumentReview, reviewStatuses } from '../../../db/model/document.ts'
import type { RecordOf } from '../../../db/model/record.ts'
import type { Evidence } from '../../../electron/contract/index.ts'
import { useArrival } from '../../app/go-to.ts'
import { useMembers } from '../../app/members.ts'
import { useAsk } from '../../app/workstation.ts'
import { useAutosave } from '../../parts/autosave.ts'
import { EvidenceFiles } from '../../parts/evidence-files.tsx'
import { EvidenceOrphans } from '../../parts/evidence-orphans.tsx'
import { EvidencePicker } from '../../parts/evidence-picker.tsx'
import { Field, FieldGrid, Section } from '../../parts/field.tsx'
import { FocusPicker } from '../../parts/focus-picker.tsx'
import { FocusTags } from '../../parts/focus-tags.tsx'
import { FoldedHead } from '../../parts/folded-head.tsx'
import { useSupportsFrom } from '../../parts/lead-chips.tsx'
import { useLeadPicking } from '../../parts/lead-picker.tsx'
import { LongText } from '../../parts/long-text.tsx'
import { MemberSelect } from '../../parts/member-select.tsx'
import { RecordHead } from '../../parts/record-room.tsx'
import { Shortcuts } from '../../parts/shortcuts.tsx'
import { StatusSteps } from '../../parts/status-steps.tsx'
import { SuggestInput } from '../../parts/suggest-input.tsx'
import { useTaking } from '../../parts/taking.ts'
import { DayInput } from '../../parts/time-inputs.tsx'
import { reviewKeys, reviewStatusWords, reviewWords as words } from '../../words/documents.ts'
import type { Excerpts } from './excerpts.ts'
import { ExcerptsEditor } from './excerpts-editor.tsx'
import { RequestLink } from './request-link.tsx'
import './documents.css'

const none: readonly Evidence[] = []
type ChangeReview = (changes: Partial<DocumentReview>) => void

/** One document as it is read and copied out of. */
export const ReviewRecord = ({ record }: { readonly record: RecordOf<'document_review'> }) => {
  const { body, change, flush } = useAutosave('documentReviews', record)
  const evidence = useAsk('evidence', 'ofSource', { recordId: record.id }).data ?? none
  const arrival = useArrival()
  const taking = useTaking(record.id)
  const [tagging, setTagging] = useState<string | null>(null)
  const onExcerpts = useCallback((excerpts: Excerpts) => change({ excerpts: [...excerpts] }), [change])
  const supports = useSupportsFrom(record.id)
  const picking = useLeadPicking(record.id, flush)
  const taken = (made: Evidence | null) => {
    taking.done()
    if (made !== null && (body.status === 'reading' || body.status === 'reviewed')) change({ status: 'evidence' })
  }
  return (
    <div className="documents">
      <RecordHead
        area="documentReviews"
        recordId={record.id}
        title={[body.number, body.title || words.untitled].join(' ').trim()}
        facts={
          <>
            <StatusSteps
              label={words.status}
              steps={reviewStatuses}
              words={reviewStatusWords}
              current={body.status}
              onChange={(status) => change({ status })}
            />
            <FocusTags recordId={record.id} />
          </>
        }
      />
      <ReviewSummary body={body}>
        <ReviewHead record={record} body={body} change={change} />
      </ReviewSummary>
      <Section title={words.excerpts}>
        <ExcerptsEditor
          recordId={record.id}
          excerpts={body.excerpts}
          onExcerpts={onExcerpts}
          evidence={evidence}
          supports={supports}
          arrival={arrival}
          onEvidence={taking.take}
          onFocusTags={setTagging}
          onLead={picking.take}
        />
        <EvidenceOrphans title={words.orphans} evidence={evidence} list="excerpts/" rows={body.excerpts} />
      </Section>
      <EvidenceFiles recordId={record.id} evidence={evidence} supports={supports} onEvidence={taking.takeFile} onLead={picking.file} />
      <Section title={words.note}>
        <LongText label={words.note} minRows={1} value={body.note} onChange={(note) => change({ note })} />
      </Section>
      <FocusPicker recordId={record.id} field={tagging} before={flush} onClose={() => setTagging(null)} />
      <EvidencePicker source={taking.source} describe={taking.name} learnedBy="document" before={flush} onClose={taken} />
      {picking.dialog}
      <Shortcuts place={words.thing} shortcuts={reviewKeys} />
    </div>
  )
}

const ReviewSummary = ({ body, children }: { readonly body: DocumentReview; readonly children: ReactNode }) => {
  const people = useMembers({ deleted: true })
  const names = body.reviewers.map((id) => people.find((person) => person.id === id)?.name ?? '').join('、')
  const parts = [
    body.documentNumber,
    body.issuer,
    body.documentDate,
    body.category,
    words.reviewedBy(names, body.reviewedOn).trim(),
    body.copyNumber === '' ? '' : words.copyNumbered(body.copyNumber),
  ]
  return (
    <FoldedHead label={words.head} parts={parts} startsOpen={body.title === '' || body.excerpts.length === 0}>
      {children}
    </FoldedHead>
  )
}

interface ReviewHeadProps {
  readonly record: RecordOf<'document_review'>
  readonly body: DocumentReview
  readonly change: ChangeReview
}

const ReviewHead = ({ record, body, change }: ReviewHeadProps) => (
  <FieldGrid columns={4}>
    <Field label={words.title} name="title" span={2}>
      {(id) => (
        <SuggestInput id={id} scope="document" autoFocus={body.title === ''} value={body.title} onChange={(title) => change({ title })} />
      )}
    </Field>
    <Field label={words.documentNumber} name="documentNumber">
      {(id) => (
        <Input id={id} maxLength={500} value={body.documentNumber} onChange={(event) => change({ documentNumber: event.target.value })} />
      )}
    </Field>
    <Field label={words.category} name="category">
      {(id) => (
        <Input
          id={id}
          maxLength={500}
          placeholder={words.categoryHint}
          value={body.category}
          onChange={(event) => change({ category: event.target.value })}
        />
      )}
    </Field>
    <Field label={words.issuer} name="issuer" span={2}>
      {(id) => <SuggestInput id={id} scope="unit" value={body.issuer} onChange={(issuer) => change({ issuer })} />}
    </Field>
    <Field label={words.documentDate}>
      {(id) => <DayInput id={id} value={body.documentDate} onChange={(documentDate) => change({ documentDate })} />}
    </Field>
    <Field label={words.copyNumber} name="copyNumber">
      {(id) => <Input id={id} maxLength={500} value={body.copyNumber} onChange={(event) => change({ copyNumber: event.target.value })} />}
    </Field>
    <Field label={words.reviewers} span={2}>
      {(id) => <MemberSelect id={id} multiple value={body.reviewers} onChange={(reviewers) => change({ reviewers })} />}
    </Field>
    <Field label={words.reviewedOn}>
      {(id) => <DayInput id={id} value={body.reviewedOn} onChange={(reviewedOn) => change({ reviewedOn })} />}
    </Field>
    <RequestLink record={record} body={body} change={change} />
  </FieldGrid>
)
