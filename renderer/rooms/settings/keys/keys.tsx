import { Button, InputNumber } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { SharesState } from '../../../../electron/contract/index.ts'
import { useMay, useSession } from '../../../app/session.tsx'
import { useAsk, useSay } from '../../../app/workstation.ts'
import { Field, Section } from '../../../parts/field.tsx'
import { Fingerprint } from '../../../parts/fingerprint.tsx'
import { Facts } from '../../../parts/reading.tsx'
import { moment } from '../../../words/figures.ts'
import { shareWords as words } from '../../../words/trust.ts'
import { Drill } from './drill.tsx'
import { Restore } from './restore.tsx'
import { Split } from './split.tsx'
import './keys.css'

/** 密钥与身份: the fingerprint of this computer, and at the office the shares of its key. */
export const Keys = () => {
  const { mode } = useSession()
  const card = useAsk('exchange', 'ownCard', {}).data
  return (
    <>
      <Section title={words.title}>
        {card !== undefined && (
          <>
            <p className="field-label">{words.own}</p>
            <Fingerprint label={words.own} value={card.fingerprint} />
          </>
        )}
      </Section>
      {mode === 'office' && <Shares />}
    </>
  )
}

type Doing = 'split' | 'drill' | 'restore' | null

const Shares = () => {
  const state = useAsk('shares', 'state', {}).data
  const maySplit = useMay('split_key')
  const [doing, setDoing] = useState<Doing>(null)
  const close = () => setDoing(null)
  if (state === undefined) return null
  return (
    <Section title={words.sharesTitle}>
      <p className="settings-hint">{words.why}</p>
      <Standing state={state} />
      {doing === null && (
        <div className="settings-row keys-acts">
          {state.set !== null && (
            <Button type={state.overdue ? 'primary' : 'default'} onClick={() => setDoing('drill')}>
              {words.drill}
            </Button>
          )}
          {maySplit && (
            <>
              <Button type={state.set === null ? 'primary' : 'default'} onClick={() => setDoing('split')}>
                {state.set === null ? words.split : words.splitAgain}
              </Button>
              <Button onClick={() => setDoing('restore')}>{words.restore}</Button>
            </>
          )}
        </div>
      )}
      {!maySplit && <p className="quiet">{words.onlyDirector}</p>}
      {doing === 'split' && <Split again={state.set !== null} onClose={close} />}
      {doing === 'drill' && <Drill onClose={close} />}
      {doing === 'restore' && <Restore onClose={close} />}
    </Section>
  )
}

const day = (at: number): string => dayjs(at).format('YYYY年M月D日')

const Standing = ({ state: { set, drills, everyDays, dueAt, overdue } }: { readonly state: SharesState }) => {
  const maySplit = useMay('split_key')
  const every = useSay('shares', 'setDrillEvery')
  const [last] = drills
  if (set === null) return <p role="note">{words.none}</p>
  return (
    <>
      <Facts
        items={[
          { label: words.sharesTitle, value: `${words.of(set.threshold, set.holders.length)}　${words.set(set.tag)}` },
          { label: words.splitWhen, value: words.madeAt(moment(set.madeAt), set.madeBy) },
          { label: words.holders, value: set.holders.map((holder, index) => words.holderOf(index + 1, holder)).join('　') },
          {
            label: words.lastDrill,
            value: last === undefined ? words.neverDrilled : words.drilledAt(moment(last.at), last.by, last.numbers.join('、')),
          },
          { label: words.nextDrill, value: dueAt !== null && !overdue && words.dueAt(day(dueAt)) },
        ]}
      />
      {overdue && (
        <p className="red" role="alert">
          {words.overdue}
        </p>
      )}
      {!set.ofThisDevice && (
        <p className="red" role="alert">
          {words.otherDevice}
        </p>
      )}
      {maySplit && (
        <Field label={words.every}>
          {(id) => (
            <InputNumber
              id={id}
              min={7}
              max={1000}
              precision={0}
              value={everyDays}
              onChange={(days) => days !== null && every.mutate({ days })}
            />
          )}
        </Field>
      )}
    </>
  )
}
