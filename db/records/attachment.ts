import type { Attachment } from '../model/attachment.ts'
import { mustBeThawed } from './frozen.ts'
import type { RecordKind } from './kind.ts'

/** A scan of the signed paper comes after the signature; every other file belongs to what was signed. */
const isContent = (attachment: Attachment | null): attachment is Attachment => attachment !== null && attachment.role !== 'signed_scan'

/** 附件. */
export const attachment: RecordKind<'attachment'> = {
  kind: 'attachment',
  numberPrefix: null,
  belongsTo: 'nothing',
  course: null,
  summary: (body) => ({ number: '', title: body.name, subtitle: body.mediaType, status: body.role, occurredOn: '', facets: {} }),
  passages: [],
  references: { attachment_of: ['recordId'] },
  suggestions: {},
  admit(caseFile, { before, after }) {
    for (const file of [before, after]) if (isContent(file)) mustBeThawed(caseFile, file.recordId)
  },
}
