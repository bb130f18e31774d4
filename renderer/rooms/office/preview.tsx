import { Button } from 'antd'
import type { Kind } from '../../../db/model/record.ts'
import type { ImportPreview } from '../../../electron/contract/index.ts'
import { Fingerprint } from '../../parts/fingerprint.tsx'
import { Facts } from '../../parts/reading.tsx'
import { bytes, count, moment } from '../../words/figures.ts'
import { kindWords } from '../../words/kinds.ts'
import { changeWords, totalsWords, officeWords as words } from '../../words/office.ts'
import { classificationWords } from '../../words/rounds.ts'
import { cardWords } from '../../words/trust.ts'
import { ChangeTable } from './change-table.tsx'
import { SaveReceipt } from './taken-in.tsx'

interface PreviewProps {
  readonly preview: ImportPreview
  readonly committing: boolean
  readonly onCommit: () => void
  readonly onGiveUp: () => void
}

/** What a verified bundle is, and what taking it in would do. */
export const Preview = ({ preview, committing, onCommit, onGiveUp }: PreviewProps) => {
  const { manifest, signer } = preview
  return (
    <div className="office-preview">
      {manifest.sample && <p className="red">{words.sample}</p>}
      <Facts
        items={[
          { label: words.from, value: `${manifest.groupName} · ${manifest.deviceName}` },
          { label: words.round, value: manifest.roundName },
          { label: words.sequence, value: String(manifest.sequence) },
          { label: words.madeBy, value: manifest.madeBy },
          { label: words.madeAt, value: moment(manifest.madeAt) },
          { label: words.classification, value: classificationWords[manifest.classification] },
          { label: words.reason, value: manifest.reason },
        ]}
      />
      <Facts
        items={[
          { label: words.signer, value: signer.name },
          { label: words.signerPrint, value: <span className="figures">{signer.fingerprint}</span> },
          { label: '', value: signer.revoked === null && <span className="quiet">{words.signerKnown}</span> },
        ]}
      />
      {signer.revoked !== null && (
        <p className="red" role="alert">
          {cardWords.signerRevoked(moment(signer.revoked.at), signer.revoked.reason)}
        </p>
      )}
      <p className="field-label">
        {words.fingerprint}　{words.fingerprintText}
      </p>
      <Fingerprint label={words.fingerprint} value={preview.fingerprint} />
      {preview.alreadyImported ? (
        <Known preview={preview} onClose={onGiveUp} />
      ) : (
        <Decision preview={preview} committing={committing} onCommit={onCommit} onGiveUp={onGiveUp} />
      )}
    </div>
  )
}

/** A bundle that is here already: nothing to decide; its receipt may be wanted once more. */
const Known = ({ preview, onClose }: { readonly preview: ImportPreview; readonly onClose: () => void }) => (
  <>
    <p role="note">{words.already}</p>
    <div className="office-acts">
      <SaveReceipt bundleId={preview.manifest.bundleId} />
      <Button onClick={onClose}>{words.close}</Button>
    </div>
  </>
)

/** What taking it in would change, and the choice. */
const Decision = ({ preview, committing, onCommit, onGiveUp }: PreviewProps) => {
  const { totals, files } = preview
  return (
    <>
      <h2>{words.preview(totalsWords(totals))}</h2>
      {totals.conflict > 0 && <p role="note">{words.conflicts(totals.conflict)}</p>}
      {totals.new + totals.changed + totals.deleted + totals.merged + totals.conflict === 0 && <p role="note">{words.nothingNew}</p>}
      <div className="office-acts">
        <Button type="primary" loading={committing} onClick={onCommit}>
          {words.commit}
        </Button>
        <Button disabled={committing} onClick={onGiveUp}>
          {words.giveUp}
        </Button>
      </div>
      <ChangeTable byKind={preview.byKind} totals={totals} />
      <p className="quiet figures">{words.files(count(files.new), count(files.known), bytes(files.bytes))}</p>
      <Samples samples={preview.samples} />
    </>
  )
}

const Samples = ({ samples }: { readonly samples: ImportPreview['samples'] }) =>
  samples.length === 0 ? null : (
    <details className="office-samples">
      <summary>{words.samples(samples.length)}</summary>
      <ul>
        {samples.map((sample) => (
          <li key={`${sample.kind} ${sample.number} ${sample.title}`}>
            <span className="quiet">{changeWords[sample.change]}</span>
            <span className="quiet">{kindWords[sample.kind as Kind]}</span>
            <span>
              {sample.number} {sample.title}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
