import { Button } from 'antd'
import type { ExportReport } from '../../../electron/contract/index.ts'
import { Fingerprint } from '../../parts/fingerprint.tsx'
import { Facts } from '../../parts/reading.tsx'
import { VolumeNames } from '../../parts/volume-choice.tsx'
import { exchangeWords as words } from '../../words/exchange.ts'
import { bytes, count, moment } from '../../words/figures.ts'
import { cipherWords } from '../../words/rounds.ts'
import { passphraseWords } from '../../words/trust.ts'
import { fileWords } from '../../words/volumes.ts'
import { Counts } from './counts.tsx'

/** Shown once: who has noted it down takes it off the screen. */
const Passphrase = ({ value, onNoted }: { readonly value: string; readonly onNoted: () => void }) => (
  <section className="exchange-compare" aria-label={passphraseWords.title}>
    <p className="field-label">{passphraseWords.title}</p>
    <p className="exchange-passphrase figures">{value.replaceAll('-', '　')}</p>
    <p>{passphraseWords.tell}</p>
    <Button onClick={onNoted}>{passphraseWords.noted}</Button>
  </section>
)

interface HandedOverProps {
  readonly report: ExportReport
  /** The passphrase was noted down; it is not shown again. */
  readonly onNoted: () => void
  readonly onAgain: () => void
}

/** What was written, how to recognise it, and what happens next. */
export const HandedOver = ({ report, onNoted, onAgain }: HandedOverProps) => (
  <section aria-label={words.doneTitle}>
    <div role="status">
      <h3 className="exchange-done">{words.doneTitle}</h3>
    </div>
    <p>{words.doneText}</p>
    <Facts
      items={[
        { label: words.fileName, value: fileWords(report.fileName) },
        { label: words.size, value: bytes(report.size) },
        { label: words.recipient, value: report.passphrase === null ? report.recipient : passphraseWords.underPassphrase },
        { label: words.ciphers, value: cipherWords[report.ciphers] },
        { label: words.madeAt, value: moment(report.madeAt) },
      ]}
    />
    <VolumeNames volumes={report.volumes} />
    {report.passphrase !== null && report.passphrase !== '' && <Passphrase value={report.passphrase} onNoted={onNoted} />}
    <p className="field-label">{words.printOf}</p>
    <Fingerprint label={words.printOf} value={report.fingerprint} />
    <Counts counts={report.counts} />
    <p className="quiet figures">{words.filesOnly(count(report.files))}</p>
    <h3 className="exchange-h3">{words.nextTitle}</h3>
    <ol className="exchange-next">
      {words.next.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
    <Button onClick={onAgain}>{words.again}</Button>
  </section>
)
