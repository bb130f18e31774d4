import { createContext, useContext } from 'react'
import type { RecordOf } from '../../db/model/record.ts'

/** The round and unit that the person works on. */
export interface ChosenRound {
  /** Null until a round exists. */
  readonly round: RecordOf<'round'> | null
  /** Null stands for all units of the round. */
  readonly unit: RecordOf<'unit'> | null
  readonly rounds: readonly RecordOf<'round'>[]
  /** Units of the chosen round. */
  readonly units: readonly RecordOf<'unit'>[]
  readonly choose: (roundId: string, unitId: string | null) => void
}

export const RoundContext = createContext<ChosenRound | null>(null)

/** The chosen round and unit. Only inside the unlocked frame. */
export const useRound = (): ChosenRound => {
  const chosen = useContext(RoundContext)
  if (chosen === null) throw new Error('useRound outside the unlocked frame')
  return chosen
}
