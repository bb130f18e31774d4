import type { ComponentType } from 'react'
import type { Kind, RecordOf } from '../../../db/model/record.ts'
import { LeadExtra } from '../leads/extra.tsx'
import { ConfirmationHead, ConfirmedRow } from '../reports/confirmation.tsx'
import { DecidedRow, DeliberationHead } from '../reports/deliberation.tsx'
import { LogHead, WorkRow } from '../reports/log.tsx'
import { DimensionRow, PortraitOffers } from '../reports/portrait.tsx'
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
  /** As it is read: nothing can be changed but by an act. */
  readonly readOnly: boolean
}

/** Kinds that have something of their own, below their form. */
export const extras: { readonly [K in Kind]?: ComponentType<ExtraProps> } = {
  petition: PetitionAlike,
  personal_matters: MattersCompared,
  portrait: PortraitOffers,
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
/** Kinds that have something of their own above their form. */
export const heads: { readonly [K in Kind]?: ComponentType<ExtraProps> } = {
  deliberation: DeliberationHead,
  fact_confirmation: ConfirmationHead,
  work_log: LogHead,
  weekly_report: LogHead,
}

/** What one row shows below its fields. */
export interface RowExtraProps extends ExtraProps {
  readonly row: AnyBody & { readonly id: string }
}
export const rowExtras: { readonly [K in Kind]?: ComponentType<RowExtraProps> } = {
  deliberation: DecidedRow,
  fact_confirmation: ConfirmedRow,
  work_log: WorkRow,
  portrait: DimensionRow,
}
