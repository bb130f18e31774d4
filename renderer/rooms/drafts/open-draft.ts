import { createContext, useContext } from 'react'
import type { IssueDraft } from '../../../db/model/draft.ts'
import type { RecordOf } from '../../../db/model/record.ts'
import type { Evidence, Gap } from '../../../electron/contract/index.ts'
import { focusField } from '../../parts/field.tsx'

/** Why a draft can only be read. */
export type Frozen = 'signing' | 'final' | 'merged' | 'abandoned' | 'deleted' | 'office'

/** The draft on the screen: what its parts read and how they change it. */
export interface OpenDraft {
  readonly record: RecordOf<'issue_draft'>
  /** As typed, ahead of `record` by what is not yet saved. */
  readonly body: IssueDraft
  readonly change: (partial: Partial<IssueDraft>) => void
  /** Saves what was typed. */
  readonly flush: () => Promise<void>
  readonly frozen: Frozen | null
  readonly gaps: readonly Gap[]
  readonly evidence: readonly Evidence[]
  readonly nameOf: (memberId: string | null) => string
}

export const DraftContext = createContext<OpenDraft | null>(null)

/** The draft on the screen. Only inside the record pane. */
export const useDraft = (): OpenDraft => {
  const draft = useContext(DraftContext)
  if (draft === null) throw new Error('useDraft outside the record pane')
  return draft
}

/** Why this draft can only be read; null when it may be written. */
export const whyFrozen = (stage: IssueDraft['stage'], deletedAt: number | null, mayWrite: boolean): Frozen | null => {
  if (!mayWrite) return 'office'
  if (deletedAt !== null) return 'deleted'
  return stage === 'drafting' || stage === 'returned' ? null : stage
}

/** Puts the keyboard on a field; its nearest parent on the screen stands in for one that is not. */
export const jumpTo = (field: string): void => {
  const parts = field.split('/')
  while (parts.length > 0 && !focusField(parts.join('/'))) parts.pop()
}

/** Which row of its list a gap concerns, from 1; 0 when it concerns none. */
export const rowOf = (gap: Gap, { statements, bases }: IssueDraft): number => {
  const [list, id] = gap.field.split('/')
  const rows = list === 'statements' ? statements : list === 'bases' ? bases : []
  return rows.findIndex((row) => row.id === id) + 1
}
