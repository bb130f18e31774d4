import fc from 'fast-check'
import type { InterviewOutline } from '../../../../db/model/interview.ts'
import { decoded, encoded } from '../../../../db/records/merge/encoding.ts'
import { shapeOf } from '../../../../db/records/merge/shape.ts'
import { chosen, conflictsOf, merged, type State, saved, type View, viewOf } from '../../../../db/records/merge/state.ts'

/** Laptops that hold one record each as a bare state: what merging is proved on, without a database. */

export const shape = shapeOf('interview_outline')

export type Body = Pick<InterviewOutline, 'name' | 'forWhom' | 'topics'>
type Topic = Body['topics'][number]

/** One thing that somebody does; `at` and `to` choose among what is there. */
export type Step =
  | { readonly act: 'name' | 'forWhom'; readonly text: string }
  | { readonly act: 'topic' | 'question'; readonly at: number; readonly text: string }
  | { readonly act: 'addTopic' | 'addQuestion' | 'dropTopic' | 'dropQuestion'; readonly at: number; readonly text: string }
  | { readonly act: 'moveTopic' | 'moveQuestion'; readonly at: number; readonly to: number }
  | { readonly act: 'bin' | 'restore' | 'vouch' }
  | { readonly act: 'send'; readonly to: number }
  | { readonly act: 'receive'; readonly at: number; readonly again: boolean }
export interface Move {
  readonly laptop: number
  readonly step: Step
}

const text = fc.constantFrom('', '甲', '乙', '丙')
const few = fc.nat(5)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ act: fc.constantFrom('name' as const, 'forWhom' as const), text }),
  fc.record({ act: fc.constantFrom('topic' as const, 'question' as const), at: few, text }),
  fc.record({
    act: fc.constantFrom('addTopic' as const, 'addQuestion' as const, 'dropTopic' as const, 'dropQuestion' as const),
    at: few,
    text,
  }),
  fc.record({ act: fc.constantFrom('moveTopic' as const, 'moveQuestion' as const), at: few, to: few }),
  fc.record({ act: fc.constantFrom('bin' as const, 'restore' as const, 'vouch' as const) }),
  { weight: 2, arbitrary: fc.record({ act: fc.constant('send' as const), to: few }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('receive' as const), at: few, again: fc.boolean() }) },
)

export const histories = fc.record({
  laptops: fc.integer({ min: 2, max: 8 }),
  moves: fc.array(fc.record({ laptop: fc.nat(7), step }), { maxLength: 40 }),
})

const actorOf = (laptop: number): string => `laptop${String(laptop).padStart(6, '0')}`

/** Several laptops with one record on a stick's way between them. */
export class Laptops {
  readonly states: State[]
  readonly #inbox: State[][]
  #made = 0

  constructor(count: number) {
    const blank: View = {
      body: { name: '提纲', forWhom: '', topics: [{ id: 't0', name: '', questions: [{ id: 'q0', text: '' }] }] },
      deleted: false,
    }
    const nothing: State = { context: new Map(), fields: new Map() }
    const first = saved(shape, nothing, { before: { body: { topics: [] }, deleted: false }, after: blank, actor: actorOf(0) })
    this.states = Array.from({ length: count }, () => first)
    this.#inbox = Array.from({ length: count }, () => [])
  }

  do({ laptop, step }: Move): void {
    const at = laptop % this.states.length
    const state = this.states[at] as State
    if (step.act === 'send') this.#inbox[step.to % this.states.length]?.push(this.#travelled(state))
    else if (step.act === 'receive') this.#receive(at, step)
    else this.#save(at, state, step)
  }

  #receive(at: number, { at: which, again }: Extract<Step, { act: 'receive' }>): void {
    const inbox = this.#inbox[at] ?? []
    const index = which % Math.max(1, inbox.length) // not the oldest first
    const [came] = again ? inbox.slice(index, index + 1) : inbox.splice(index, 1)
    if (came !== undefined) this.states[at] = this.#travelled(merged(shape, this.states[at] as State, came))
  }

  #save(at: number, state: State, step: Step): void {
    const before = viewOf(shape, state)
    if (before.deleted && step.act !== 'restore') return
    const body = structuredClone(before.body) as unknown as Body
    const deleted = step.act === 'bin' || (step.act !== 'restore' && before.deleted)
    const after: View = { body: edited(body, step, () => `n${this.#made++}`) as never, deleted }
    if (step.act !== 'vouch' && JSON.stringify(after) === JSON.stringify(before)) return
    this.states[at] = this.#travelled(saved(shape, state, { before, after, actor: actorOf(at), wholly: step.act === 'vouch' }))
  }

  /** Written down and read again: what is not spelled is lost. */
  #travelled(state: State): State {
    const view = viewOf(shape, state)
    return decoded(shape, view, JSON.parse(JSON.stringify(encoded(shape, state, view))))
  }

  /** Everybody hears of everything, in some order. */
  exchangeAll(): void {
    for (let round = 0; round < 2; round++)
      for (const [at] of this.states.entries())
        for (const other of this.states) this.states[at] = merged(shape, this.states[at] as State, other)
  }

  /** The first laptop chooses in every conflict, taking what is shown or what is not. */
  settleAll(other: boolean): void {
    const [state] = this.states as [State]
    const choices = conflictsOf(shape, state).map(({ field, held }): [string, unknown] => [field, held.at(other ? -1 : 0)?.value])
    this.states[0] = chosen(shape, state, new Map(choices), actorOf(0))
  }
}

function edited(body: Body, step: Step, fresh: () => string): Body {
  const topic = 'at' in step ? body.topics[step.at % Math.max(1, body.topics.length)] : undefined
  switch (step.act) {
    case 'name':
      return { ...body, name: step.text }
    case 'forWhom':
      return { ...body, forWhom: step.text }
    case 'addTopic':
      body.topics.splice(step.at % (body.topics.length + 1), 0, { id: fresh(), name: step.text, questions: [] })
      return body
    case 'dropTopic':
      return { ...body, topics: body.topics.filter((each) => each !== topic) }
    case 'moveTopic':
      moved(body.topics, step.at, step.to)
      return body
    default:
      if (topic !== undefined) editTopic(topic, step, fresh)
      return body
  }
}

function editTopic(topic: Topic, step: Step, fresh: () => string): void {
  const { questions } = topic
  if (step.act === 'topic') topic.name = step.text
  if (step.act === 'addQuestion') questions.push({ id: fresh(), text: step.text })
  if (step.act === 'dropQuestion') questions.splice(0, 1)
  if (step.act === 'moveQuestion') moved(questions, step.at, step.to)
  if (step.act === 'question' && questions[0] !== undefined) questions[0].text = step.text
}

function moved<T>(list: T[], from: number, to: number): void {
  const [item] = list.splice(from % Math.max(1, list.length), 1)
  if (item !== undefined) list.splice(to % (list.length + 1), 0, item)
}

/** How many random histories: some in every run of the tests, very many by `XUNCHA_HISTORIES=100000`. */
export const runs = Number(process.env.XUNCHA_HISTORIES ?? 400)
/** Time enough for them on a slow machine. */
export const patience = 30_000 + runs * 60
