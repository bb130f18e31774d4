import type { Interview } from '../../../db/model/interview.ts'
import { useRound } from '../../app/round.tsx'
import { useSession } from '../../app/session.tsx'
import { call } from '../../app/workstation.ts'

/**
 * How the next interview begins: the same two inspectors sit in the same room with the same outline all day, so it
 * takes them over from the interview made last. Whoever is at the keyboard records.
 */
export function useNextInterview(): () => Promise<Partial<Interview>> {
  const { round, unit } = useRound()
  const { memberId } = useSession()
  return async () => {
    const here = { roundId: round?.id ?? null, unitId: unit?.id ?? null }
    const last = (await call('interviews', 'list', { ...here, sortBy: 'createdAt', limit: 1 })).rows[0]
    if (last === undefined) return { recorder: memberId }
    const { talkers, place, outlineId } = (await call('interviews', 'open', { id: last.id })).body
    return { recorder: memberId, talkers, place, outlineId }
  }
}
