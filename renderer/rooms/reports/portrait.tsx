import { Select } from 'antd'
import { dimensionOptions } from '../../../db/model/forms/portrait.ts'
import type { Portrait } from '../../../db/model/portrait.ts'
import type { Portraying } from '../../../electron/contract/index.ts'
import { useGoTo } from '../../app/go-to.ts'
import { useAsk } from '../../app/workstation.ts'
import { Section } from '../../parts/field.tsx'
import { portraitWords as words } from '../../words/reports.ts'
import type { ExtraProps, RowExtraProps } from '../forms/extras.ts'
import './reports.css'

const useOffers = (id: string): Portraying | undefined => useAsk('portraiture', 'of', { id }, { keep: true }).data

/** How many interviews confirm a dimension. */
export const DimensionRow = ({ record, row }: RowExtraProps) => {
  const found = useOffers(record.id)?.confirming.find(({ dimensionId }) => dimensionId === row.id)
  const cited = (row.drafts as readonly string[]).length + (row.sources as readonly string[]).length
  return <p className="report-row quiet">{cited === 0 ? words.none : words.confirming(found?.interviews.length ?? 0)}</p>
}

/** Drafts in which the head's name stands, to be put to a dimension by one choice. */
export const PortraitOffers = ({ record, body, change, readOnly }: ExtraProps) => {
  const goTo = useGoTo()
  const offered = useOffers(record.id)?.offered ?? []
  const { name, dimensions } = body as unknown as Portrait
  if (readOnly || name === '') return null
  const options = dimensions.map((one) => ({
    value: one.id,
    label: dimensionOptions.find(({ value }) => value === one.dimension)?.word ?? one.dimension,
  }))
  const put = (draftId: string, dimensionId: string) =>
    change({ dimensions: dimensions.map((one) => (one.id === dimensionId ? { ...one, drafts: [...one.drafts, draftId] } : one)) })
  return (
    <Section title={words.offered}>
      <p className="quiet">{offered.length === 0 ? words.nothingOffered : words.offeredHint(name)}</p>
      <ul className="report-offers">
        {offered.map(({ id, number, title, answersForIt }) => (
          <li key={id}>
            <button type="button" className="word-button" onClick={() => goTo({ kind: 'issue_draft', id })}>
              {`${number} ${title}`.trim()}
            </button>
            <span className="quiet">{answersForIt ? words.answers : ''}</span>
            <Select
              aria-label={words.into(number)}
              placeholder={words.intoHint}
              value={null}
              options={options}
              onChange={(dimensionId: string | null) => dimensionId !== null && put(id, dimensionId)}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}
