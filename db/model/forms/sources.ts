import type { issueSources } from '../draft.ts'
import type { Kind } from '../record.ts'
import type { Form } from './form.ts'
import { forms } from './index.ts'

type LearnedBy = (typeof issueSources)[number]

/** 言证, 书证, or what was seen on the spot: a matter stands firmly on more than one of them. */
export type SourceNature = 'spoken' | 'written' | 'seen' | 'other'

/** A kind of record out of which evidence is taken. */
export interface SourceKind {
  readonly kind: Kind
  readonly word: string
  readonly learnedBy: LearnedBy
  readonly nature: SourceNature
}

const natures: Readonly<Record<LearnedBy, SourceNature>> = {
  interview: 'spoken',
  document: 'written',
  petition: 'spoken',
  field_visit: 'seen',
  observed_meeting: 'seen',
  forum: 'spoken',
  special_check: 'written',
  data_comparison: 'written',
  personal_matters: 'written',
  pre_notice: 'written',
  other: 'other',
}

const source = (kind: Kind, word: string, learnedBy: LearnedBy): SourceKind => ({ kind, word, learnedBy, nature: natures[learnedBy] })

/** Every such kind; one with a form that says how a draft learns from it is among them by that alone. */
export const sourceKinds = (): readonly SourceKind[] => [
  source('interview', '谈话', 'interview'),
  source('document_review', '查阅资料', 'document'),
  ...(Object.values(forms) as unknown as readonly Form[]).flatMap(({ kind, room, learnedBy }) =>
    learnedBy === null ? [] : [source(kind, room, learnedBy)],
  ),
]
