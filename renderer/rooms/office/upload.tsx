import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { ChosenFolder, ProfileFace, ProfileRead, UploadMade, UploadPreview } from '../../../electron/contract/index.ts'
import { LongJob, useJob } from '../../app/job.ts'
import { useRound } from '../../app/round.tsx'
import { call, useAsk, useSay } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Field } from '../../parts/field.tsx'
import { JobProgress } from '../../parts/job-progress.tsx'
import { Facts } from '../../parts/reading.tsx'
import { exchangeWords } from '../../words/exchange.ts'
import { bytes, count } from '../../words/figures.ts'
import { profileProblemWords, uploadWords as words } from '../../words/upload.ts'
import { UploadContents } from './upload-contents.tsx'

/** Lives outside the room: the person may work elsewhere meanwhile. */
const checking = new LongJob<UploadPreview>()
const making = new LongJob<UploadMade>()

/** 上传包: choose a round and a mapping, see what would go out and what is missing, write it. */
export const Upload = () => {
  const { rounds, round } = useRound()
  const profiles = useAsk('upload', 'profiles', {}).data ?? []
  const [roundId, setRoundId] = useState<string | null>(null)
  const [profileId, setProfileId] = useState<string | null>(null)
  const check = useJob(checking)
  const make = useJob(making)
  const wish = { roundId: roundId ?? round?.id ?? rounds[0]?.id ?? '', profileId: profileId ?? profiles[0]?.id ?? '' }
  const choose = (change: () => void) => {
    checking.reset()
    making.reset()
    change()
  }
  if (rounds.length === 0) return <p>{words.noRound}</p>
  return (
    <div className="upload">
      <p>{words.lead}</p>
      <p className="exchange-caution">{words.plain}</p>
      <Field label={words.round}>
        {(id) => (
          <Select
            id={id}
            value={wish.roundId}
            onChange={(value) => choose(() => setRoundId(value))}
            options={rounds.map(({ id: value, body }) => ({ value, label: `${body.groupName} ${body.name}`.trim() }))}
          />
        )}
      </Field>
      <Profiles profiles={profiles} profileId={wish.profileId} onChoose={(id) => choose(() => setProfileId(id))} />
      <div className="office-acts">
        <Button
          type={check.state === 'done' ? 'default' : 'primary'}
          disabled={check.state === 'running' || make.state === 'running'}
          onClick={() => choose(() => void checking.run((job) => call('upload', 'preview', { ...wish, job })))}
        >
          {words.preview}
        </Button>
      </div>
      {check.state === 'running' && <JobProgress what={words.previewing} job={check} onCancel={() => void checking.cancel()} />}
      {check.state === 'failed' && check.failure.code !== 'cancelled' && <FailureNote failure={check.failure} />}
      {check.state === 'done' && <UploadContents preview={check.value} />}
      {check.state === 'done' && check.value.problemCount === 0 && <Writing wish={wish} />}
    </div>
  )
}

interface ProfilesProps {
  readonly profiles: readonly ProfileFace[]
  readonly profileId: string
  readonly onChoose: (id: string) => void
}

const Profiles = ({ profiles, profileId, onChoose }: ProfilesProps) => {
  const load = useSay('upload', 'loadProfile')
  const forget = useSay('upload', 'forgetProfile')
  const { message } = App.useApp()
  const [refused, setRefused] = useState<Extract<ProfileRead, { readonly ok: false }> | null>(null)
  const chosen = profiles.find(({ id }) => id === profileId)
  const onLoad = () =>
    load.mutate(
      {},
      {
        onSuccess: (read) => {
          if (read === null) return
          setRefused(read.ok ? null : read)
          if (!read.ok) return
          void message.success(words.loaded(read.profile.name))
          onChoose(read.profile.id)
        },
      },
    )
  return (
    <>
      <Field label={words.profile} hint={chosen?.note}>
        {(id) => (
          <Select
            id={id}
            value={profileId}
            onChange={onChoose}
            options={profiles.map(({ id: value, name, version }) => ({ value, label: `${name}　${version}` }))}
          />
        )}
      </Field>
      <div className="office-acts">
        <Button loading={load.isPending} onClick={onLoad}>
          {words.load}
        </Button>
        {chosen !== undefined && !chosen.shipped && (
          <Button onClick={() => forget.mutate({ id: chosen.id }, { onSuccess: () => void message.info(words.forgotten) })}>
            {words.forget}
          </Button>
        )}
      </div>
      {refused !== null && (
        <div role="alert">
          <p>{words.refused(refused.fileName)}</p>
          <ul className="upload-faults">
            {refused.problems.map(({ path, code, detail }) => (
              <li key={`${path} ${code} ${detail}`}>
                <code>{path}</code> {profileProblemWords[code]} {detail}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

const Writing = ({ wish }: { readonly wish: { readonly roundId: string; readonly profileId: string } }) => {
  const make = useJob(making)
  const [target, setTarget] = useState<ChosenFolder | null>(null)
  const [reason, setReason] = useState('')
  const [approvedBy, setApprovedBy] = useState('')
  const choose = useSay('upload', 'chooseTarget')
  if (make.state === 'running') return <JobProgress what={words.making} job={make} onCancel={() => void making.cancel()} />
  if (make.state === 'done') return <Made made={make.value} />
  const start = () => {
    if (target === null) return
    const { ticket } = target
    setTarget(null) // a ticket is good for one use
    void making.run((job) => call('upload', 'make', { ...wish, ticket, reason: reason.trim(), approvedBy: approvedBy.trim(), job }))
  }
  return (
    <div className="exchange-ready">
      <Field label={words.reason} required>
        {(id) => (
          <Input
            id={id}
            maxLength={200}
            placeholder={words.reasonHint}
            value={reason}
            onChange={({ target: { value } }) => setReason(value)}
          />
        )}
      </Field>
      <Field label={words.approvedBy}>
        {(id) => <Input id={id} maxLength={50} value={approvedBy} onChange={({ target: { value } }) => setApprovedBy(value)} />}
      </Field>
      <div className="exchange-target">
        <span className="field-label">{words.target}</span>
        <div className="exchange-acts">
          {target !== null && (
            <span>
              <strong>{target.name}</strong>{' '}
              <span className="quiet figures">
                {[target.label, target.serial, exchangeWords.free(bytes(target.freeBytes))].filter((part) => part !== '').join(' · ')}
              </span>
            </span>
          )}
          <Button
            loading={choose.isPending}
            onClick={() => choose.mutate({}, { onSuccess: (folder) => folder !== null && setTarget(folder) })}
          >
            {target === null ? words.chooseTarget : words.changeTarget}
          </Button>
        </div>
      </div>
      {make.state === 'failed' &&
        (make.failure.code === 'cancelled' ? <p role="status">{words.cancelled}</p> : <FailureNote failure={make.failure} />)}
      <Button type="primary" disabled={target === null || reason.trim() === ''} onClick={start}>
        {words.make}
      </Button>
    </div>
  )
}

const Made = ({ made }: { readonly made: UploadMade }) => (
  <section aria-label={words.done}>
    <div role="status">
      <h3 className="exchange-done">{words.done}</h3>
    </div>
    <p>{words.doneText}</p>
    <Facts
      items={[
        { label: words.folder, value: <span className="office-file">{made.folderName}</span> },
        { label: words.files, value: count(made.files.length) },
        { label: words.lines, value: count(made.lines) },
        { label: words.size, value: bytes(made.size) },
        { label: words.manifest, value: <span className="figures office-file">{made.manifestSha256}</span> },
      ]}
    />
    <Button onClick={() => making.reset()}>{words.again}</Button>
  </section>
)
