import { Button, Radio } from 'antd'
import { type FormEvent, useState } from 'react'
import type { CaseFileFace, KnownCaseFile, Session } from '../../../electron/contract/index.ts'
import { useAsk, useSay } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Field } from '../../parts/field.tsx'
import { PasswordInput } from '../../parts/password-input.tsx'
import { entryWords, modeWords, unlockWords } from '../../words/entry.ts'
import { salvageWords } from '../../words/salvage.ts'
import { useCountdown } from './countdown.ts'
import { RecoverForm } from './recover-form.tsx'
import { SalvageForm } from './salvage-form.tsx'

interface UnlockProps {
  readonly file: KnownCaseFile
  readonly onBack: () => void
  readonly onOpen: (session: Session) => void
}

/** Account and password of one case file; or the words for why it cannot be opened. */
export const Unlock = ({ file, onBack, onOpen }: UnlockProps) => {
  const [recovering, setRecovering] = useState(false)
  const [salvaging, setSalvaging] = useState(false)
  const face = useAsk('caseFiles', 'describe', { caseFileId: file.id })
  const [account, setAccount] = useState<string | null>(null)
  const who = account ?? face.data?.accounts[0]?.id ?? null
  return (
    <>
      <h1>{face.data?.label ?? file.label}</h1>
      <p className="quiet">
        {modeWords[file.mode]} · {entryWords.placeOf(file.place)}
      </p>
      {face.error !== null && (
        <FailureNote failure={face.error.failure}>
          <Button onClick={() => void face.refetch()}>{entryWords.again}</Button>
          <Button onClick={onBack}>{entryWords.others}</Button>
        </FailureNote>
      )}
      {face.data !== undefined && who !== null && (
        <div className="entry-form">
          <Accounts face={face.data} value={who} onChange={setAccount} />
          {salvaging ? (
            <SalvageForm file={file} accountId={who} onBack={() => setSalvaging(false)} onDone={onBack} />
          ) : recovering ? (
            <RecoverForm file={file} accountId={who} onBack={() => setRecovering(false)} onOpen={onOpen} />
          ) : (
            <UnlockForm
              key={who}
              file={file}
              accountId={who}
              waitSeconds={face.data.waitSeconds}
              onOpen={onOpen}
              onFailed={() => void face.refetch()}
              onBack={onBack}
              onRecover={() => setRecovering(true)}
              onSalvage={() => setSalvaging(true)}
            />
          )}
        </div>
      )}
    </>
  )
}

const Accounts = ({
  face,
  value,
  onChange,
}: {
  readonly face: CaseFileFace
  readonly value: string
  readonly onChange: (id: string) => void
}) => (
  <fieldset className="account-choices">
    <legend>{unlockWords.who}</legend>
    <Radio.Group
      aria-label={unlockWords.who}
      optionType="button"
      value={value}
      onChange={({ target }) => onChange(target.value as string)}
      options={face.accounts.map(({ id, name }) => ({ value: id, label: name }))}
    />
  </fieldset>
)

interface UnlockFormProps {
  readonly file: KnownCaseFile
  readonly accountId: string
  readonly waitSeconds: number
  readonly onOpen: (session: Session) => void
  readonly onFailed: () => void
  readonly onBack: () => void
  readonly onRecover: () => void
  readonly onSalvage: () => void
}

const UnlockForm = ({ file, accountId, waitSeconds, onOpen, onFailed, onBack, onRecover, onSalvage }: UnlockFormProps) => {
  const [password, setPassword] = useState('')
  const unlock = useSay('caseFiles', 'unlock', { handles: 'all' })
  const failure = unlock.error?.failure
  const told = failure?.code === 'wait' ? Number(failure.detail?.seconds ?? 0) : waitSeconds
  const left = useCountdown(told, unlock.submittedAt)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (password === '' || left > 0 || unlock.isPending) return
    unlock.mutate({ caseFileId: file.id, accountId, password }, { onSuccess: onOpen, onError: onFailed })
  }
  return (
    <form className="entry-form" onSubmit={submit}>
      <Field label={unlockWords.password}>
        {(id) => <PasswordInput id={id} name="current" autoFocus value={password} onChange={setPassword} />}
      </Field>
      {failure !== undefined && !unlock.isPending && (
        <FailureNote failure={failure.code === 'wait' ? { ...failure, detail: { seconds: left } } : failure}>
          {failure.code === 'case_file_damaged' && <Button onClick={onSalvage}>{salvageWords.act}</Button>}
        </FailureNote>
      )}
      <div className="entry-acts">
        <Button type="primary" htmlType="submit" disabled={password === '' || left > 0} loading={unlock.isPending}>
          {unlock.isPending ? unlockWords.working : left > 0 ? unlockWords.wait(left) : unlockWords.act}
        </Button>
        <button type="button" className="word-button" onClick={onRecover}>
          {unlockWords.forgot}
        </button>
        <button type="button" className="word-button" onClick={onBack}>
          {entryWords.others}
        </button>
        <button type="button" className="word-button" onClick={onSalvage}>
          {salvageWords.entry}
        </button>
      </div>
    </form>
  )
}
