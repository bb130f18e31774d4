import { createContext, type ReactNode } from 'react'
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

/** How a record stands on the screen. */
export interface PaneState {
  /** It lies in the 回收站, or the person's post may not write. */
  readonly readOnly: boolean
  /** Just made in this room: the cursor belongs into its first field. */
  readonly fresh: boolean
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
  readonly newRecord: (() => Partial<BodyIn<A>> | Promise<Partial<BodyIn<A>>>) | null
  /** Second line of a row; without it subtitle and day. */
  readonly row?: (summary: RecordSummary) => ReactNode
  /** Beside the list's title: 提纲, 导入 … */
  readonly extra?: ReactNode
  readonly renderRecord: (record: RecordIn<A>, state: PaneState) => ReactNode
}

/** Acts on records that the room shares with the heads inside it. */
export interface RecordActs {
  readonly create: (() => void) | null
  readonly remove: (id: string, title: string) => void
  readonly restore: (id: string, title: string) => void
  /** Puts an act on the pile that Ctrl+Z takes from; answers how to take back this very one by a press. */
  readonly remember: (undo: () => void) => () => void
  /** Takes back the last deletion or act in bulk; false when there is none. */
  readonly undo: () => boolean
  /** Made in this room since it was entered. */
  readonly isFresh: (id: string) => boolean
  readonly dialog: ReactNode
}

export const RoomActs = createContext<RecordActs | null>(null)
