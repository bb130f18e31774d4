import { RecordRoom } from '../../parts/record-room.tsx'
import { outlineWords as words } from '../../words/outlines.ts'
import { OutlineReading, OutlineRecord } from './outline-record.tsx'
import { newQuestion, newTopic } from './topics.ts'

/** 谈话提纲: of the whole round, since units are asked alike. */
export default function OutlinesRoom() {
  return (
    <RecordRoom
      area="outlines"
      title={words.room}
      thing={words.thing}
      statusWords={{}}
      scope="round"
      empty={{ title: words.emptyTitle, text: words.emptyText }}
      newRecord={() => ({ name: words.newName, topics: [newTopic('', [newQuestion()])] })}
      renderRecord={(record, { readOnly }) =>
        readOnly ? <OutlineReading key={record.id} record={record} /> : <OutlineRecord key={record.id} record={record} />
      }
    />
  )
}
