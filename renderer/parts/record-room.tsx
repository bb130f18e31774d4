import type { ReactNode } from 'react'
import type { RecordSummary } from '../../electron/contract/index.ts'
import type { BodyIn, RecordArea, RecordIn } from '../app/records.ts'
import type { StatusWords } from './status-word.tsx'

/** A filter by one facet that the kind's definition fills. */
export interface FacetFilter {
  /** As in `RecordSummary.facets`. */
  readonly name: string
  readonly label: string
  /** Fixed choices; `members` offers the group's people by id. */
  readonly options: readonly { readonly value: string; readonly label: string }[] | 'members'
}

export interface RecordRoomProps<A extends RecordArea> {
  readonly area: A
  /** Of the list: 谈话. */
  readonly title: string
  /** One of them: 谈话记录. */
  readonly thing: string
  readonly statusWords: StatusWords
  readonly filters?: readonly FacetFilter[]
  /** `unit` (default): records of the chosen unit; `round`: of the whole round. */
  readonly scope?: 'unit' | 'round'
  /** What belongs here, while there is nothing. */
  readonly empty: { readonly title: string; readonly text: string }
  /** Body of a new record (Ctrl+N); null where records are not made by hand. */
  readonly newRecord: (() => Partial<BodyIn<A>>) | null
  /** Second line of a row; without it subtitle and day. */
  readonly row?: (summary: RecordSummary) => ReactNode
  /** Beside the list's title: 提纲, 导入 … */
  readonly extra?: ReactNode
  /** The record pane. `readOnly` for what lies in the 回收站 or a post that may not write. */
  readonly renderRecord: (record: RecordIn<A>, state: { readonly readOnly: boolean }) => ReactNode
}

/** List and record side by side: search, filters, order, 回收站, keys; the room itself only draws the record. */
export const RecordRoom = <A extends RecordArea>(_: RecordRoomProps<A>) => null

export interface RecordHeadProps {
  /** `T-018 王某`. */
  readonly title: ReactNode
  /** Status steps, who and when. */
  readonly facts?: ReactNode
  /** Acts on the whole record; 历史 and 移入回收站 are added by the head itself. */
  readonly acts?: ReactNode
  readonly area: RecordArea
  readonly recordId: string
}

/** First lines of a record pane, the same in every room. */
export const RecordHead = (_: RecordHeadProps) => null
