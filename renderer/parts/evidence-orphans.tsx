import type { Evidence } from '../../electron/contract/index.ts'
import { byRow } from './by-row.ts'
import { EvidenceChips } from './evidence-chips.tsx'
import './evidence-orphans.css'

interface EvidenceOrphansProps {
  readonly title: string
  readonly evidence: readonly Evidence[]
  /** Field paths begin with this: `turns/`, `excerpts/`. */
  readonly list: string
  readonly rows: readonly { readonly id: string }[]
}

/** Evidence whose row is no longer there: it would otherwise vanish from this end of the link. */
export const EvidenceOrphans = ({ title, evidence, list, rows }: EvidenceOrphansProps) => {
  const lost = evidence.filter(
    ({ state, link: { source } }) =>
      state !== 'fresh' &&
      source.type === 'passage' &&
      source.field.startsWith(list) &&
      !rows.some((row) => row.id === source.field.split('/')[1]),
  )
  if (lost.length === 0) return null
  return (
    <section className="evidence-orphans" aria-label={title}>
      <p className="red">{title}</p>
      {lost.map((one) => (
        <div key={one.id}>
          <blockquote>{one.link.source.quote}</blockquote>
          <EvidenceChips evidence={[one]} />
        </div>
      ))}
    </section>
  )
}

/** Links by the row of a list that they were taken from (`turns/<id>/answer` → `<id>`). */
export const evidenceByRow = (evidence: readonly Evidence[], list: string): ReadonlyMap<string, readonly Evidence[]> =>
  byRow(evidence, ({ link }) => link.source, list)
