import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import type { FormedKind } from '../../model/forms/index.ts'
import type { bodies } from '../../model/record.ts'
import type { MemberKey, UnitKey } from '../shape.ts'

/** What keys have become while the sample is made. */
export interface Lookup {
  member(key: MemberKey): string
  /** A record of this kind of entry made before, or an interview or a reviewed document. */
  record(key: string): string
}

/** One record that is written in a form. */
export interface SampleEntry<K extends FormedKind = FormedKind> {
  readonly kind: K
  /** Where another one names it. */
  readonly key?: string
  readonly unit: UnitKey
  readonly by: MemberKey
  readonly body: (of: Lookup) => z.input<(typeof bodies)[K]>
  /** Votes of a survey, question by question; `ended`: counting is over, and the small ones are gone. */
  readonly counted?: { readonly votes: readonly (readonly number[])[]; readonly ended: boolean }
}

/** Rows with ids of their own. */
export const rows = <T extends object>(list: readonly T[]): (T & { readonly id: string })[] => list.map((row) => ({ ...row, id: newId() }))
