import type { ComponentType } from 'react'
import type { Kind, RecordOf } from '../../../db/model/record.ts'
import { LeadExtra } from '../leads/extra.tsx'
import { ImportRoster } from '../roster/import-roster.tsx'
import { RosterTalk } from '../roster/roster-talk.tsx'
import type { AnyBody, ChangeBody } from './form-record.tsx'
import { MattersCompared } from './matters-compared.tsx'
import { AlikeNotice, PetitionAlike } from './petition-alike.tsx'
import { SurveyResults } from './survey-results.tsx'

/** What a kind shows besides its form: charts, computed figures, acts. */
export interface ExtraProps {
  readonly record: RecordOf
  readonly body: AnyBody
  readonly change: ChangeBody
  readonly flush: () => Promise<void>
}

/** Kinds that have something of their own, below their form. */
export const extras: { readonly [K in Kind]?: ComponentType<ExtraProps> } = {
  petition: PetitionAlike,
  personal_matters: MattersCompared,
  survey: SurveyResults,
  lead: LeadExtra,
  roster_person: RosterTalk,
}

/** Kinds that have something to say among the remarks at the head of a record. */
export const notices: { readonly [K in Kind]?: ComponentType<{ readonly recordId: string }> } = {
  petition: AlikeNotice,
}

/** What stands beside the title of a kind's list: import and the like. */
export const listActs: { readonly [K in Kind]?: ComponentType } = { roster_person: ImportRoster }
