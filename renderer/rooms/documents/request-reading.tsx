import dayjs from 'dayjs'
import type { RecordOf } from '../../../db/model/record.ts'
import { useMembers } from '../../app/members.ts'
import { SignedScans } from '../../paper/signed-scans.tsx'
import { AttachmentPanel } from '../../parts/attachment-panel.tsx'
import { Section } from '../../parts/field.tsx'
import { Facts, Reading, ReadingText } from '../../parts/reading.tsx'
import { RecordHead } from '../../parts/record-room.tsx'
import { StatusWord } from '../../parts/status-word.tsx'
import { mediumWords, originalWords, requestStatusWords, returnWords, requestWords as words } from '../../words/documents.ts'
import { dueOf, isOverdue } from './items.ts'
import './documents.css'

/** One request as it is read. */
export const RequestReading = ({ record }: { readonly record: RecordOf<'document_request'> }) => {
  const { body } = record
  const people = useMembers({ deleted: true })
  const names = body.requestedBy.map((id) => people.find((person) => person.id === id)?.name ?? '').join('、')
  const today = dayjs().format('YYYY-MM-DD')
  return (
    <div className="documents">
      <RecordHead
        area="documentRequests"
        recordId={record.id}
        title={[body.number, body.title || words.untitled].join(' ').trim()}
        facts={<StatusWord words={requestStatusWords} status={body.status} />}
      />
      <Reading label={words.thing}>
        <Facts
          items={[
            { label: words.requestedBy, value: names },
            { label: words.requestedOn, value: body.requestedOn },
            { label: words.dueOn, value: body.dueOn },
            { label: words.leaderSignedOn, value: body.leaderSignedOn },
          ]}
        />
        <ReadingText label={words.note} text={body.note} field="note" />
      </Reading>
      <Section title={words.items}>
        <table className="items-read">
          <thead>
            <tr>
              {[
                words.name,
                words.copies,
                words.medium,
                words.original,
                words.itemDueOn,
                words.provider,
                words.providedOn,
                words.returnState,
              ].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {body.items.map((item) => (
              <tr key={item.id}>
                <td>
                  {item.name}
                  {item.note !== '' && <small> {item.note}</small>}
                </td>
                <td>{item.copies}</td>
                <td>{mediumWords[item.medium]}</td>
                <td>{originalWords[item.original]}</td>
                <td>
                  {dueOf(item, body.dueOn)} {isOverdue(item, body.dueOn, today) && <strong className="red">{words.overdueMark}</strong>}
                </td>
                <td>{item.provider}</td>
                <td>{item.providedOn}</td>
                <td>
                  {[item.returnState === 'none' ? '' : returnWords[item.returnState], item.returnedOn, item.returnedBy].join(' ').trim()}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Section title={words.attachments}>
        <AttachmentPanel recordId={record.id} readOnly />
      </Section>
      <SignedScans recordId={record.id} readOnly />
    </div>
  )
}
