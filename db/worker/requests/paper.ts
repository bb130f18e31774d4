import { z } from 'zod'
import { Id } from '../../model/ids.ts'
import type { Paper } from '../../model/paper/paper.ts'
import { Kind } from '../../model/record.ts'
import { MovementQuery } from './movements.ts'
import { Stay } from './plan.ts'
import { ListQuery } from './records.ts'
import { request } from './request.ts'

/** What is put on paper: a record on its form, a list as it is filtered, the register of movements, or the check before leaving. */
export const PaperWish = z.discriminatedUnion('type', [
  z.object({ type: z.literal('record'), id: Id }),
  /** 密钥名片 of this case file. */
  z.object({ type: z.literal('key_card') }),
  z.object({ type: z.literal('register'), kind: Kind, query: ListQuery }),
  z.object({ type: z.literal('movements'), query: MovementQuery }),
  Stay.extend({ type: z.literal('exit_check') }),
])
export type PaperWish = z.input<typeof PaperWish>

/** A paper that leaves: what it was, and the number that stands on it. */
export const Leaving = z.object({ wish: PaperWish, serial: z.string().regex(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/) })

/** A record that the code on a sheet names. */
export interface FoundRecord {
  readonly id: Id
  readonly kind: Kind
  readonly number: string
  readonly title: string
  readonly version: number
}

export const paperRequests = {
  compose: request(z.object({ wish: PaperWish }), 'read').answers<Paper>(),
  /** The records of these ids that are in the case file and alive; the others are left out. */
  find: request(z.object({ ids: z.array(Id).max(500) }), 'read').answers<readonly FoundRecord[]>(),
  /** Notes a print in the audit. */
  notePrint: request(Leaving, 'read', ['audit']).answers<null>(),
  /** Writes pages that the shell made where the person chose; audited. */
  writePdf: request(Leaving.extend({ path: z.string(), bytes: z.instanceof(Uint8Array) }), 'export', ['audit']).answers<Written>(),
  /** Makes a Word file of the same blocks and writes it where the person chose; audited. */
  writeWord: request(Leaving.extend({ path: z.string() }), 'export', ['audit']).answers<Written>(),
}

export interface Written {
  readonly size: number
  readonly sha256: string
}
