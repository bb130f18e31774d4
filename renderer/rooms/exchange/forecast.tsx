import type { ExportForecast } from '../../../electron/contract/index.ts'
import { useGoToRoom } from '../../app/go-to.ts'
import { useAsk } from '../../app/workstation.ts'
import { exchangeWords as words } from '../../words/exchange.ts'
import { bytes, count } from '../../words/figures.ts'
import { Counts } from './counts.tsx'

/** What a bundle of the round would hold now. */
export const useForecast = (roundId: string): ExportForecast | undefined => useAsk('exchange', 'forecast', { roundId }, { keep: true }).data

/** What will go, and what the person should know before it goes. */
export const Forecast = ({ forecast }: { readonly forecast: ExportForecast }) => {
  const goToRoom = useGoToRoom()
  const { unsignedDrafts, staleEvidence } = forecast
  return (
    <section aria-label={words.willGo}>
      <h3 className="exchange-h3">{words.willGo}</h3>
      <Counts counts={forecast.counts} />
      <p className="quiet figures">{words.kindsAndFiles(count(forecast.files), bytes(forecast.bytes))}</p>
      {unsignedDrafts === 0 && staleEvidence === 0 && <p>{words.allSigned}</p>}
      {unsignedDrafts > 0 && (
        <p className="exchange-caution">
          <button type="button" className="word-button" onClick={() => goToRoom('drafts', { status: ['drafting', 'returned', 'signing'] })}>
            {words.unsigned(unsignedDrafts)}
          </button>
          {words.unsignedText}
        </p>
      )}
      {staleEvidence > 0 && (
        <p className="exchange-caution">
          <strong>{words.stale(staleEvidence)}</strong>
          {words.staleText}
        </p>
      )}
    </section>
  )
}
