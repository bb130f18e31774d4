import { z } from 'zod'
import type { CoverageMark, MustRequirement, MustWay } from '../../model/coverage.ts'
import { Id, Line, Text } from '../../model/ids.ts'
import { Kind, type RecordOf } from '../../model/record.ts'
import { Stay } from './plan.ts'
import { request } from './request.ts'

/** 发现问题, 查过未发现, 了解中 (records, but no result yet), 未查. */
export const coverageStates = ['found', 'nothing', 'looking', 'untouched'] as const
export type CoverageState = (typeof coverageStates)[number]

/** One entry of a tree with everything below it: records are counted once, wherever in the branch they are tagged. */
export interface CoverageItem {
  readonly id: Id
  readonly parentId: Id | null
  readonly level: number
  readonly code: string
  readonly text: string
  readonly mandatory: boolean
  readonly leaf: boolean
  readonly state: CoverageState
  readonly records: number
  /** Those of them that state a problem. */
  readonly found: number
  /** Who tagged them. */
  readonly by: readonly Id[]
  readonly byUnit: Readonly<Record<Id, number>>
  readonly byKind: Readonly<Record<string, number>>
  readonly mark: (Pick<CoverageMark, 'sentence' | 'by' | 'on'> & { readonly id: Id }) | null
  /** Entries without any below them, and how many of them are not 未查. */
  readonly leaves: number
  readonly touched: number
}

export interface CoverageTree {
  readonly catalogueId: Id
  readonly family: string
  readonly name: string
  readonly versionName: string
  /** Of its leaves. */
  readonly totals: Readonly<Record<CoverageState, number>>
  readonly items: readonly CoverageItem[]
}

/** A record behind a figure, and an entry that it is tagged with. */
export interface CoveredRecord {
  readonly id: Id
  readonly kind: Kind
  readonly number: string
  readonly title: string
  readonly unitId: Id | null
  readonly code: string
  readonly found: boolean
}

/** 必谈、必看、必访 of one unit. */
export interface MustCounter {
  readonly unitId: Id
  readonly way: MustWay
  /** 人员范围 of the roster, or the words of an entry of the must list; empty for people without a 范围. */
  readonly what: string
  readonly done: number
  readonly least: number
  /** Must-talk people of the roster who are still to be talked with. */
  readonly left: readonly { readonly id: Id; readonly name: string; readonly post: string }[]
  /** How many are missing besides them: not on the roster yet, not seen, not visited. */
  readonly missing: number
  /** The entry of the must list with these words, whose tags count. */
  readonly item: { readonly catalogueId: Id; readonly itemId: Id } | null
}

export const coverageRequests = {
  overview: request(Stay.extend({ families: z.array(Line).max(30).default([]) }), 'read').answers<readonly CoverageTree[]>(),
  /** The records behind one figure: an entry and all below it, in one unit, of one kind. */
  records: request(Stay.extend({ itemId: Id, catalogueId: Id, kind: Kind.nullish() }), 'read').answers<readonly CoveredRecord[]>(),
  musts: request(Stay, 'read').answers<readonly MustCounter[]>(),
  /** What is asked of a unit: as it was set, else what the roster and the must list say. */
  requirements: request(z.object({ unitId: Id }), 'read').answers<{
    readonly own: boolean
    readonly requirements: readonly Omit<MustRequirement, 'id'>[]
  }>(),
  /** Looked at, nothing found: by the person at the keyboard, today. */
  mark: request(z.object({ roundId: Id, unitId: Id.nullable(), catalogueId: Id, itemId: Id, sentence: Text.min(1) }), 'write', [
    'coverage_mark',
    'search',
  ]).answers<RecordOf<'coverage_mark'>>(),
  unmark: request(z.object({ id: Id }), 'write', ['coverage_mark', 'search']).answers<RecordOf<'coverage_mark'>>(),
}
