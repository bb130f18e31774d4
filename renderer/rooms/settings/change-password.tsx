import { App, Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { useSay } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Field, Section } from '../../parts/field.tsx'
import { chosenPassword, NewPassword, notChosen } from '../../parts/new-password.tsx'
import { PasswordInput } from '../../parts/password-input.tsx'
import { passwordWords } from '../../words/entry.ts'
import { settingsWords } from '../../words/settings.ts'

/** A new password for the person at the keyboard. */
export const ChangePassword = () => {
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const [oldPassword, setOldPassword] = useState('')
  const [chosen, setChosen] = useState(notChosen)
  const change = useSay('vault', 'changePassword', { handles: 'all' })
  const newPassword = chosenPassword(chosen)
  const done = () => {
    setOpen(false)
    setOldPassword('')
    setChosen(notChosen)
    void message.info(settingsWords.passwordChanged)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (newPassword !== null && oldPassword !== '') change.mutate({ oldPassword, newPassword }, { onSuccess: done })
  }
  return (
    <Section title={settingsWords.password}>
      {!open && <Button onClick={() => setOpen(true)}>{settingsWords.changePassword}</Button>}
      {open && (
        <form className="settings-form" onSubmit={submit}>
          <Field label={settingsWords.oldPassword}>
            {(id) => <PasswordInput id={id} name="current" autoFocus value={oldPassword} onChange={setOldPassword} />}
          </Field>
          <NewPassword label={passwordWords.newPassword} value={chosen} onChange={setChosen} />
          {change.error !== null && <FailureNote failure={change.error.failure} />}
          <div className="settings-row">
            <Button type="primary" htmlType="submit" disabled={newPassword === null || oldPassword === ''} loading={change.isPending}>
              {settingsWords.changePassword}
            </Button>
          </div>
        </form>
      )}
    </Section>
  )
}
