import { addFiles, attachmentsOf, beginAttachment } from '../../records/attachments.ts'
import { exportAttachment } from '../../records/export-attachment.ts'
import { deleteRecord, openRecord, restoreRecord, saveRecord } from '../../records/footing.ts'
import { abandonUpload, appendToUpload, finishUpload } from '../../records/uploads.ts'
import type { Handlers } from '../serve.ts'

/** 附件. */
export const attachments: Handlers<'attachments'> = {
  ofRecord: (caseFile, { recordId, deleted }) => attachmentsOf(caseFile, recordId, deleted),
  addFiles: (caseFile, { paths, recordId, role }, context) => addFiles(caseFile, { recordId, role }, paths, context),

  begin: (caseFile, { recordId, role, ...file }, { signal }) => ({ uploadId: beginAttachment(caseFile, { recordId, role }, file, signal) }),
  async append(caseFile, { uploadId, bytes }) {
    await appendToUpload(caseFile, uploadId, bytes)
    return null
  },
  finish: (caseFile, { uploadId }) => finishUpload(caseFile, 'attachment', uploadId),
  async abandon(caseFile, { uploadId }) {
    await abandonUpload(caseFile, uploadId)
    return null
  },

  rename(caseFile, { id, ...named }) {
    const changes = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined))
    return saveRecord(caseFile, 'attachment', { id, version: openRecord(caseFile, 'attachment', id).version, changes })
  },
  remove(caseFile, { id }) {
    deleteRecord(caseFile, 'attachment', id)
    return null
  },
  restore(caseFile, { id }) {
    restoreRecord(caseFile, 'attachment', id)
    return null
  },

  async read(caseFile, { id, offset, length }) {
    const { name, size, mediaType, sha256 } = openRecord(caseFile, 'attachment', id).body
    const plain = await caseFile.files.read(sha256, offset, length)
    // A copy of its own: what crosses to the main process takes its whole memory along, neighbours included.
    return { bytes: new Uint8Array(plain), name, size, mediaType }
  },
  exportTo: (caseFile, args, context) => exportAttachment(caseFile, args, context),
}
