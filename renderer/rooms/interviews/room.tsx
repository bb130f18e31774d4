import { interviewCategories } from '../../../db/model/interview.ts'
import { type FacetFilter, RecordRoom } from '../../parts/record-room.tsx'
import { categoryWords, interviewStatusWords, signingWords, interviewWords as words } from '../../words/interviews.ts'
import { InterviewReading } from './interview-reading.tsx'
import { InterviewRecord } from './interview-record.tsx'
import { useNextInterview } from './next-interview.ts'

const filters: readonly FacetFilter[] = [
  {
    name: 'category',
    label: words.filters.category,
    options: interviewCategories.map((value) => ({ value, label: categoryWords[value] })),
  },
  { name: 'talker', label: words.filters.talker, options: 'members' },
  {
    name: 'signing',
    label: words.filters.signing,
    options: (['unsigned', 'signed', 'refused'] as const).map((value) => ({ value, label: signingWords[value] })),
  },
  { name: 'lead', label: words.filters.lead, options: [{ value: 'true', label: words.withLead }] },
]

/** 谈话: the interviews of the unit. */
export default function InterviewsRoom() {
  const newRecord = useNextInterview()
  return (
    <RecordRoom
      area="interviews"
      title={words.room}
      thing={words.record}
      statusWords={interviewStatusWords}
      filters={filters}
      empty={{ title: words.emptyTitle, text: words.emptyText }}
      newRecord={newRecord}
      renderRecord={(record, { readOnly }) =>
        readOnly ? <InterviewReading key={record.id} record={record} /> : <InterviewRecord key={record.id} record={record} />
      }
    />
  )
}
