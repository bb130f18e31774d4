import { App, Button } from 'antd'
import { useContext, useState } from 'react'
import type { BulkOutcome } from '../../electron/contract/index.ts'
import { reportFailure } from '../app/failures.ts'
import { flushAll } from '../app/holding.ts'
import { kindOf, type RecordArea } from '../app/records.ts'
import { type ArgsOf, call, failureOf } from '../app/workstation.ts'
import { type BulkDeed, bulkWords as words } from '../words/bulk.ts'
import { RoomActs } from './record-room-props.ts'

export type BulkWish = ArgsOf<'records', 'bulk'>['change']

export interface Bulk {
  readonly busy: boolean
  /** Records that the last act left as they were, with why; null where there were none. */
  readonly refused: BulkOutcome['refused'] | null
  readonly forget: () => void
  /** Answers whether anything changed. */
  readonly act: (ids: readonly string[], change: BulkWish) => Promise<boolean>
}

/** Does one thing to many records, says what became of it, and takes it back by a press or by Ctrl+Z. */
export const useBulk = (area: RecordArea): Bulk => {
  const { message } = App.useApp()
  const room = useContext(RoomActs)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Bulk['refused']>(null)
  const undo = async (act: string) => {
    message.destroy(act)
    await flushAll()
    await call('records', 'undoBulk', { act }).then(
      (outcome) => {
        setRefused(outcome.refused.length === 0 ? null : outcome.refused)
        const said = outcome.refused.length === 0 ? words.undone(outcome.changed) : words.undoneIn(outcome.changed, outcome.refused.length)
        void message.info(said)
      },
      (error: unknown) => reportFailure(failureOf(error)),
    )
  }
  const tell = ({ act, changed, unchanged }: BulkOutcome, deed: BulkDeed) => {
    if (act === null) {
      if (unchanged > 0) void message.info(words.nothing)
      return
    }
    const back = room?.remember(() => void undo(act))
    void message.open({
      key: act,
      duration: 12,
      content: (
        <>
          {words.done(deed, changed, unchanged)}
          <Button type="link" size="small" onClick={() => back?.()}>
            {words.undo}
          </Button>
        </>
      ),
    })
  }
  const act = async (ids: readonly string[], change: BulkWish): Promise<boolean> => {
    setBusy(true)
    try {
      await flushAll()
      const outcome = await call('records', 'bulk', { kind: kindOf[area], ids: [...ids], change })
      setRefused(outcome.refused.length === 0 ? null : outcome.refused)
      tell(outcome, change.do)
      return outcome.changed > 0
    } catch (error) {
      reportFailure(failureOf(error))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, refused, forget: () => setRefused(null), act }
}
