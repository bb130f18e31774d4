import { useQueries } from '@tanstack/react-query'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { RecordOf } from '../../db/model/record.ts'
import { type RecordArea, type RecordIn, recordsIn } from './records.ts'
import { RoundContext } from './round.tsx'
import { useSession } from './session.tsx'
import { useAsk } from './workstation.ts'

const everything = { limit: 1000, sortBy: 'createdAt', direction: 'descending' } as const

/** All records of a small area, whole. */
const useWhole = <A extends RecordArea>(area: A, ids: readonly string[]): readonly RecordIn<A>[] => {
  const combine = useCallback(
    (found: readonly { readonly data?: RecordIn<A> | undefined }[]) => found.flatMap(({ data }) => (data === undefined ? [] : [data])),
    [],
  )
  return useQueries({
    queries: ids.map((id) => ({ queryKey: [area, 'open', { id }], queryFn: () => recordsIn(area).open(id) })),
    combine,
  })
}

interface Choice {
  readonly roundId: string
  readonly unitId: string | null
}

const remembered = (key: string): Choice | null => {
  try {
    return JSON.parse(window.localStorage.getItem(key) ?? 'null') as Choice | null
  } catch {
    return null // a convenience only
  }
}

/** The choice that stands: the remembered one while it exists, else the newest real round and its first unit. */
const settle = (choice: Choice | null, rounds: readonly RecordOf<'round'>[]): RecordOf<'round'> | null =>
  rounds.find(({ id }) => id === choice?.roundId) ?? rounds.find(({ body }) => !body.sample) ?? rounds[0] ?? null

/** Gives the chosen round and unit to every room; remembers the choice by ids alone. */
export const RoundProvider = ({ children }: { readonly children: ReactNode }) => {
  const { accountId } = useSession()
  const key = `round of ${accountId}`
  const [choice, setChoice] = useState(() => remembered(key))
  const list = useAsk('rounds', 'list', everything)
  const rounds = useWhole(
    'rounds',
    useMemo(() => (list.data?.rows ?? []).map(({ id }) => id), [list.data]),
  )
  const round = settle(choice, rounds)
  const unitList = useAsk(
    'units',
    'list',
    { ...everything, roundId: round?.id ?? null, direction: 'ascending' },
    { enabled: round !== null },
  )
  const units = useWhole(
    'units',
    useMemo(() => (round === null ? [] : (unitList.data?.rows ?? []).map(({ id }) => id)), [unitList.data, round]),
  )
  const all = choice !== null && choice.roundId === round?.id && choice.unitId === null
  const unit = all && units.length !== 1 ? null : (units.find(({ id }) => id === choice?.unitId) ?? units[0] ?? null)
  const choose = useCallback(
    (roundId: string, unitId: string | null) => {
      setChoice({ roundId, unitId })
      window.localStorage.setItem(key, JSON.stringify({ roundId, unitId }))
    },
    [key],
  )
  const settled =
    list.isError || (list.data !== undefined && rounds.length >= list.data.rows.length && (round === null || unitList.data !== undefined))
  // Only the first answer is waited for: a round added later must not take the open rooms off the screen.
  const [ready, setReady] = useState(false)
  if (settled && !ready) setReady(true)
  const chosen = useMemo(() => ({ round, unit, rounds, units, choose }), [round, unit, rounds, units, choose])
  return ready ? <RoundContext value={chosen}>{children}</RoundContext> : null
}
