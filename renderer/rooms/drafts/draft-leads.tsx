import { useGoTo } from '../../app/go-to.ts'
import { useAsk } from '../../app/workstation.ts'
import { leadWords as words } from '../../words/leads.ts'
import { useDraft } from './open-draft.ts'

/** The leads that this draft came of, each a way back. */
export const DraftLeads = () => {
  const { record } = useDraft()
  const leads = useAsk('leads', 'ofDraft', { draftId: record.id }).data ?? []
  const goTo = useGoTo()
  return leads.map(({ id, body }) => (
    <button key={id} type="button" className="word-button" onClick={() => goTo({ kind: 'lead', id })}>
      {words.fromLead(body.number, body.title)}
    </button>
  ))
}
