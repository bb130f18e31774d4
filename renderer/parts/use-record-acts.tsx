import { App, Button, Modal } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import { reportFailure } from '../app/failures.ts'
import { flushAll } from '../app/holding.ts'
import { type RecordArea, recordsIn } from '../app/records.ts'
import { useRound } from '../app/round.tsx'
import { failureOf } from '../app/workstation.ts'
import { listWords } from '../words/lists.ts'
import type { RecordActs, RecordRoomProps } from './record-room-props.ts'

const told = <T,>(work: Promise<T>): Promise<T | undefined> =>
  work.catch((error: unknown) => {
    reportFailure(failureOf(error))
    return undefined
  })

/** Making, deleting and restoring records of a room. Deleting asks nothing: it can be taken back. */
export const useRecordActs = <A extends RecordArea>(
  { area, thing, newRecord, scope = 'unit' }: RecordRoomProps<A>,
  openId: string | null,
  open: (id: string | null) => void,
): RecordActs => {
  const { round, unit, units } = useRound()
  const { message } = App.useApp()
  const verbs = useMemo(() => recordsIn(area), [area])
  const fresh = useRef(new Set<string>())
  const done = useRef<(() => void)[]>([])
  const [asking, setAsking] = useState(false)

  const make = useCallback(
    async (unitId: string | null) => {
      setAsking(false)
      if (newRecord === null) return
      const begin = async () => verbs.create(round?.id ?? null, unitId, await newRecord())
      const made = await told(begin())
      if (made === undefined) return
      fresh.current.add(made.id)
      open(made.id)
    },
    [newRecord, verbs, round, open],
  )
  const create = () => {
    if (scope === 'round') void make(null)
    else if (unit !== null || units.length <= 1) void make((unit ?? units[0])?.id ?? null)
    else setAsking(true)
  }
  const remember = (undo: () => void) => {
    const back = () => {
      done.current = done.current.filter((one) => one !== back)
      undo()
    }
    done.current.push(back)
    return back
  }
  const restore = async (id: string, title: string) => {
    if ((await told(verbs.restore(id))) === undefined) return
    message.destroy(id)
    void message.info(listWords.restored(title))
    open(id)
  }
  const remove = async (id: string, title: string) => {
    await flushAll()
    if ((await told(verbs.delete(id))) === undefined) return
    const back = remember(() => void restore(id, title))
    if (openId === id) open(null)
    void message.open({
      key: id,
      duration: 8,
      content: (
        <>
          {listWords.removed(title)}
          <Button type="link" size="small" onClick={back}>
            {listWords.undo}
          </Button>
        </>
      ),
    })
  }
  const undo = () => {
    const last = done.current.at(-1)
    last?.()
    return last !== undefined
  }
  const dialog = (
    <Modal title={listWords.createFor(thing)} open={asking} footer={null} onCancel={() => setAsking(false)} width={420}>
      <div className="unit-choices">
        {units.map(({ id, body }) => (
          <Button key={id} block onClick={() => void make(id)}>
            {body.name}
          </Button>
        ))}
      </div>
    </Modal>
  )
  return {
    create: newRecord === null ? null : create,
    remove: (id, title) => void remove(id, title),
    restore: (id, title) => void restore(id, title),
    remember,
    undo,
    isFresh: (id) => fresh.current.has(id),
    dialog,
  }
}
