import type { Turn } from '../../../db/model/interview.ts'
import type { Evidence } from '../../../electron/contract/index.ts'
import { EvidenceChips } from '../../parts/evidence-chips.tsx'
import { interviewWords as words } from '../../words/interviews.ts'

/** Evidence whose turn is no longer there: it would otherwise vanish from this end of the link. */
export const Orphans = ({ evidence, turns }: { readonly evidence: readonly Evidence[]; readonly turns: readonly Turn[] }) => {
  const lost = evidence.filter(
    ({ state, link: { source } }) =>
      state !== 'fresh' &&
      source.type === 'passage' &&
      source.field.startsWith('turns/') &&
      !turns.some((turn) => turn.id === source.field.split('/')[1]),
  )
  if (lost.length === 0) return null
  return (
    <section className="orphans" aria-label={words.orphans}>
      <p className="red">{words.orphans}</p>
      {lost.map((one) => (
        <div key={one.id}>
          <blockquote>{one.link.source.quote}</blockquote>
          <EvidenceChips evidence={[one]} />
        </div>
      ))}
    </section>
  )
}
