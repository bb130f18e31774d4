import { Button } from 'antd'
import { useState } from 'react'
import type { Disc } from '../../../db/model/volumes.ts'
import type { BackupReport } from '../../../electron/contract/index.ts'
import { LongJob, useJob } from '../../app/job.ts'
import { useMay } from '../../app/session.tsx'
import { call } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Section } from '../../parts/field.tsx'
import { Fingerprint } from '../../parts/fingerprint.tsx'
import { JobProgress } from '../../parts/job-progress.tsx'
import { Facts } from '../../parts/reading.tsx'
import { StillArriving, useArriving } from '../../parts/still-arriving.tsx'
import { VolumeChoice, VolumeNames } from '../../parts/volume-choice.tsx'
import { backupWords as words } from '../../words/backup.ts'
import { bytes } from '../../words/figures.ts'
import { fileWords } from '../../words/volumes.ts'
import '../exchange/exchange.css'

/** Goes on while the person works elsewhere. */
const backingUp = new LongJob<BackupReport | null>()

/** 备份: the whole case file on a medium of its own. */
export const Backup = () => {
  const job = useJob(backingUp)
  const [disc, setDisc] = useState<Disc>()
  const mayManage = useMay('manage')
  const arriving = useArriving()
  // The next backup would take the passphrase of this one off the screen.
  const toNote = job.state === 'done' && job.value !== null && job.value.passphrase !== ''
  return (
    <Section title={words.title}>
      <p className="settings-hint">{words.text}</p>
      {!mayManage && <p className="quiet">{words.noRight}</p>}
      {job.state === 'running' && <JobProgress what={words.working} job={job} onCancel={() => void backingUp.cancel()} />}
      {job.state === 'failed' &&
        (job.failure.code === 'cancelled' ? <p role="status">{words.cancelled}</p> : <FailureNote failure={job.failure} />)}
      {job.state === 'done' && job.value !== null && (
        <Made report={job.value} onNoted={() => backingUp.revise((made) => made && { ...made, passphrase: '' })} />
      )}
      {mayManage && job.state !== 'running' && !toNote && (
        <div className="settings-form">
          <VolumeChoice value={disc} onChange={setDisc} />
          <div>
            <StillArriving files={arriving} />
            <Button disabled={arriving > 0} onClick={() => void backingUp.run((name) => call('exchange', 'backUp', { disc, job: name }))}>
              {words.make}
            </Button>
          </div>
        </div>
      )}
    </Section>
  )
}

const Made = ({ report, onNoted }: { readonly report: BackupReport; readonly onNoted: () => void }) => (
  <section className="settings-backup" aria-label={words.done}>
    <p role="status">{words.done}</p>
    <Facts
      items={[
        { label: words.file, value: fileWords(report.fileName) },
        { label: words.size, value: bytes(report.size) },
      ]}
    />
    <VolumeNames volumes={report.volumes} />
    <p className="field-label">{words.print}</p>
    <Fingerprint label={words.print} value={report.fingerprint} />
    {report.passphrase !== '' && (
      <section className="exchange-compare" aria-label={words.passphrase}>
        <p className="field-label">{words.passphrase}</p>
        <p className="exchange-passphrase figures">{report.passphrase.replaceAll('-', '　')}</p>
        <p>{words.passphraseHint}</p>
        <Button onClick={onNoted}>{words.noted}</Button>
      </section>
    )}
  </section>
)
