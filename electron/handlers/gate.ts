import { type IpcMainInvokeEvent, ipcMain } from 'electron'
import type { z } from 'zod'
import { type Answer, Refusal } from '../../db/model/failure.ts'
import { type Contract, channel, contract } from '../contract/index.ts'

/** What answers the verbs of an area here in the main process. Throws `Refusal`; anything else is `unexpected`. */
export type Handlers<A extends keyof Contract> = {
  readonly [V in keyof Contract[A]]?: (args: Parsed<Contract[A][V]>) => Promise<Answered<Contract[A][V]>>
}
type Parsed<Q> = Q extends { readonly args: infer S extends z.ZodType } ? z.output<S> : never
type Answered<Q> = Q extends { readonly answers?: infer R } ? Exclude<R, undefined> : never

export interface GateParts {
  /** Whether the message comes from our own page. */
  isOurs(event: IpcMainInvokeEvent): boolean
  /** Does what was asked; the arguments have passed their schema. */
  answer(area: string, verb: string, args: unknown): Promise<unknown>
  /** Told of what nobody foresaw, for the journal. */
  unexpected(channel: string, error: unknown): void
}

/**
 * The only door between the page and this process: one channel for each verb of the contract. A message passes when
 * it comes from our page and its arguments fit; what returns is a value or a failure from the closed union, so no
 * stack and no message of an error ever reaches the page.
 */
export const openGate = (parts: GateParts): void => {
  for (const [area, requests] of Object.entries(contract))
    for (const [verb, { args }] of Object.entries(requests))
      ipcMain.handle(channel(area, verb), (event, raw: unknown) => pass(parts, { area, verb, schema: args, raw, event }))
}

interface Message {
  readonly area: string
  readonly verb: string
  readonly schema: z.ZodType
  readonly raw: unknown
  readonly event: IpcMainInvokeEvent
}

const pass = async (parts: GateParts, { area, verb, schema, raw, event }: Message): Promise<Answer<unknown>> => {
  try {
    if (!parts.isOurs(event)) throw new Refusal('not_allowed')
    const parsed = schema.safeParse(raw)
    if (!parsed.success) throw new Refusal('bad_input', parsed.error.issues[0]?.path.join('.'))
    return { ok: true, value: await parts.answer(area, verb, parsed.data) }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, failure: error.failure }
    parts.unexpected(channel(area, verb), error)
    return { ok: false, failure: { code: 'unexpected', where: channel(area, verb) } }
  }
}
