import { v7 as newId } from 'uuid'
import type { IssueDraft } from '../../../db/model/draft.ts'
import { useRound } from '../../app/round.tsx'
import { useMay, useSession } from '../../app/session.tsx'
import { type FacetFilter, RecordRoom } from '../../parts/record-room.tsx'
import { stageWords, draftWords as words } from '../../words/drafts.ts'
import { DraftRecord } from './draft-record.tsx'

const filters: readonly FacetFilter[] = [{ name: 'handler', label: words.handlers, options: 'members' }]

/** A new draft: the person at the keyboard handles it, and there is one fact to write. */
const begin = (memberId: string): Partial<IssueDraft> => ({
  handlers: [memberId],
  statements: [{ id: newId(), text: '' }],
})

/** 问题底稿: 一事一底稿. */
export default function DraftsRoom() {
  const { memberId } = useSession()
  const mayWrite = useMay('write')
  const { round } = useRound()
  return (
    <RecordRoom
      area="drafts"
      title={words.room}
      thing={words.thing}
      statusWords={stageWords}
      filters={filters}
      empty={{ title: words.emptyTitle, text: words.emptyText }}
      newRecord={mayWrite && round !== null ? () => begin(memberId) : null}
      renderRecord={(record, { fresh }) => <DraftRecord key={record.id} record={record} fresh={fresh} />}
    />
  )
}
