import type { Evidence } from '../../electron/contract/index.ts'
import { useGoTo } from '../app/go-to.ts'
import { evidenceChipWords as words } from '../words/evidence.ts'
import './evidence-chips.css'

/** `证据 → 底稿 D-007「未公开招标」` at the passage or file it was taken from; says so in words when it no longer holds. */
export const EvidenceChips = ({ evidence }: { readonly evidence: readonly Evidence[] }) => {
  const goTo = useGoTo()
  if (evidence.length === 0) return null
  return (
    <ul className="evidence-chips">
      {evidence.map(({ id, draft, state }) => (
        <li key={id}>
          <button type="button" onClick={() => goTo({ kind: 'issue_draft', id: draft.id, at: `evidence/${id}` })}>
            {words.to(draft.number)}
            {words.titled(draft.title)}
            {state !== 'fresh' && <span className="evidence-chips-stale">{words.states[state]}</span>}
          </button>
        </li>
      ))}
    </ul>
  )
}
