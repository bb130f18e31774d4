import { App, Select } from 'antd'
import { useRef, useState } from 'react'
import type { EvidenceSource } from '../../../db/model/draft.ts'
import { wordOfEntry } from '../../../db/model/forms/form.ts'
import { dimensionField } from '../../../db/model/forms/portrait.ts'
import type { Portrait, PortraitDimension, PortraitPassage } from '../../../db/model/portrait.ts'
import type { CitedPassage, Portraying } from '../../../electron/contract/index.ts'
import { useGoTo } from '../../app/go-to.ts'
import { useAsk, useSay } from '../../app/workstation.ts'
import { Section } from '../../parts/field.tsx'
import { PassageFinder } from '../../parts/passage-finder.tsx'
import { useUndoNotice } from '../../parts/undo-notice.tsx'
import { evidenceChipWords } from '../../words/evidence.ts'
import { portraitWords as words } from '../../words/reports.ts'
import type { ExtraProps, RowExtraProps } from '../forms/extras.ts'
import './reports.css'

const useOffers = (id: string): Portraying | undefined => useAsk('portraiture', 'of', { id }, { keep: true }).data

/** How many interviews confirm a dimension, and what it quotes of them and of other records. */
export const DimensionRow = ({ record, body, row, change, flush, readOnly }: RowExtraProps) => {
  const [finding, setFinding] = useState(false)
  const found = useOffers(record.id)?.confirming.find(({ dimensionId }) => dimensionId === row.id)
  const quoted = (row.passages ?? none) as readonly PortraitPassage[]
  const cited = (row.drafts as readonly string[]).length + (row.sources as readonly string[]).length + quoted.length
  // what was taken out is gone from the screen before it is saved
  const passages = found?.passages.filter(({ id }) => quoted.some((one) => one.id === id)) ?? []
  return (
    <div className="report-row">
      <p className="quiet">{cited === 0 ? words.none : words.confirming(found?.interviews.length ?? 0)}</p>
      {!readOnly && (
        <button type="button" className="word-button" aria-label={words.quoteFor(dimensionName(row))} onClick={() => setFinding(true)}>
          {words.quote}
        </button>
      )}
      <Quotes {...{ record, body, row, change, flush, readOnly, passages }} />
      {finding && <QuoteFinder {...{ record, row, flush }} onClose={() => setFinding(false)} />}
    </div>
  )
}

const none: readonly PortraitPassage[] = []

const dimensionName = ({ dimension, name }: RowExtraProps['row'] | PortraitDimension): string =>
  wordOfEntry(dimensionField, { dimension, name })

interface QuotesProps extends RowExtraProps {
  readonly passages: readonly CitedPassage[]
}

/** Each passage leads to where it stands; one that no longer stands there is taken anew, or out. */
const Quotes = ({ record, body, row, change, flush, readOnly, passages }: QuotesProps) => {
  const goTo = useGoTo()
  const notice = useUndoNotice()
  const refresh = useSay('portraiture', 'refresh')
  const latest = useRef(body as unknown as Portrait)
  latest.current = body as unknown as Portrait
  if (passages.length === 0) return null
  const put = (next: (passages: readonly PortraitPassage[]) => PortraitPassage[]) =>
    change({
      dimensions: latest.current.dimensions.map((line) => (line.id === row.id ? { ...line, passages: next(line.passages ?? none) } : line)),
    })
  const takeOut = (id: string) => {
    const gone = latest.current.dimensions.find((line) => line.id === row.id)?.passages?.find((one) => one.id === id)
    if (gone === undefined) return
    put((all) => all.filter((one) => one.id !== id))
    notice(`quote-${id}`, words.quoteGone, words.undo, () => put((all) => [...all, gone]))
  }
  const takeAnew = async (passageId: string) => {
    await flush()
    refresh.mutate({ id: record.id, dimensionId: row.id, passageId })
  }
  return (
    <ul className="report-quotes" aria-label={words.quotes}>
      {passages.map(({ id, quote, at, source, state }) => (
        <li key={id}>
          <button type="button" className="word-button" onClick={() => goTo({ kind: source.kind, id: source.id, at })}>
            {[source.number, source.title, source.place].filter((part) => part !== '').join(' ')}
          </button>
          {quote !== '' && <q>{quote}</q>}
          {state !== 'fresh' && <span className="report-alert">{evidenceChipWords.states[state]}</span>}
          {!readOnly && state === 'text_changed' && (
            <button type="button" className="word-button" onClick={() => void takeAnew(id)}>
              {words.quoteAnew}
            </button>
          )}
          {!readOnly && (
            <button type="button" className="word-button" aria-label={words.quoteRemove(quote || source.title)} onClick={() => takeOut(id)}>
              ×
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

interface QuoteFinderProps extends Pick<RowExtraProps, 'record' | 'row' | 'flush'> {
  readonly onClose: () => void
}

const QuoteFinder = ({ record, row, flush, onClose }: QuoteFinderProps) => {
  const { message } = App.useApp()
  const cite = useSay('portraiture', 'cite')
  const take = async (source: EvidenceSource) => {
    await flush() // the line may not be saved yet
    cite.mutate({ id: record.id, dimensionId: row.id, source }, { onSuccess: () => void message.success(words.quoted) })
  }
  return (
    <PassageFinder
      title={words.quoteTitle}
      within={record}
      target={<span>{words.quoteFor(dimensionName(row))}</span>}
      onTake={(source) => void take(source)}
      onClose={onClose}
    />
  )
}

/** Drafts in which the head's name stands, to be put to a dimension by one choice. */
export const PortraitOffers = ({ record, body, change, readOnly }: ExtraProps) => {
  const goTo = useGoTo()
  const offered = useOffers(record.id)?.offered ?? []
  const { name, dimensions } = body as unknown as Portrait
  if (readOnly || name === '') return null
  const options = dimensions.map((one) => ({
    value: one.id,
    label: dimensionName(one),
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
