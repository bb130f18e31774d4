import { useRound } from '../../app/round.tsx'
import { useMay, useSession } from '../../app/session.tsx'
import { newDraft } from '../../parts/new-draft.ts'
import { type FacetFilter, RecordRoom } from '../../parts/record-room.tsx'
import { stageWords, draftWords as words } from '../../words/drafts.ts'
import { DraftRecord } from './draft-record.tsx'

const filters: readonly FacetFilter[] = [{ name: 'handler', label: words.handlers, options: 'members' }]

/** 问题底稿: 一事一底稿. */
export default function DraftsRoom() {
  const { memberId } = useSession()
  const mayWrite = useMay('write')
  const { round, unit } = useRound()
  return (
    <RecordRoom
      area="drafts"
      title={words.room}
      thing={words.thing}
      statusWords={stageWords}
      filters={filters}
      empty={{ title: words.emptyTitle, text: words.emptyText }}
      newRecord={mayWrite && round !== null ? () => newDraft({ memberId, unit: unit?.body ?? null }) : null}
      renderRecord={(record, { fresh }) => <DraftRecord key={record.id} record={record} fresh={fresh} />}
    />
  )
}
