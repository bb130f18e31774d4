import type { RecordArea } from '../app/records.ts'

export interface HistoryDrawerProps {
  readonly area: RecordArea
  readonly recordId: string
  readonly open: boolean
  readonly onClose: () => void
}

/** Who changed what when, newest first, with the difference shown in the text. */
export const HistoryDrawer = (_: HistoryDrawerProps) => null
