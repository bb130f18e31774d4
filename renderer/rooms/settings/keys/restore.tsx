import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { Restored } from '../../../../electron/contract/index.ts'
import { useSay } from '../../../app/workstation.ts'
import { FailureNote } from '../../../parts/failure-note.tsx'
import { Field } from '../../../parts/field.tsx'
import { Fingerprint } from '../../../parts/fingerprint.tsx'
import { PasswordInput } from '../../../parts/password-input.tsx'
import { shareWords as words } from '../../../words/trust.ts'
import { ShareTexts } from './share-texts.tsx'

/** 恢复: this computer becomes the office that the shares hold, once its fingerprint has been compared. */
export const Restore = ({ onClose }: { readonly onClose: () => void }) => {
  const [shares, setShares] = useState<readonly string[]>([])
  const look = useSay('shares', 'open', { handles: 'all' })
  return (
    <section className="settings-form share-form" aria-label={words.restoreTitle}>
      <p>{words.restoreText}</p>
      {look.data === undefined ? (
        <>
          <ShareTexts texts={shares} onChange={setShares} />
          {look.error !== null && <FailureNote failure={look.error.failure} />}
          <div className="settings-row">
            <Button
              type="primary"
              disabled={shares.length === 0}
              loading={look.isPending}
              onClick={() => look.mutate({ shares: [...shares] })}
            >
              {words.look}
            </Button>
            <Button type="text" onClick={onClose}>
              {words.cancel}
            </Button>
          </div>
        </>
      ) : (
        <TakeOver found={look.data} shares={shares} onClose={onClose} />
      )}
    </section>
  )
}

interface TakeOverProps {
  readonly found: Restored
  readonly shares: readonly string[]
  readonly onClose: () => void
}

const TakeOver = ({ found, shares, onClose }: TakeOverProps) => {
  const { message } = App.useApp()
  const [compared, setCompared] = useState(false)
  const [password, setPassword] = useState('')
  const restore = useSay('shares', 'restore', { handles: 'all' })
  const onRestore = () =>
    restore.mutate(
      { shares: [...shares], fingerprint: found.fingerprint, password },
      {
        onSettled: () => setPassword(''),
        onSuccess: () => {
          void message.success(words.restored)
          onClose()
        },
      },
    )
  return (
    <>
      <p>
        {words.found} <strong>{found.office}</strong>　{words.set(found.tag)}
      </p>
      <p className="field-label">{words.foundPrint}</p>
      <Fingerprint label={words.foundPrint} value={found.fingerprint} />
      {found.already ? (
        <p role="alert">{words.already}</p>
      ) : (
        <>
          <p>{words.compare}</p>
          <Checkbox checked={compared} onChange={({ target }) => setCompared(target.checked)}>
            {words.compared}
          </Checkbox>
          <Field label={words.password}>{(id) => <PasswordInput id={id} name="current" value={password} onChange={setPassword} />}</Field>
        </>
      )}
      {restore.error !== null && <FailureNote failure={restore.error.failure} />}
      <div className="settings-row">
        {!found.already && (
          <Button danger disabled={!compared || password === ''} loading={restore.isPending} onClick={onRestore}>
            {words.doRestore}
          </Button>
        )}
        <Button type="text" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </>
  )
}
