import { Button } from 'antd'
import { useContext } from 'react'
import { Guarded } from '../app/broken-place.tsx'
import { type RecordArea, useRecord } from '../app/records.ts'
import { listWords } from '../words/lists.ts'
import { FailureNote } from './failure-note.tsx'
import { type RecordRoomProps, RoomActs } from './record-room-props.ts'

type RecordPaneProps<A extends RecordArea> = RecordRoomProps<A> & { readonly id: string; readonly mayWrite: boolean }

/** The right column: one record, whole. */
export const RecordPane = <A extends RecordArea>({ area, id, mayWrite, renderRecord }: RecordPaneProps<A>) => {
  const acts = useContext(RoomActs)
  const asked = useRecord(area, id)
  if (asked.error !== null && asked.data === undefined) {
    return (
      <div className="record-pane-note">
        <FailureNote failure={asked.error.failure} />
      </div>
    )
  }
  const record = asked.data
  if (record === undefined) return null
  const deleted = record.deletedAt !== null
  return (
    <Guarded place={id}>
      {deleted && (
        <div className="record-trash-line" role="status">
          {listWords.inTrash}
          {mayWrite && (
            <Button size="small" onClick={() => acts?.restore(id, listWords.inTrash)}>
              {listWords.restore}
            </Button>
          )}
        </div>
      )}
      {renderRecord(record, { readOnly: deleted || !mayWrite, fresh: acts?.isFresh(id) ?? false })}
    </Guarded>
  )
}
