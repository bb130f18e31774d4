import { z } from 'zod'
import type { ExitCheckCode } from '../../model/exit-checks.ts'
import type { ReviewCode } from '../../model/handing-over.ts'
import { Id, Line, Text } from '../../model/ids.ts'
import type { Kind, RecordOf } from '../../model/record.ts'
import { Stay } from './plan.ts'
import { request } from './request.ts'

/** One open thing. `key` tells it from the others of its line, also where no record stands behind it. */
export interface OpenThing {
  readonly key: string
  readonly kind: Kind | null
  readonly id: Id | null
  readonly number: string
  readonly title: string
  /** Part of the record: `items/<id>`. */
  readonly at?: string
  readonly note?: string
}

/** One line of the check: everything open of one sort, what of it is accepted and why. */
export interface ExitLine {
  readonly check: ExitCheckCode
  readonly open: readonly OpenThing[]
  readonly accepted: readonly OpenThing[]
  /** How many there are in all: the lists hold the first of them. */
  readonly counts: { readonly open: number; readonly accepted: number }
  readonly acceptance: { readonly id: Id; readonly reason: string; readonly by: string; readonly on: string } | null
}

/** Everything of one sort that is thin before a round is handed over. */
export interface ReviewLine {
  readonly code: ReviewCode
  /** The first of them. */
  readonly open: readonly OpenThing[]
  readonly count: number
}

/** 放行. */
export interface Release {
  readonly at: number
  readonly by: string
  readonly note: string
  /** Of the last row of the audit chain then. */
  readonly auditSeq: number
  /** Something of the round was written since. */
  readonly stale: boolean
}

export interface HandOverReview {
  readonly lines: readonly ReviewLine[]
  /** What is open before leaving; the counts alone. */
  readonly exit: readonly ExitLine[]
  readonly release: Release | null
}

export const leavingRequests = {
  /** 审核: what a round lacks before it is handed over. */
  review: request(z.object({ roundId: Id }), 'read').answers<HandOverReview>(),
  /** 放行, by the leader. */
  release: request(z.object({ roundId: Id, note: Text.default('') }), 'approve', ['exchange', 'audit']).answers<Release>(),
  check: request(Stay, 'read').answers<readonly ExitLine[]>(),
  /** The leader answers for what is open of one sort; what comes later is open again. */
  accept: request(z.object({ roundId: Id, unitId: Id.nullable(), check: Line.min(1), reason: Text.min(1) }), 'sign', [
    'exit_acceptance',
    'search',
  ]).answers<RecordOf<'exit_acceptance'>>(),
  withdraw: request(z.object({ id: Id }), 'sign', ['exit_acceptance', 'search']).answers<RecordOf<'exit_acceptance'>>(),
}
