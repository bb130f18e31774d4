import { Select } from 'antd'
import type { DocumentReview } from '../../../db/model/document.ts'
import type { RecordOf } from '../../../db/model/record.ts'
import { useGoTo } from '../../app/go-to.ts'
import { useAsk } from '../../app/workstation.ts'
import { Field } from '../../parts/field.tsx'
import { reviewWords as words } from '../../words/documents.ts'

interface RequestLinkProps {
  readonly record: RecordOf<'document_review'>
  readonly body: DocumentReview
  readonly change: (changes: Partial<DocumentReview>) => void
}

/** Which row of which request a document came from. */
export const RequestLink = ({ record, body, change }: RequestLinkProps) => {
  const { requestId, requestItemId } = body
  const goTo = useGoTo()
  const requests = useAsk('documentRequests', 'list', { roundId: record.roundId, unitId: record.unitId, limit: 1000 }).data
  const request = useAsk('documentRequests', 'open', { id: requestId ?? '' }, { enabled: requestId !== null }).data
  const items = (requestId !== null && request?.body.items) || []
  return (
    <>
      <Field label={words.request} span={2}>
        {(id) => (
          <Select
            id={id}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={requestId}
            options={requests?.rows.map((row) => ({ value: row.id, label: `${row.number} ${row.title}` })) ?? []}
            onChange={(next: string | null | undefined) => change({ requestId: next ?? null, requestItemId: null })}
          />
        )}
      </Field>
      {requestId !== null && (
        <Field
          label={words.requestItem}
          span={2}
          hint={
            <button type="button" className="word-button" onClick={() => goTo({ kind: 'document_request', id: requestId })}>
              {words.goToRequest}
            </button>
          }
        >
          {(id) => (
            <Select
              id={id}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              value={requestItemId}
              options={items.filter((item) => item.name !== '').map((item) => ({ value: item.id, label: item.name }))}
              onChange={(next: string | null | undefined) => change({ requestItemId: next ?? null })}
            />
          )}
        </Field>
      )}
    </>
  )
}
