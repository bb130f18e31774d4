import { QueryClient, type UseMutationResult, type UseQueryResult, useMutation, useQuery } from '@tanstack/react-query'
import type { Answer, Failure, FailureCode } from '../../db/model/failure.ts'
import type { Args, Contract, Result, Workstation } from '../../electron/contract/index.ts'
import { reportFailure } from './failures.ts'

declare global {
  interface Window {
    readonly workstation: Workstation
  }
}

/** The one object that the preload gives the page. */
export const workstation: Workstation = window.workstation

export type Area = keyof Contract
export type Verb<A extends Area> = keyof Contract[A] & string
export type ArgsOf<A extends Area, V extends Verb<A>> = Args<Contract[A][V]>
export type ResultOf<A extends Area, V extends Verb<A>> = Result<Contract[A][V]>

/** An answer that was refused; `failure` has words in `words/failures.ts`. */
export class FailureError extends Error {
  override readonly name = 'FailureError'
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.code)
    this.failure = failure
  }
}

/** Unwraps an answer. Throws FailureError. */
export const ask = async <T>(answer: Promise<Answer<T>>): Promise<T> => {
  const given = await answer
  if (!given.ok) throw new FailureError(given.failure)
  return given.value
}

/** What went wrong, whatever was thrown: only a FailureError carries a code of its own. */
export const failureOf = (error: unknown): Failure => (error instanceof FailureError ? error.failure : { code: 'unexpected' })

/** Calls a verb by its names; the same as `ask(workstation[area][verb](args))` where both are variables. */
export const call = <A extends Area, V extends Verb<A>>(area: A, verb: V, args: ArgsOf<A, V>): Promise<ResultOf<A, V>> => {
  const verbs = workstation[area] as unknown as Record<string, (args: unknown) => Promise<Answer<ResultOf<A, V>>>>
  const say = verbs[verb]
  if (say === undefined) throw new Error(`no such verb: ${area}.${verb}`)
  return ask(say(args))
}

/** Everything comes from this computer: nothing is retried, nothing grows old but by the topics that change it. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
})

export interface AskOptions {
  readonly enabled?: boolean
  /** Keeps the last answer on the screen while the next one is on its way (lists, search). */
  readonly keep?: boolean
}

/** Asks and keeps the answer until one of the area's topics changes. */
export const useAsk = <A extends Area, V extends Verb<A>>(
  area: A,
  verb: V,
  args: ArgsOf<A, V>,
  { enabled = true, keep = false }: AskOptions = {},
): UseQueryResult<ResultOf<A, V>, FailureError> =>
  useQuery<ResultOf<A, V>, FailureError>({
    queryKey: [area, verb, args],
    queryFn: () => call(area, verb, args),
    enabled,
    ...(keep && { placeholderData: (last) => last }),
  })

/** Whether an answer (or a failure) is that to what is asked now, and not kept from what was asked before. */
export const isCurrent = ({ isPending, isPlaceholderData }: Pick<UseQueryResult, 'isPending' | 'isPlaceholderData'>): boolean =>
  !isPending && !isPlaceholderData

export interface SayOptions {
  /** Failures that the caller shows itself; all others go to the one failure notice. */
  readonly handles?: readonly FailureCode[] | 'all'
}

/** Says something that changes things. What it makes stale is reported by the worker and asked again. */
export const useSay = <A extends Area, V extends Verb<A>>(
  area: A,
  verb: V,
  { handles = [] }: SayOptions = {},
): UseMutationResult<ResultOf<A, V>, FailureError, ArgsOf<A, V>> =>
  useMutation<ResultOf<A, V>, FailureError, ArgsOf<A, V>>({
    mutationFn: (args) => call(area, verb, args),
    onError: (error) => {
      const failure = failureOf(error)
      if (handles !== 'all' && !handles.includes(failure.code)) reportFailure(failure)
    },
  })
