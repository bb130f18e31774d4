import dayjs from 'dayjs'
import { useSession } from '../../app/session.tsx'
import { type FacetFilter, RecordRoom } from '../../parts/record-room.tsx'
import { reviewStatusWords, reviewWords as words } from '../../words/documents.ts'
import { blankExcerpt } from './excerpts.ts'
import { ReviewReading } from './review-reading.tsx'
import { ReviewRecord } from './review-record.tsx'

const filters: readonly FacetFilter[] = [{ name: 'reviewer', label: words.filters.reviewer, options: 'members' }]

/** 查阅记录: the documents that were read. */
export default function DocumentsRoom() {
  const session = useSession()
  return (
    <RecordRoom
      area="documentReviews"
      title={words.room}
      thing={words.thing}
      statusWords={reviewStatusWords}
      filters={filters}
      empty={{ title: words.emptyTitle, text: words.emptyText }}
      newRecord={() => ({ reviewers: [session.memberId], reviewedOn: dayjs().format('YYYY-MM-DD'), excerpts: [blankExcerpt()] })}
      renderRecord={(record, { readOnly }) =>
        readOnly ? <ReviewReading key={record.id} record={record} /> : <ReviewRecord key={record.id} record={record} />
      }
    />
  )
}
