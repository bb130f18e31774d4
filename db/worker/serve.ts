import type { z } from 'zod'
import { type Answer, Refusal } from '../model/failure.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { followMembers } from '../vault/person.ts'
import { areas } from './areas/index.ts'
import { failureOf } from './failure-of.ts'
import type { FromWorker, Progress, ToWorker } from './messages.ts'
import { permits } from './permissions.ts'
import { type Area, type Requests, requests, type Verb } from './requests/index.ts'
import type { Request, Result, Topic } from './requests/request.ts'
import { Session } from './session.ts'

/** What a handler may say while it works. */
export interface Context {
  /** How far the job named in the request's arguments is. */
  report(progress: Omit<Progress, 'job'>): void
  /** Falls when the person cancels the job or the case file locks. */
  readonly signal: AbortSignal
  /** Topics beyond those that the request names. */
  changed(topics: readonly Topic[]): void
}

/** Arguments as the handler gets them: checked, defaults filled in. */
export type Parsed<Q> = Q extends Request<infer A, unknown> ? z.output<A> : never

/** Verbs that open and close: there is no case file to hand to a handler; session.ts has them. */
export type Opening<A extends Area> = A extends 'vault'
  ? 'describe' | 'create' | 'unlock' | 'recover' | 'salvage' | 'restore' | 'lock'
  : never

/** The functions behind one area of the list of requests. */
export type Handlers<A extends Area> = {
  readonly [V in Exclude<Verb<A>, Opening<A>>]: (
    caseFile: CaseFile,
    args: Parsed<Requests[A][V]>,
    context: Context,
  ) => Result<Requests[A][V]> | Promise<Result<Requests[A][V]>>
}

type AnyHandler = (caseFile: CaseFile, args: unknown, context: Context) => unknown

/** The thread's side of the line. */
export interface Line {
  post(message: FromWorker): void
  /** The case file is locked and everything is answered. */
  end(): void
}

/**
 * Answers requests. The thread is a border of its own, the CLI comes this way too: every request is looked up in the
 * list, the person's post is asked, the arguments are checked, and only then is a handler called.
 */
export function serve(line: Line): (ask: ToWorker) => Promise<void> {
  const session = new Session()
  const jobs = new Map<string, AbortController>()

  const answer = async (ask: ToWorker): Promise<unknown> => {
    const request = find(ask.area, ask.verb)
    if (request === undefined) throw new Refusal('bad_input', `${ask.area}.${ask.verb}`)
    if (request.needs !== 'none' && !permits(session.caseFile.person.post, request.needs)) throw new Refusal('not_allowed')
    const args = check(request, ask.args)
    if (ask.area === 'jobs') return cancel(jobs, args as { readonly job: string })
    const { job } = args as { readonly job?: string }
    if (ask.area === 'vault' && isOpening(ask.verb)) {
      const { verb } = ask
      return named(job, [], (context) => session.opening(verb, args, context))
    }
    return session.during((caseFile, locking) => named(job, [locking], (context) => work(caseFile, context, ask, request, args)))
  }

  /** Runs work under the name of its job, so that it can be followed and cancelled. */
  const named = async <T>(job: string | undefined, ends: readonly AbortSignal[], run: (context: Context) => Promise<T>): Promise<T> => {
    const cancelled = new AbortController()
    if (job !== undefined) jobs.set(job, cancelled)
    try {
      return await run({
        signal: AbortSignal.any([cancelled.signal, ...ends]),
        report: (progress) => job !== undefined && line.post({ type: 'progress', progress: { job, ...progress } }),
        changed: (topics) => line.post({ type: 'changed', topics }),
      })
    } finally {
      if (job !== undefined) jobs.delete(job)
    }
  }

  const work = async (caseFile: CaseFile, context: Context, ask: ToWorker, request: Request, args: unknown): Promise<unknown> => {
    const value = await handler(ask.area, ask.verb)(caseFile, args, context)
    if (request.changes.includes('member') || request.changes.includes('everything')) followMembers(caseFile)
    return value
  }

  return async (ask) => {
    const answered = await answer(ask).then(
      (value): Answer<unknown> => ({ ok: true, value }),
      (error: unknown): Answer<unknown> => ({ ok: false, failure: failureOf(error, `${ask.area}.${ask.verb}`) }),
    )
    line.post({ type: 'answer', id: ask.id, answer: answered })
    const topics = find(ask.area, ask.verb)?.changes ?? []
    if (answered.ok && topics.length > 0) line.post({ type: 'changed', topics })
    if (ask.area === 'vault' && ask.verb === 'lock') line.end() // even where the last row could not be written: it is closed
  }
}

const isOpening = (verb: string): verb is Opening<'vault'> =>
  ['describe', 'create', 'unlock', 'recover', 'salvage', 'restore', 'lock'].includes(verb)

function find(area: string, verb: string): Request | undefined {
  if (!Object.hasOwn(requests, area)) return undefined
  const verbs = requests[area as Area] as Readonly<Record<string, Request>>
  return Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
}

function handler(area: string, verb: string): AnyHandler {
  const handlers = areas[area as keyof typeof areas] as unknown as Readonly<Record<string, AnyHandler>>
  const found = handlers[verb]
  if (found === undefined) throw new TypeError('a request without a handler')
  return found
}

function check(request: Request, args: unknown): unknown {
  const parsed = request.args.safeParse(args)
  if (parsed.success) return parsed.data
  throw new Refusal('bad_input', parsed.error.issues[0]?.path.join('/') ?? '')
}

/** Cancelling what has ended already is no mistake: the person was a moment late. */
function cancel(jobs: ReadonlyMap<string, AbortController>, { job }: { readonly job: string }): null {
  jobs.get(job)?.abort()
  return null
}
