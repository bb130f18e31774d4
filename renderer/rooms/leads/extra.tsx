import { useMay } from '../../app/session.tsx'
import { useAsk } from '../../app/workstation.ts'
import { Section } from '../../parts/field.tsx'
import { leadWords as words } from '../../words/leads.ts'
import type { ExtraProps } from '../forms/extras.ts'
import { LeadEnding } from './ending.tsx'
import { SupportRow } from './support-row.tsx'
import './leads.css'

/** What speaks for and against a lead, and how it ends. */
export const LeadExtra = ({ record, body, flush }: ExtraProps) => {
  const mayWrite = useMay('write') && record.deletedAt === null
  const confirmation = useAsk('leads', 'confirmation', { leadId: record.id }).data
  if (confirmation === undefined) return null
  const { supports, sources } = confirmation
  const independent = sources.filter(({ weight }) => weight === 'supports').length
  const stale = supports.filter(({ state }) => state !== 'fresh').length
  const shared = sources.filter((source) => source.supports.length > 1)
  return (
    <>
      <Section title={words.supports}>
        {supports.length === 0 ? (
          <p className="quiet">{words.none}</p>
        ) : (
          <>
            <p className="lead-count" role="status">
              {words.count(independent, sources.length - independent, stale)}
              {shared.length > 0 && <span className="quiet">（{shared.map(words.sameSource).join('；')}）</span>}
            </p>
            <ol className="lead-supports">
              {supports.map((support, index) => (
                <SupportRow key={support.id} support={support} ordinal={index + 1} readOnly={!mayWrite} />
              ))}
            </ol>
          </>
        )}
      </Section>
      {mayWrite && <LeadEnding leadId={record.id} status={String(body.status)} supported={independent > 0} before={flush} />}
    </>
  )
}
