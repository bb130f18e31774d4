import type { Attachment } from '../../db/model/attachment.ts'
import type { RecordOf } from '../../db/model/record.ts'

export interface AttachmentPanelProps {
  readonly recordId: string
  /** Role of what is added here (not called `role`: the linter takes that for ARIA). With it the panel lists only files of that role. */
  readonly addedAs?: Attachment['role']
  readonly readOnly?: boolean
  /** A further act on each file (作为证据), as small buttons. */
  readonly acts?: (attachment: RecordOf<'attachment'>) => React.ReactNode
}

/** Files of a record: drag, paste or pick; images and PDF open inside the app. */
export const AttachmentPanel = (_: AttachmentPanelProps) => null
