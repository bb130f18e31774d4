import { Select } from 'antd'
import { useState } from 'react'
import type { ExportReport } from '../../../electron/contract/index.ts'
import { LongJob } from '../../app/job.ts'
import { useRound } from '../../app/round.tsx'
import { useMay } from '../../app/session.tsx'
import { call, useAsk } from '../../app/workstation.ts'
import { Field, Section } from '../../parts/field.tsx'
import { exchangeWords as words } from '../../words/exchange.ts'
import { Receive } from '../office/receive.tsx'
import { Sending } from './sending.tsx'
import '../office/office.css'

/** Goes on while the person works elsewhere. */
const sending = new LongJob<ExportReport>()

/** 组内汇合: what is written on several laptops comes together, by stick. */
export const Together = () => {
  const { round } = useRound()
  const mayWrite = useMay('write')
  const laptops = (useAsk('exchange', 'cards', {}).data ?? []).filter(({ card, revoked }) => card.mode === 'group' && revoked === null)
  const [chosen, setChosen] = useState<string | null>(null)
  const leader = laptops.find(({ role }) => role === 'leader') ?? laptops[0]
  const to = chosen ?? leader?.card.deviceId ?? ''
  return (
    <>
      <Section title={words.receiveTitle}>
        <Receive />
      </Section>
      <Section title={words.togetherTitle}>
        <p>{words.togetherText}</p>
        {round === null && <p className="quiet">{words.noRound}</p>}
        {round !== null && laptops.length === 0 && <p className="quiet">{words.noLaptops}</p>}
        {round !== null && laptops.length > 0 && mayWrite && (
          <Sending
            job={sending}
            what={words.sending}
            act={words.send}
            ready={to !== ''}
            onSend={(where) => void sending.run((job) => call('exchange', 'sendMember', { roundId: round.id, to, job, ...where }))}
          >
            <Field label={words.toLaptop}>
              {(id) => (
                <Select
                  id={id}
                  value={to}
                  onChange={setChosen}
                  options={laptops.map(({ card, role }) => ({
                    value: card.deviceId,
                    label: `${card.name}（${role === 'leader' ? words.leaderLaptop : words.memberLaptop}）`,
                  }))}
                />
              )}
            </Field>
          </Sending>
        )}
      </Section>
    </>
  )
}
