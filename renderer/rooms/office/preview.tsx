import { Button } from 'antd'
import type { ImportPreview } from '../../../electron/contract/index.ts'
import { useSession } from '../../app/session.tsx'
import { Fingerprint } from '../../parts/fingerprint.tsx'
import { Facts } from '../../parts/reading.tsx'
import { bytes, count, moment } from '../../words/figures.ts'
import { asideWords, incomingWords, totalsWords, officeWords as words } from '../../words/office.ts'
import { cipherWords, classificationWords } from '../../words/rounds.ts'
import { cardWords } from '../../words/trust.ts'
import { ChangeTable } from './change-table.tsx'
import { Samples } from './samples.tsx'
import { AsideList } from './set-aside.tsx'
import { SaveReceipt } from './taken-in.tsx'

interface PreviewProps {
  readonly preview: ImportPreview
  readonly committing: boolean
  /** The one bundle on the desk: it is decided here, else all together above. */
  readonly alone: boolean
  readonly onCommit: () => void
  readonly onGiveUp: () => void
}

/** What a verified bundle is, and what taking it in would do. */
export const Preview = (props: PreviewProps) => {
  const { preview, alone, onGiveUp } = props
  const details = (
    <>
      <Origin preview={preview} />
      {preview.alreadyImported && preview.recovers === 0 ? (
        <Known preview={preview} onClose={onGiveUp} />
      ) : alone ? (
        <Decision {...props} />
      ) : (
        <Changes preview={preview} />
      )}
    </>
  )
  if (alone) return <div className="office-preview">{details}</div>
  return (
    <div className="office-preview">
      <p className="office-one">
        <span>
          {preview.manifest.groupName} · {words.sequence} {preview.manifest.sequence} · {words.signedBy(preview.signer.name)}
          {preview.signer.revoked !== null && <span className="red">　✕ {cardWords.signerSince}</span>}
        </span>
        <span className="quiet">
          {preview.alreadyImported && preview.recovers === 0 ? words.alreadyShort : totalsWords(preview.totals)}
        </span>
      </p>
      <details>
        <summary>{words.details}</summary>
        {details}
      </details>
      <Button size="small" disabled={props.committing} onClick={onGiveUp}>
        {words.leaveOut}
      </Button>
    </div>
  )
}

/** Whose it is, and who signed. */
const Origin = ({ preview }: { readonly preview: ImportPreview }) => {
  const { manifest, signer } = preview
  const here = incomingWords[useSession().mode]
  const isTask = manifest.kind === 'task'
  return (
    <>
      {manifest.sample && <p className="red">{words.sample}</p>}
      <Facts
        items={[
          { label: words.from, value: isTask ? signer.name : `${manifest.groupName} · ${manifest.deviceName}` },
          { label: words.forGroup, value: isTask && manifest.groupName },
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
          { label: words.ciphers, value: cipherWords[preview.ciphers] },
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
        {here.fingerprint}　{words.fingerprintText}
      </p>
      <Fingerprint label={here.fingerprint} value={preview.fingerprint} />
    </>
  )
}

/** A bundle that is here already: nothing to decide; its receipt may be wanted once more. */
const Known = ({ preview, onClose }: { readonly preview: ImportPreview; readonly onClose: () => void }) => (
  <>
    <p role="note">{incomingWords[useSession().mode].already}</p>
    <div className="office-acts">
      {preview.manifest.kind !== 'task' && <SaveReceipt bundleId={preview.manifest.bundleId} />}
      <Button onClick={onClose}>{words.close}</Button>
    </div>
  </>
)

/** What taking it in would change, and the choice. */
const Decision = ({ preview, committing, onCommit, onGiveUp }: PreviewProps) => {
  const { totals } = preview
  return (
    <>
      <h2>{words.preview(totalsWords(totals))}</h2>
      {preview.recovers > 0 && <p role="note">{asideWords.recovers(preview.recovers)}</p>}
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
      <Changes preview={preview} />
    </>
  )
}

const Changes = ({ preview: { byKind, totals, files, samples, setAside } }: { readonly preview: ImportPreview }) => (
  <>
    <AsideList aside={setAside} />
    <ChangeTable byKind={byKind} totals={totals} />
    <p className="quiet figures">{words.files(count(files.new), count(files.known), bytes(files.bytes))}</p>
    <Samples samples={samples} />
  </>
)
