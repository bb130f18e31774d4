import dayjs from 'dayjs'
import { useRound } from '../../app/round.tsx'
import { useSession } from '../../app/session.tsx'
import { type FacetFilter, RecordRoom } from '../../parts/record-room.tsx'
import { requestStatusWords, requestWords as words } from '../../words/documents.ts'
import { blankItem } from './items.ts'
import { RequestReading } from './request-reading.tsx'
import { RequestRecord } from './request-record.tsx'

const filters: readonly FacetFilter[] = [
  { name: 'requestedBy', label: words.filters.requestedBy, options: 'members' },
  {
    name: 'leaderSigned',
    label: words.filters.leaderSigned,
    options: (['true', 'false'] as const).map((value) => ({ value, label: words.signedWords[value] })),
  },
]

/** 调阅清单: what the unit is asked to hand over. */
export default function RequestsRoom() {
  const session = useSession()
  const { round } = useRound()
  const newRecord = () => ({
    requestedBy: [session.memberId],
    requestedOn: dayjs().format('YYYY-MM-DD'),
    dueOn: dayjs()
      .add(round?.body.documentDueDays ?? 0, 'day')
      .format('YYYY-MM-DD'),
    items: [blankItem()],
  })
  return (
    <RecordRoom
      area="documentRequests"
      title={words.room}
      thing={words.thing}
      statusWords={requestStatusWords}
      filters={filters}
      empty={{ title: words.emptyTitle, text: words.emptyText }}
      newRecord={newRecord}
      renderRecord={(record, { readOnly }) =>
        readOnly ? <RequestReading key={record.id} record={record} /> : <RequestRecord key={record.id} record={record} />
      }
    />
  )
}
