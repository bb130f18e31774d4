import { RouterProvider } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { LockReason, Session } from '../../electron/contract/index.ts'
import { EntryRoom } from '../rooms/entry/room.tsx'
import { flushAll } from './holding.ts'
import { useIdlePing } from './idle-ping.ts'
import { RoundProvider } from './round-provider.tsx'
import { createPlaces } from './router.tsx'
import { SessionContext } from './session.tsx'
import { isStale } from './topics.ts'
import { forgetUploads } from './uploads.ts'
import { type Area, queries, workstation } from './workstation.ts'

type Standing =
  | { readonly at: 'asking' }
  | { readonly at: 'locked'; readonly reason: LockReason | null }
  | { readonly at: 'open'; readonly session: Session }

/** Forgets everything that was read: a locked page holds no casework. */
const forget = (): void => {
  void queries.cancelQueries()
  queries.clear()
  forgetUploads()
}

const useEvents = (locked: (reason: LockReason) => void): void => {
  useEffect(() => {
    const leave = [
      workstation.on.changed((topics) => {
        void queries.invalidateQueries({ predicate: ({ queryKey }) => isStale(queryKey[0] as Area, topics) })
      }),
      workstation.on.locking(() => {
        void flushAll().finally(() => workstation.caseFiles.readyToLock({}))
      }),
      workstation.on.locked(({ reason }) => locked(reason)),
    ]
    return () => {
      for (const stop of leave) stop()
    }
  }, [locked])
}

/** Locked: the entry room. Open: the frame, at the place where the person was. */
export const Gate = () => {
  const [standing, setStanding] = useState<Standing>({ at: 'asking' })
  const places = useMemo(createPlaces, [])
  useEvents(
    useCallback((reason: LockReason) => {
      setStanding({ at: 'locked', reason })
      forget()
    }, []),
  )
  useEffect(() => {
    void workstation.vault.session({}).then((answer) => {
      setStanding(answer.ok ? { at: 'open', session: answer.value } : { at: 'locked', reason: null })
    })
  }, [])
  useIdlePing(standing.at === 'open')
  if (standing.at === 'asking') return null
  if (standing.at === 'locked') {
    return <EntryRoom reason={standing.reason} onOpen={(session) => setStanding({ at: 'open', session })} />
  }
  return (
    <SessionContext value={standing.session}>
      <RoundProvider>
        <RouterProvider router={places} />
      </RoundProvider>
    </SessionContext>
  )
}
