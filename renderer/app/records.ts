import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { type FormedArea, type FormedKind, formedAreas, forms } from '../../db/model/forms/index.ts'
import type { Body, HistoryEntry, Kind, RecordOf } from '../../db/model/record.ts'
import type { ListQuery, Page, RecordSummary } from '../../electron/contract/index.ts'
import { call, type FailureError } from './workstation.ts'

const kindOfFormed = Object.fromEntries(formedAreas.map((area) => [area, forms[area].kind])) as {
  readonly [A in FormedArea]: FormedKind<A>
}

/** Areas whose records all have the seven verbs, with the kind that each holds. */
export const kindOf = {
  rounds: 'round',
  units: 'unit',
  members: 'member',
  interviews: 'interview',
  outlines: 'interview_outline',
  documentRequests: 'document_request',
  documentReviews: 'document_review',
  drafts: 'issue_draft',
  ...kindOfFormed,
  catalogues: 'catalogue',
  policies: 'policy',
} as const satisfies Record<string, Kind>

export type RecordArea = keyof typeof kindOf
export type KindOf<A extends RecordArea> = (typeof kindOf)[A]
export type RecordIn<A extends RecordArea> = RecordOf<KindOf<A>>
export type BodyIn<A extends RecordArea> = Body<KindOf<A>>

/** What a person must be allowed to write in an area. */
export const writingNeeds = (area: RecordArea): 'manage' | 'write' =>
  ['rounds', 'units', 'members', 'catalogues', 'policies'].includes(area) ? 'manage' : 'write'

/** The seven verbs for an area that is only known at run time; the contract guarantees that all areas share them. */
export interface RecordVerbs<A extends RecordArea> {
  list(query: ListQuery): Promise<Page<RecordSummary>>
  open(id: string): Promise<RecordIn<A>>
  create(roundId: string | null, unitId: string | null, body: Partial<BodyIn<A>>): Promise<RecordIn<A>>
  save(id: string, version: number, changes: Partial<BodyIn<A>>): Promise<RecordIn<A>>
  delete(id: string): Promise<RecordIn<A>>
  restore(id: string): Promise<RecordIn<A>>
  history(id: string): Promise<readonly HistoryEntry[]>
}

type Loose = (area: string, verb: string, args: unknown) => Promise<never>

/** Says the seven verbs of an area. */
export const recordsIn = <A extends RecordArea>(area: A): RecordVerbs<A> => {
  const say = call as unknown as Loose
  return {
    list: (query) => say(area, 'list', query),
    open: (id) => say(area, 'open', { id }),
    create: (roundId, unitId, body) => say(area, 'create', { roundId, unitId, body }),
    save: (id, version, changes) => say(area, 'save', { id, version, changes }),
    delete: (id) => say(area, 'delete', { id }),
    restore: (id) => say(area, 'restore', { id }),
    history: (id) => say(area, 'history', { id }),
  }
}

/** One record, kept until its area changes. */
export const useRecord = <A extends RecordArea>(area: A, id: string): UseQueryResult<RecordIn<A>, FailureError> =>
  useQuery<RecordIn<A>, FailureError>({ queryKey: [area, 'open', { id }], queryFn: () => recordsIn(area).open(id) })
