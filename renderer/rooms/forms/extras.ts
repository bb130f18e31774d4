import type { ComponentType } from 'react'
import type { Kind, RecordOf } from '../../../db/model/record.ts'
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
}

/** Kinds that have something to say among the remarks at the head of a record. */
export const notices: { readonly [K in Kind]?: ComponentType<{ readonly recordId: string }> } = {
  petition: AlikeNotice,
}
