import { Button, Modal } from 'antd'
import { type FormEvent, useState } from 'react'
import { useSession } from '../../app/session.tsx'
import { useSay } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Field, Section } from '../../parts/field.tsx'
import { PasswordInput } from '../../parts/password-input.tsx'
import { RecoverySheet } from '../../parts/recovery-sheet.tsx'
import { recoveryWords } from '../../words/entry.ts'
import { settingsWords } from '../../words/settings.ts'

/** A new recovery key in place of one that was lost or seen. */
export const RenewRecoveryKey = () => {
  const { label } = useSession()
  const [asking, setAsking] = useState(false)
  const [password, setPassword] = useState('')
  const renew = useSay('vault', 'renewRecoveryKey', { handles: 'all' })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    renew.mutate({ password }, { onSettled: () => setPassword(''), onSuccess: () => setAsking(false) })
  }
  return (
    <Section title={settingsWords.recovery}>
      <p className="settings-hint">{settingsWords.recoveryHint}</p>
      {!asking && <Button onClick={() => setAsking(true)}>{settingsWords.renew}</Button>}
      {asking && (
        <form className="settings-form" onSubmit={submit}>
          <Field label={settingsWords.confirmPassword}>
            {(id) => <PasswordInput id={id} name="current" autoFocus value={password} onChange={setPassword} />}
          </Field>
          {renew.error !== null && <FailureNote failure={renew.error.failure} />}
          <div className="settings-row">
            <Button type="primary" htmlType="submit" disabled={password === ''} loading={renew.isPending}>
              {settingsWords.renew}
            </Button>
          </div>
        </form>
      )}
      <Modal
        open={renew.data !== undefined}
        title={<span className="spoken-title">{recoveryWords.title}</span>}
        footer={null}
        closable={false}
        mask={{ closable: false }}
        keyboard={false}
        width={640}
        destroyOnHidden
      >
        {renew.data !== undefined && (
          <RecoverySheet recoveryKey={renew.data.recoveryKey} label={label} act={recoveryWords.doneHere} onDone={() => renew.reset()} />
        )}
      </Modal>
    </Section>
  )
}
