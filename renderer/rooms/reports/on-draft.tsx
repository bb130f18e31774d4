import { factConfirmationForm } from '../../../db/model/forms/fact-confirmation.ts'
import type { ConfirmationOfDraft } from '../../../electron/contract/index.ts'
import { useGoTo } from '../../app/go-to.ts'
import { useAsk } from '../../app/workstation.ts'
import { RecordNames } from '../../parts/record-select.tsx'
import { StatusWord } from '../../parts/status-word.tsx'
import { confirmationWords, decisionWords, deliberationWords as words } from '../../words/reports.ts'
import { statusWordsOf } from '../forms/statuses.ts'
import './reports.css'

const statuses = statusWordsOf(factConfirmationForm)

/** What group meetings said of a draft, and which sheets confirm its facts. */
export const OnDraft = ({ draftId }: { readonly draftId: string }) => {
  const goTo = useGoTo()
  const decisions = useAsk('decisions', 'ofDraft', { draftId }, { keep: true }).data ?? []
  const sheets = useAsk('confirmations', 'ofDraft', { draftId }, { keep: true }).data ?? []
  if (decisions.length + sheets.length === 0) return null
  return (
    <ul className="draft-decisions" aria-label={words.onDraft}>
      {decisions.map(({ deliberationId, rowId, heldOn, decision, into, opinion, changedSince }) => (
        <li key={rowId}>
          <button
            type="button"
            className="word-button"
            onClick={() => goTo({ kind: 'deliberation', id: deliberationId, at: `rows/${rowId}/opinion` })}
          >
            {words.said(heldOn, decision === '' ? '' : decisionWords[decision])}
          </button>
          {into !== null && <RecordNames ids={[into]} />}
          {opinion !== '' && <span>{opinion}</span>}
          {changedSince && <span className="report-alert">{words.changedSince}</span>}
        </li>
      ))}
      {sheets.map((sheet) => (
        <Sheet key={sheet.id} sheet={sheet} onOpen={() => goTo({ kind: 'fact_confirmation', id: sheet.id })} />
      ))}
    </ul>
  )
}

const Sheet = ({ sheet: { number, status, stale }, onOpen }: { readonly sheet: ConfirmationOfDraft; readonly onOpen: () => void }) => (
  <li>
    <button type="button" className="word-button" onClick={onOpen}>
      {`${confirmationWords.onDraft} ${number}`}
    </button>
    <StatusWord words={statuses} status={status} />
    {stale && <span className="report-alert">{confirmationWords.stale}</span>}
  </li>
)
