import { Checkbox, Input } from 'antd'
import dayjs from 'dayjs'
import { type ReactNode, useCallback, useMemo } from 'react'
import { type DocumentRequest, requestStatuses } from '../../../db/model/document.ts'
import type { RecordOf } from '../../../db/model/record.ts'
import { useGoTo } from '../../app/go-to.ts'
import { useMembers } from '../../app/members.ts'
import { useSession } from '../../app/session.tsx'
import { useAsk, useSay } from '../../app/workstation.ts'
import { SignedScans } from '../../paper/signed-scans.tsx'
import { AttachmentPanel } from '../../parts/attachment-panel.tsx'
import { useAutosave } from '../../parts/autosave.ts'
import { Field, FieldGrid, Section } from '../../parts/field.tsx'
import { FoldedHead } from '../../parts/folded-head.tsx'
import { LongText } from '../../parts/long-text.tsx'
import { MemberSelect } from '../../parts/member-select.tsx'
import { RecordHead } from '../../parts/record-room.tsx'
import { Shortcuts } from '../../parts/shortcuts.tsx'
import { StatusSteps } from '../../parts/status-steps.tsx'
import { DayInput } from '../../parts/time-inputs.tsx'
import { requestKeys, requestStatusWords, requestWords as words } from '../../words/documents.ts'
import { type Item, type Items, isOverdue, statusAfter } from './items.ts'
import { ItemsEditor } from './items-editor.tsx'
import './documents.css'

type ChangeRequest = (changes: Partial<DocumentRequest>) => void

/** One request as it is written and followed up. */
export const RequestRecord = ({ record }: { readonly record: RecordOf<'document_request'> }) => {
  const { body, change, flush } = useAutosave('documentRequests', record)
  const { status } = body
  const onItems = useCallback((items: Items) => change({ items: [...items], status: statusAfter(items, status) }), [change, status])
  const reviews = useReviews(record.id)
  const startReview = useStartReview(record, flush)
  const goTo = useGoTo()
  return (
    <div className="documents">
      <RecordHead
        area="documentRequests"
        recordId={record.id}
        title={[body.number, body.title || words.untitled].join(' ').trim()}
        facts={
          <StatusSteps
            label={words.status}
            steps={requestStatuses}
            words={requestStatusWords}
            current={status}
            onChange={(next) => change({ status: next })}
          />
        }
      />
      <RequestSummary body={body}>
        <RequestHead body={body} change={change} />
      </RequestSummary>
      <Section title={words.items} extra={<ItemCounts body={body} />}>
        <ItemsEditor
          items={body.items}
          onItems={onItems}
          dueOn={body.dueOn}
          reviews={reviews}
          onReview={startReview}
          openReview={(id) => goTo({ kind: 'document_review', id })}
        />
      </Section>
      <AttachmentSection recordId={record.id} />
      <SignedScans recordId={record.id} />
      <Section title={words.note}>
        <LongText label={words.note} minRows={1} value={body.note} onChange={(note) => change({ note })} />
      </Section>
      <Shortcuts place={words.thing} shortcuts={requestKeys} />
    </div>
  )
}

const AttachmentSection = ({ recordId }: { readonly recordId: string }) => (
  <Section title={words.attachments}>
    <AttachmentPanel recordId={recordId} />
  </Section>
)

const RequestSummary = ({ body, children }: { readonly body: DocumentRequest; readonly children: ReactNode }) => {
  const people = useMembers({ deleted: true })
  const names = body.requestedBy.map((id) => people.find((person) => person.id === id)?.name ?? '').join('、')
  const parts = [
    names === '' ? '' : words.requestedByWhom(names),
    body.requestedOn === '' ? '' : words.requestedWhen(body.requestedOn),
    body.dueOn === '' ? '' : words.dueWhen(body.dueOn),
    body.leaderSigned ? words.leaderSignedWhen(body.leaderSignedOn) : words.leaderNotSigned,
  ]
  return (
    <FoldedHead label={words.head} parts={parts} startsOpen={body.title === ''}>
      {children}
    </FoldedHead>
  )
}

const RequestHead = ({ body, change }: { readonly body: DocumentRequest; readonly change: ChangeRequest }) => (
  <FieldGrid columns={4}>
    <Field label={words.title} name="title" span={2}>
      {(id) => (
        <Input
          id={id}
          autoFocus={body.title === ''}
          maxLength={500}
          placeholder={words.titleHint}
          value={body.title}
          onChange={(event) => change({ title: event.target.value })}
        />
      )}
    </Field>
    <Field label={words.requestedBy} span={2}>
      {(id) => <MemberSelect id={id} multiple value={body.requestedBy} onChange={(requestedBy) => change({ requestedBy })} />}
    </Field>
    <Field label={words.requestedOn}>
      {(id) => <DayInput id={id} value={body.requestedOn} onChange={(requestedOn) => change({ requestedOn })} />}
    </Field>
    <Field label={words.dueOn}>{(id) => <DayInput id={id} value={body.dueOn} onChange={(dueOn) => change({ dueOn })} />}</Field>
    <Field label={words.leader} span={2}>
      {(id) => (
        <span className="leader-signed">
          <Checkbox id={id} checked={body.leaderSigned} onChange={(event) => change(leaderSigned(body, event.target.checked))}>
            {words.leaderSigned}
          </Checkbox>
          {body.leaderSigned && (
            <DayInput label={words.leaderSignedOn} value={body.leaderSignedOn} onChange={(leaderSignedOn) => change({ leaderSignedOn })} />
          )}
        </span>
      )}
    </Field>
  </FieldGrid>
)

/** The leader's signature on the paper list, noted with today's day; it moves a planned request on. */
const leaderSigned = ({ status }: DocumentRequest, signed: boolean): Partial<DocumentRequest> => ({
  leaderSigned: signed,
  leaderSignedOn: signed ? dayjs().format('YYYY-MM-DD') : '',
  ...(signed && status === 'planned' && { status: 'leader_signed' }),
  ...(!signed && status === 'leader_signed' && { status: 'planned' }),
})

const ItemCounts = ({ body: { items, dueOn } }: { readonly body: DocumentRequest }) => {
  const today = dayjs().format('YYYY-MM-DD')
  const named = items.filter((item) => item.name !== '')
  const late = named.filter((item) => isOverdue(item, dueOn, today)).length
  return (
    <span className="figures">
      {words.itemsCount(named.filter((item) => item.providedOn !== '').length, named.length)}
      {late > 0 && <strong className="red"> {words.overdue(late)}</strong>}
    </span>
  )
}

/** Which review came of which row. */
function useReviews(requestId: string) {
  const found = useAsk('documentReviews', 'list', { facets: { request: [requestId] }, limit: 1000 }).data
  return useMemo(
    () => new Map((found?.rows ?? []).flatMap((row) => (row.facets.requestItem ?? []).map((itemId) => [itemId, row] as const))),
    [found],
  )
}

/** 登记查阅: a review of a row, filled with what the row knows. */
function useStartReview({ id: requestId, roundId, unitId }: RecordOf<'document_request'>, flush: () => Promise<void>) {
  const create = useSay('documentReviews', 'create').mutateAsync
  const session = useSession()
  const goTo = useGoTo()
  return async (item: Item) => {
    await flush()
    const body = {
      title: item.name,
      requestId,
      requestItemId: item.id,
      reviewers: [session.memberId],
      reviewedOn: dayjs().format('YYYY-MM-DD'),
    }
    const made = await create({ roundId, unitId, body })
    goTo({ kind: 'document_review', id: made.id })
  }
}
