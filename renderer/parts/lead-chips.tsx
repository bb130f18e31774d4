import type { Support } from '../../electron/contract/index.ts'
import { useGoTo } from '../app/go-to.ts'
import { useAsk } from '../app/workstation.ts'
import { evidenceChipWords } from '../words/evidence.ts'
import { leadChipWords as words } from '../words/leads.ts'
import { byRow } from './by-row.ts'
import './evidence-chips.css'

const none: readonly Support[] = []

/** What a record says to leads. */
export const useSupportsFrom = (recordId: string): readonly Support[] => useAsk('leads', 'supportsFrom', { recordId }).data ?? none

/** Supports by the row of a list that they were taken from. */
export const supportsByRow = (supports: readonly Support[], list: string): ReadonlyMap<string, readonly Support[]> =>
  byRow(supports, ({ support }) => support.source, list)

/** `印证 → 疑点 Y-003「…」` at the passage or file it was taken from; says so in words when it no longer holds. */
export const LeadChips = ({ supports }: { readonly supports: readonly Support[] }) => {
  const goTo = useGoTo()
  if (supports.length === 0) return null
  return (
    <ul className="evidence-chips">
      {supports.map(({ id, lead, support, state }) => (
        <li key={id}>
          <button type="button" onClick={() => goTo({ kind: 'lead', id: lead.id, at: `supports/${id}` })}>
            {words.to(support.weight, lead.number)}
            {evidenceChipWords.titled(lead.title)}
            {state !== 'fresh' && <span className="evidence-chips-stale">{evidenceChipWords.states[state]}</span>}
          </button>
        </li>
      ))}
    </ul>
  )
}
