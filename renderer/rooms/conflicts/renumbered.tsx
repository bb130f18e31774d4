import { useGoTo } from '../../app/go-to.ts'
import { useAsk } from '../../app/workstation.ts'
import { Section } from '../../parts/field.tsx'
import { conflictWords as words } from '../../words/conflicts.ts'
import { moment } from '../../words/figures.ts'
import { kindWords } from '../../words/kinds.ts'

/** Numbers that two laptops gave twice, and what the later record has been called since. */
export const Renumbered = ({ roundId }: { readonly roundId: string }) => {
  const rows = useAsk('conflicts', 'renumberings', { roundId }).data ?? []
  const goTo = useGoTo()
  if (rows.length === 0) return null
  return (
    <div className="conflicts-renumbered">
      <Section title={`${words.renumbered} ${rows.length}`}>
        <p className="quiet">{words.renumberedText}</p>
        <ul className="conflicts-numbers">
          {rows.map((row) => (
            <li key={`${row.recordId} ${row.at} ${row.after}`}>
              <button type="button" onClick={() => goTo({ kind: row.kind, id: row.recordId })}>
                <span className="figures">{words.renumberedRow(row.before, row.after)}</span>
                <span>{row.title}</span>
                <span className="quiet">
                  {kindWords[row.kind]} · {moment(row.at)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
