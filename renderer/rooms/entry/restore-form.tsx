import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import type { KnownCaseFile } from '../../../electron/contract/index.ts'
import { LongJob, useJob } from '../../app/job.ts'
import { call } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Field } from '../../parts/field.tsx'
import { JobProgress } from '../../parts/job-progress.tsx'
import { backupWords as words } from '../../words/backup.ts'

const restoring = new LongJob<KnownCaseFile | null>()

/** 从备份恢复: a lost laptop's case file on this one. */
export const RestoreForm = ({ onBack, onDone }: { readonly onBack: () => void; readonly onDone: (file: KnownCaseFile) => void }) => {
  const [passphrase, setPassphrase] = useState('')
  const job = useJob(restoring)
  const running = job.state === 'running'
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (passphrase === '' || running) return
    await restoring.run(async (name) => {
      const file = await call('caseFiles', 'restore', { passphrase, job: name })
      if (file !== null) onDone(file)
      return file
    })
  }
  return (
    <form className="entry-form" onSubmit={(event) => void submit(event)}>
      <h1>{words.restoreTitle}</h1>
      <p>{words.restoreText}</p>
      <Field label={words.restorePassphrase}>
        {(id) => (
          <Input
            id={id}
            autoFocus
            autoComplete="off"
            className="figures"
            placeholder={words.restoreHint}
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
        )}
      </Field>
      {job.state === 'running' && <JobProgress what={words.restoring} job={job} onCancel={() => void restoring.cancel()} />}
      {job.state === 'failed' &&
        (job.failure.code === 'cancelled' ? <p role="status">{words.cancelled}</p> : <FailureNote failure={job.failure} />)}
      <div className="entry-acts">
        <Button type="primary" htmlType="submit" disabled={passphrase === '' || running}>
          {words.restore}
        </Button>
        <button type="button" className="word-button" disabled={running} onClick={onBack}>
          {words.back}
        </button>
      </div>
    </form>
  )
}
