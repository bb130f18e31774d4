import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import type { KnownCaseFile } from '../../../electron/contract/index.ts'
import { LongJob, useJob } from '../../app/job.ts'
import { call, queries, type ResultOf } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Field } from '../../parts/field.tsx'
import { JobProgress } from '../../parts/job-progress.tsx'
import { PasswordInput } from '../../parts/password-input.tsx'
import { SalvageReading } from '../../parts/salvage-reading.tsx'
import { unlockWords } from '../../words/entry.ts'
import { salvageWords as words } from '../../words/salvage.ts'

interface SalvageFormProps {
  readonly file: KnownCaseFile
  readonly accountId: string
  readonly onBack: () => void
  readonly onDone: () => void
}

const salvaging = new LongJob<ResultOf<'caseFiles', 'salvage'>>()

/** 抢救: what is still whole of a damaged case file goes into a new one, and every loss is named. */
export const SalvageForm = ({ file, accountId, onBack, onDone }: SalvageFormProps) => {
  const [password, setPassword] = useState('')
  const job = useJob(salvaging)
  const start = (event: FormEvent) => {
    event.preventDefault()
    if (password === '' || job.state === 'running') return
    void salvaging.run((name) => call('caseFiles', 'salvage', { caseFileId: file.id, accountId, password, job: name }))
  }
  const leave = (go: () => void) => () => {
    salvaging.reset()
    go()
  }
  if (job.state === 'done' && job.value !== null) {
    const { report, made } = job.value
    return (
      <section aria-label={words.done}>
        <div role="status">
          <h2>{words.done}</h2>
        </div>
        <p>{words.place(made.label, made.place)}</p>
        <SalvageReading report={report} />
        <p>{words.keep}</p>
        <Button
          type="primary"
          onClick={leave(() => {
            void queries.invalidateQueries({ queryKey: ['caseFiles'] }) // the new one is on this computer's list
            onDone()
          })}
        >
          {words.close}
        </Button>
      </section>
    )
  }
  return (
    <form className="entry-form" onSubmit={start}>
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <Field label={unlockWords.password}>
        {(id) => <PasswordInput id={id} name="current" autoFocus value={password} onChange={setPassword} />}
      </Field>
      {job.state === 'running' && <JobProgress what={words.working} job={job} onCancel={() => void salvaging.cancel()} />}
      {job.state === 'failed' &&
        (job.failure.code === 'cancelled' ? <p role="status">{words.cancelled}</p> : <FailureNote failure={job.failure} />)}
      <div className="entry-acts">
        <Button type="primary" htmlType="submit" disabled={password === '' || job.state === 'running'}>
          {words.choose}
        </Button>
        <button type="button" className="word-button" disabled={job.state === 'running'} onClick={leave(onBack)}>
          {words.back}
        </button>
      </div>
    </form>
  )
}
