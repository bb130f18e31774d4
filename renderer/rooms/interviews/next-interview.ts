import type { Interview } from '../../../db/model/interview.ts'
import { useRound } from '../../app/round.tsx'
import { useSession } from '../../app/session.tsx'
import { useAsk } from '../../app/workstation.ts'

/**
 * How the next interview begins: the same two inspectors sit in the same room with the same outline all day, so it
 * takes them over from the interview made last. Whoever is at the keyboard records.
 */
export function useNextInterview(): () => Partial<Interview> {
  const { round, unit } = useRound()
  const { memberId } = useSession()
  const here = { roundId: round?.id ?? null, unitId: unit?.id ?? null }
  const last = useAsk('interviews', 'list', { ...here, sortBy: 'createdAt', limit: 1 }).data?.rows[0]
  const body = useAsk('interviews', 'open', { id: last?.id ?? '' }, { enabled: last !== undefined }).data?.body
  return () => ({
    recorder: memberId,
    ...(body !== undefined && { talkers: body.talkers, place: body.place, outlineId: body.outlineId }),
  })
}
