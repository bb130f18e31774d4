import { Button, Checkbox, Input, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import type { WipeForecast } from '../../../electron/contract/index.ts'
import { useMay, useSession } from '../../app/session.tsx'
import { useAsk, useSay } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Field, Section } from '../../parts/field.tsx'
import { PasswordInput } from '../../parts/password-input.tsx'
import { StatusWord } from '../../parts/status-word.tsx'
import { postWords } from '../../words/people.ts'
import { wipeWords as words } from '../../words/wipe.ts'

/** 清理: the last thing that is done on a laptop. */
export const Wipe = () => {
  const may = useMay('hand_over')
  return (
    <Section title={words.title}>
      <p>{words.lead}</p>
      {may ? <Standing /> : <p className="quiet">{words.noRight}</p>}
    </Section>
  )
}

const Standing = () => {
  const forecast = useAsk('wipe', 'forecast', {}).data
  const [asking, setAsking] = useState(false)
  if (forecast === undefined) return null
  const gaps = gapsOf(forecast)
  if (gaps.length > 0) {
    return (
      <>
        <StatusWord words={words.standing} status="notReady" />
        <ul className="wipe-gaps">
          {gaps.map((gap) => (
            <li key={gap}>{gap}</li>
          ))}
        </ul>
      </>
    )
  }
  return (
    <>
      <p>
        <StatusWord words={words.standing} status="ready" /> {words.counts(recordsIn(forecast), forecast.files)}
      </p>
      {asking ? (
        <Deciding forecast={forecast} onCancel={() => setAsking(false)} />
      ) : (
        <Button danger onClick={() => setAsking(true)}>
          {words.start}
        </Button>
      )}
    </>
  )
}

const recordsIn = ({ counts }: WipeForecast): number => Object.values(counts).reduce((sum, n) => sum + n, 0)

const gapsOf = ({ waitingForReceipt, unsent, others }: WipeForecast): readonly string[] => [
  ...(waitingForReceipt ? [words.gaps.receipt] : []),
  ...(unsent > 0 ? [words.gaps.unsent(unsent)] : []),
  ...(others.length === 0 ? [words.gaps.alone] : []),
]

const Deciding = ({ forecast, onCancel }: { readonly forecast: WipeForecast; readonly onCancel: () => void }) => {
  const { label } = useSession()
  const [second, setSecond] = useState(forecast.others[0]?.accountId ?? '')
  const [password, setPassword] = useState('')
  const [typed, setTyped] = useState('')
  const [cluesHandedOver, setCluesHandedOver] = useState(false)
  const decide = useSay('wipe', 'decide', { handles: 'all' })
  const ready = password !== '' && typed.trim() === label && (forecast.clues === 0 || cluesHandedOver)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) decide.mutate({ secondAccountId: second, secondPassword: password, cluesHandedOver }, { onSettled: () => setPassword('') })
  }
  return (
    <form className="exchange-compare wipe-form" onSubmit={submit} aria-label={words.act}>
      {forecast.clues > 0 && (
        <>
          <p>{words.clues(forecast.clues)}</p>
          <Checkbox checked={cluesHandedOver} onChange={(event) => setCluesHandedOver(event.target.checked)}>
            {words.cluesDone}
          </Checkbox>
        </>
      )}
      <Field label={words.second}>
        {(id) => (
          <Select
            id={id}
            value={second}
            onChange={setSecond}
            options={forecast.others.map(({ accountId, name, post }) => ({ value: accountId, label: `${name}（${postWords[post]}）` }))}
          />
        )}
      </Field>
      <Field label={words.secondPassword}>
        {(id) => <PasswordInput id={id} name="current" autoFocus value={password} onChange={setPassword} />}
      </Field>
      <Field label={words.typeLabel(label)}>
        {(id) => <Input id={id} value={typed} onChange={(event) => setTyped(event.target.value)} />}
      </Field>
      {decide.error !== null &&
        (decide.error.failure.code === 'wrong_password' ? (
          <p className="red" role="alert">
            {words.wrongSecond}
          </p>
        ) : (
          <FailureNote failure={decide.error.failure} />
        ))}
      <p className="red">{words.cannotUndo}</p>
      <div className="exchange-acts">
        <Button danger type="primary" htmlType="submit" disabled={!ready} loading={decide.isPending}>
          {words.act}
        </Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
      </div>
    </form>
  )
}
