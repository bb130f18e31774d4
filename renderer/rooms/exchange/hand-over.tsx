import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import type { Disc } from '../../../db/model/volumes.ts'
import type { ChosenFolder, ExportReport } from '../../../electron/contract/index.ts'
import { LongJob, useJob } from '../../app/job.ts'
import { useRound } from '../../app/round.tsx'
import { useMay } from '../../app/session.tsx'
import { call, useAsk, useSay } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Field, Section } from '../../parts/field.tsx'
import { JobProgress } from '../../parts/job-progress.tsx'
import { StillArriving, useArriving } from '../../parts/still-arriving.tsx'
import { VolumeChoice } from '../../parts/volume-choice.tsx'
import { exchangeWords as words } from '../../words/exchange.ts'
import { bytes } from '../../words/figures.ts'
import { passphraseWords } from '../../words/trust.ts'
import { Forecast, useForecast } from './forecast.tsx'
import { HandedOver } from './handed-over.tsx'
import { useOfficeCards } from './office-card.tsx'

/** The one hand-over of this window; it goes on while the person works elsewhere. */
const handOver = new LongJob<ExportReport>()

/** Step 3: what will go, where to, and how far it is. */
export const HandOver = ({ title }: { readonly title: string }) => {
  const job = useJob(handOver)
  return (
    <Section title={title}>
      {job.state === 'running' && (
        <>
          <JobProgress what={words.exporting} job={job} onCancel={() => void handOver.cancel()} />
          <p className="quiet">{words.keepWorking}</p>
        </>
      )}
      {job.state === 'done' && (
        <HandedOver
          report={job.value}
          onNoted={() => handOver.revise((made) => ({ ...made, passphrase: '' }))}
          onAgain={() => handOver.reset()}
        />
      )}
      {job.state === 'failed' && (
        <div className="exchange-failed">
          {job.failure.code === 'cancelled' ? <p role="status">{words.cancelled}</p> : <FailureNote failure={job.failure} />}
        </div>
      )}
      {(job.state === 'idle' || job.state === 'failed') && <Preparation />}
    </Section>
  )
}

const Preparation = () => {
  const { round } = useRound()
  const offices = useOfficeCards()
  const mayHandOver = useMay('hand_over')
  if (!mayHandOver) return <p>{words.noRight}</p>
  if (round === null) return <p>{words.noRound}</p>
  return <Ready roundId={round.id} offices={offices} />
}

interface ReadyProps {
  readonly roundId: string
  readonly offices: ReturnType<typeof useOfficeCards>
}

