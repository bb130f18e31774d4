import type { ComponentType } from 'react'
import type { Kind, RecordOf } from '../../../db/model/record.ts'
import { ImportRoster } from '../roster/import-roster.tsx'
import { RosterTalk } from '../roster/roster-talk.tsx'
import type { AnyBody, ChangeBody } from './form-record.tsx'

/** What a kind shows besides its form: charts, computed figures, acts. */
export interface ExtraProps {
  readonly record: RecordOf
  readonly body: AnyBody
  readonly change: ChangeBody
  readonly flush: () => Promise<void>
}

/** Kinds that have something of their own, below their form. */
export const extras: { readonly [K in Kind]?: ComponentType<ExtraProps> } = { roster_person: RosterTalk }

/** What stands beside the title of a kind's list: import and the like. */
export const listActs: { readonly [K in Kind]?: ComponentType } = { roster_person: ImportRoster }
