import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import type { ExportReport } from '../../../electron/contract/index.ts'
import { LongJob } from '../../app/job.ts'
import { useRound } from '../../app/round.tsx'
import { useMay } from '../../app/session.tsx'
import { call, useAsk } from '../../app/workstation.ts'
import { Field } from '../../parts/field.tsx'
import { exchangeWords } from '../../words/exchange.ts'
import { officeWords as words } from '../../words/office.ts'
import { Sending } from '../exchange/sending.tsx'

const sending = new LongJob<ExportReport>()

/** 任务包: the frame of a round for the laptops of one group. */
export const SendTask = () => {
  const { round } = useRound()
  const mayAssign = useMay('assign')
  const laptops = (useAsk('exchange', 'cards', {}).data ?? []).filter(({ card, revoked }) => card.mode === 'group' && revoked === null)
  const [to, setTo] = useState<readonly string[]>([])
  const [chosenLeader, setLeader] = useState<string | null>(null)
  // Of several laptops somebody says which is the leader's: a wrong one would be believed by all the others.
  const leader = to.length === 1 ? to[0] : to.find((deviceId) => deviceId === chosenLeader)
  const named = laptops.filter(({ card }) => to.includes(card.deviceId))
  return (
    <>
      <p>{words.taskText}</p>
      {round === null && <p className="quiet">{words.taskNoRound}</p>}
      {round !== null && laptops.length === 0 && <p className="quiet">{words.taskNoLaptops}</p>}
      {round !== null && laptops.length > 0 && mayAssign && (
        <Sending
          job={sending}
          what={exchangeWords.sending}
          act={words.taskSend}
          ready={leader !== undefined}
          onSend={(where) => {
            if (leader === undefined) return
            void sending.run((job) => call('exchange', 'sendTask', { roundId: round.id, to: [...to], leader, job, ...where }))
          }}
        >
          <fieldset className="office-laptops">
            <legend className="field-label">{words.taskTo(round.body.name)}</legend>
            <Checkbox.Group
              value={[...to]}
              onChange={(values) => setTo(values)}
              options={laptops.map(({ card }) => ({ value: card.deviceId, label: card.name }))}
            />
          </fieldset>
          {named.length > 1 && (
            <Field label={words.taskLeader} required>
              {(id) => (
                <Select
                  id={id}
                  value={leader ?? null}
                  placeholder={words.taskLeaderHint}
                  onChange={setLeader}
                  options={named.map(({ card }) => ({ value: card.deviceId, label: card.name }))}
                />
              )}
            </Field>
          )}
        </Sending>
      )}
    </>
  )
}
