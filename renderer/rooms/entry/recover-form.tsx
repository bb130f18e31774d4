import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import type { KnownCaseFile, Session } from '../../../electron/contract/index.ts'
import { useSay } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Field } from '../../parts/field.tsx'
import { chosenPassword, NewPassword, notChosen } from '../../parts/new-password.tsx'
import { entryWords, passwordWords, unlockWords } from '../../words/entry.ts'

interface RecoverFormProps {
  readonly file: KnownCaseFile
  readonly accountId: string
  readonly onBack: () => void
  readonly onOpen: (session: Session) => void
}

/** The sealed recovery key opens, and sets a new password for the chosen account. */
export const RecoverForm = ({ file, accountId, onBack, onOpen }: RecoverFormProps) => {
  const [recoveryKey, setRecoveryKey] = useState('')
  const [chosen, setChosen] = useState(notChosen)
  const recover = useSay('caseFiles', 'recover', { handles: 'all' })
  const newPassword = chosenPassword(chosen)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (newPassword === null || recoveryKey.trim() === '' || recover.isPending) return
    recover.mutate({ caseFileId: file.id, accountId, recoveryKey, newPassword }, { onSuccess: onOpen })
  }
  return (
    <form className="entry-form" onSubmit={submit}>
      <p>{unlockWords.recoverHint}</p>
      <Field label={unlockWords.recoveryKey}>
        {(id) => (
          <Input
            id={id}
            autoFocus
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            value={recoveryKey}
            onChange={({ target }) => setRecoveryKey(target.value)}
          />
        )}
      </Field>
      <NewPassword value={chosen} onChange={setChosen} label={passwordWords.newPassword} />
      {recover.error !== null && <FailureNote failure={recover.error.failure} />}
      <div className="entry-acts">
        <Button type="primary" htmlType="submit" disabled={newPassword === null || recoveryKey.trim() === ''} loading={recover.isPending}>
          {unlockWords.recoverAct}
        </Button>
        <Button type="text" onClick={onBack}>
          {entryWords.back}
        </Button>
      </div>
    </form>
  )
}
