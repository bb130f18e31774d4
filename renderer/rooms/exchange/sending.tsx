import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Disc } from '../../../db/model/volumes.ts'
import type { ChosenFolder, ExportReport } from '../../../electron/contract/index.ts'
import { type LongJob, useJob } from '../../app/job.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Field } from '../../parts/field.tsx'
import { Fingerprint } from '../../parts/fingerprint.tsx'
import { JobProgress } from '../../parts/job-progress.tsx'
import { Facts } from '../../parts/reading.tsx'
import { StillArriving, useArriving } from '../../parts/still-arriving.tsx'
import { VolumeChoice, VolumeNames } from '../../parts/volume-choice.tsx'
import { exchangeWords as words } from '../../words/exchange.ts'
import { bytes, moment } from '../../words/figures.ts'
import { fileWords } from '../../words/volumes.ts'
import { Counts } from './counts.tsx'
import { Target } from './hand-over.tsx'

export interface SendingProps {
  readonly job: LongJob<ExportReport>
  /** What is running, while it does. */
  readonly what: string
  readonly act: string
  /** Whether enough is chosen above. */
  readonly ready: boolean
  /** Bytes that must be free at least. */
  readonly needed?: number
  readonly onSend: (where: { readonly ticket: string; readonly disc: Disc | undefined; readonly reason: string }) => void
  /** Whom it is for; shown above the place. */
  readonly children: ReactNode
}

/** A bundle that is written for somebody: whom for, where to, how far, and what came of it. */
export const Sending = ({ job, what, act, ready, needed = 16 * 1024 ** 2, onSend, children }: SendingProps) => {
  const state = useJob(job)
  if (state.state === 'running') return <JobProgress what={what} job={state} onCancel={() => void job.cancel()} />
  if (state.state === 'done') return <Sent report={state.value} onAgain={() => job.reset()} />
  return (
    <>
      {state.state === 'failed' &&
        (state.failure.code === 'cancelled' ? <p role="status">{words.cancelled}</p> : <FailureNote failure={state.failure} />)}
      <Choosing act={act} ready={ready} needed={needed} onSend={onSend}>
        {children}
      </Choosing>
    </>
  )
}

const Choosing = ({
  act,
  ready,
  needed,
  onSend,
  children,
}: Pick<SendingProps, 'act' | 'ready' | 'onSend' | 'children'> & { needed: number }) => {
  const [target, setTarget] = useState<ChosenFolder | null>(null)
  const [disc, setDisc] = useState<Disc>()
  const [reason, setReason] = useState('')
  const arriving = useArriving()
  const roomy = target !== null && target.freeBytes >= needed
  return (
    <div className="exchange-ready">
      {children}
      <Target target={target} needed={needed} onChosen={setTarget} />
      <VolumeChoice value={disc} onChange={setDisc} />
      <Field label={words.reason}>
        {(id) => <Input id={id} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      <StillArriving files={arriving} />
      <Button
        type="primary"
        disabled={!ready || !roomy || arriving > 0}
        onClick={() => target !== null && onSend({ ticket: target.ticket, disc, reason })}
      >
        {act}
      </Button>
    </div>
  )
}

const Sent = ({ report, onAgain }: { readonly report: ExportReport; readonly onAgain: () => void }) => (
  <section aria-label={words.sentTitle}>
    <p role="status" className="exchange-done">
      {words.sentTitle}
    </p>
    <Facts
      items={[
        { label: words.fileName, value: fileWords(report.fileName) },
        { label: words.size, value: bytes(report.size) },
        { label: words.recipient, value: report.recipient },
        { label: words.madeAt, value: moment(report.madeAt) },
      ]}
    />
    <VolumeNames volumes={report.volumes} />
    <p className="field-label">{words.printOfBundle}</p>
    <Fingerprint label={words.printOfBundle} value={report.fingerprint} />
    <Counts counts={report.counts} />
    <Button onClick={onAgain}>{words.sendAgain}</Button>
  </section>
)