const Ready = ({ roundId, offices }: ReadyProps) => {
  const forecast = useForecast(roundId)
  const [chosen, setChosen] = useState<string | null>(null)
  const [target, setTarget] = useState<ChosenFolder | null>(null)
  const [disc, setDisc] = useState<Disc>()
  const [reason, setReason] = useState('')
  const [onlyNew, setOnlyNew] = useState(false)
  const [emergency, setEmergency] = useState<Emergency>('no')
  const officeDeviceId = emergency === 'no' ? (chosen ?? offices[0]?.card.deviceId ?? null) : null
  const addressed = emergency === 'no' ? officeDeviceId !== null : emergency === 'understood'
  const arriving = useArriving()
  const confirmedBefore = (useAsk('exchange', 'made', {}).data ?? []).some((made) => made.kind === 'result' && made.receivedAt !== null)
  if (forecast === undefined) return null
  const needed = spaceNeeded(forecast.bytes)
  const roomy = target !== null && target.freeBytes >= needed
  const start = () => {
    if (target === null) return
    const { ticket } = target
    void handOver.run((job) =>
      call('exchange', 'exportResult', { roundId, ticket, officeDeviceId, onlyNew: onlyNew && emergency === 'no', disc, reason, job }),
    )
  }
  return (
    <div className="exchange-ready">
      <p>{words.handOverText}</p>
      <Forecast forecast={forecast} />
      {offices.length === 0 && emergency === 'no' && <p>{words.noOffice}</p>}
      {offices.length > 1 && emergency === 'no' && (
        <Field label={words.recipient}>
          {(id) => (
            <Select
              id={id}
              value={officeDeviceId ?? ''}
              onChange={setChosen}
              options={offices.map((face) => ({ value: face.card.deviceId, label: face.card.name }))}
            />
          )}
        </Field>
      )}
      {confirmedBefore && emergency === 'no' && (
        <Checkbox checked={onlyNew} onChange={({ target }) => setOnlyNew(target.checked)}>
          {words.onlyNew}
        </Checkbox>
      )}
      <UnderPassphrase value={emergency} onChange={setEmergency} />
      <Target target={target} needed={needed} onChosen={setTarget} />
      <VolumeChoice value={disc} onChange={setDisc} />
      <Field label={words.reason}>
        {(id) => (
          <Input
            id={id}
            maxLength={500}
            placeholder={words.reasonHint}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <StillArriving files={arriving} />
      <Button type="primary" disabled={!roomy || !addressed || arriving > 0} onClick={start}>
        {words.export}
      </Button>
    </div>
  )
}

/** Label and serial where the system tells, and what is free. */
const mediumWords = ({ label, serial, freeBytes }: ChosenFolder): string =>
  [label, serial === '' ? '' : words.serial(serial), words.free(bytes(freeBytes))].filter((part) => part !== '').join(' · ')

/** The sticks that are plugged in, each one click away. Where the system tells of none, the folder chooser is there. */
const Sticks = ({ needed, onChosen }: { readonly needed: number; readonly onChosen: (folder: ChosenFolder) => void }) => {
  const found = useAsk('exchange', 'media', {})
  const sticks = found.data ?? []
  return (
    <div className="exchange-sticks">
      {sticks.map((stick) => (
        <div key={stick.ticket} className="exchange-acts">
          <strong>{stick.name}</strong>
          <span className="quiet figures">{mediumWords(stick)}</span>
          <Button size="small" disabled={stick.freeBytes < needed} onClick={() => onChosen(stick)}>
            {words.takeStick}
          </Button>
        </div>
      ))}
      <button type="button" className="word-button" onClick={() => void found.refetch()}>
        {sticks.length === 0 ? words.lookForSticks : words.lookAgain}
      </button>
    </div>
  )
}

/** Whether a passphrase takes the place of the office's card, and whether the person knows what that means. */
type Emergency = 'no' | 'asked' | 'understood'

const UnderPassphrase = ({ value, onChange }: { readonly value: Emergency; readonly onChange: (value: Emergency) => void }) => (
  <div>
    <Checkbox checked={value !== 'no'} onChange={({ target }) => onChange(target.checked ? 'asked' : 'no')}>
      {passphraseWords.way}
    </Checkbox>
    {value !== 'no' && (
      <div className="exchange-caution" role="note">
        <p className="red">{passphraseWords.warning}</p>
        <Checkbox checked={value === 'understood'} onChange={({ target }) => onChange(target.checked ? 'understood' : 'asked')}>
          {passphraseWords.understood}
        </Checkbox>
      </div>
    )}
  </div>
)

/** Bytes that a bundle of this much content takes on the stick: its own frame and a little air. */
const spaceNeeded = (contentBytes: number): number => Math.ceil(contentBytes * 1.01) + 4 * 1024 ** 2

interface TargetProps {
  readonly target: ChosenFolder | null
  readonly needed: number
  readonly onChosen: (folder: ChosenFolder) => void
}

export const Target = ({ target, needed, onChosen }: TargetProps) => {
  const choose = useSay('exchange', 'chooseTarget')
  const onChoose = () => choose.mutate({}, { onSuccess: (folder) => folder !== null && onChosen(folder) })
  return (
    <div className="exchange-target">
      <span className="field-label">{words.target}</span>
      {target === null && <Sticks needed={needed} onChosen={onChosen} />}
      <div className="exchange-acts">
        {target !== null && (
          <span>
            <strong>{target.name}</strong> <span className="quiet figures">{mediumWords(target)}</span>
          </span>
        )}
        <Button loading={choose.isPending} onClick={onChoose}>
          {target === null ? words.chooseTarget : words.changeTarget}
        </Button>
      </div>
      {target !== null && target.freeBytes < needed && (
        <p className="red" role="alert">
          {words.notEnough(bytes(needed))}
        </p>
      )}
      {target?.removable === false && <p className="quiet">{words.notRemovable}</p>}
    </div>
  )
}
