import { Button, Input, InputNumber } from 'antd'
import { type FormEvent, useState } from 'react'
import { useSay } from '../../../app/workstation.ts'
import { FailureNote } from '../../../parts/failure-note.tsx'
import { Field } from '../../../parts/field.tsx'
import { PasswordInput } from '../../../parts/password-input.tsx'
import { shareWords as words } from '../../../words/trust.ts'
import { ShareSheets } from './share-sheets.tsx'

interface SplitProps {
  readonly again: boolean
  readonly onClose: () => void
}

/** 拆分: how many shares, whose, and how many of them it takes; 2 of 3 unless somebody says otherwise. */
export const Split = ({ again, onClose }: SplitProps) => {
  const [holders, setHolders] = useState<readonly string[]>(['', '', ''])
  const [threshold, setThreshold] = useState(2)
  const [password, setPassword] = useState('')
  const split = useSay('shares', 'split', { handles: 'all' })
  const complete = password !== '' && holders.every((holder) => holder.trim() !== '')
  const setNumber = (number: number) => {
    setHolders(Array.from({ length: number }, (_, index) => holders[index] ?? ''))
    setThreshold(Math.min(threshold, number))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!complete) return
    const order = { password, threshold, holders: holders.map((holder) => holder.trim()) }
    split.mutate(order, { onSettled: () => setPassword('') })
  }
  const done = () => {
    split.reset() // nothing of the shares stays in the page
    onClose()
  }
  if (split.data !== undefined) return <ShareSheets sheets={split.data} onDone={done} />
  return (
    <form className="settings-form" aria-label={again ? words.splitAgain : words.split} onSubmit={submit}>
      {again && <p role="note">{words.splitAgainText}</p>}
      <div className="settings-row">
        <Field label={words.number}>
          {(id) => (
            <InputNumber id={id} min={2} max={9} precision={0} value={holders.length} onChange={(number) => setNumber(number ?? 3)} />
          )}
        </Field>
        <Field label={words.threshold}>
          {(id) => (
            <InputNumber
              id={id}
              min={2}
              max={holders.length}
              precision={0}
              value={threshold}
              onChange={(number) => setThreshold(number ?? 2)}
            />
          )}
        </Field>
      </div>
      {holders.map((holder, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a share is its number
        <Field key={index} label={words.holder(index + 1)}>
          {(id) => (
            <Input
              id={id}
              maxLength={100}
              value={holder}
              onChange={({ target }) => setHolders(holders.map((one, at) => (at === index ? target.value : one)))}
            />
          )}
        </Field>
      ))}
      <Field label={words.password}>{(id) => <PasswordInput id={id} name="current" value={password} onChange={setPassword} />}</Field>
      {split.error !== null && <FailureNote failure={split.error.failure} />}
      <div className="settings-row">
        <Button type="primary" htmlType="submit" disabled={!complete} loading={split.isPending}>
          {words.doSplit}
        </Button>
        <Button type="text" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
