import {
  closeClue,
  createClue,
  listClues,
  openClue,
  openClueWith,
  pairClue,
  saveClue,
  sealToLeader,
  setClueDeleted,
  setReaders,
} from '../../clues/clues.ts'
import { addClueFiles, beginClueFile, exportClueFile, readClueFile, setClueFileRemoved } from '../../clues/files.ts'
import { possibleReaders } from '../../clues/readers.ts'
import { transferForm } from '../../clues/transfer-form.ts'
import { abandonUpload, appendToUpload, finishUpload } from '../../records/uploads.ts'
import type { Handlers } from '../serve.ts'

/** 问题线索, in their own compartment. */
export const clues: Handlers<'clues'> = {
  list: (caseFile, { roundId, deleted }) => listClues(caseFile, roundId, deleted),
  possibleReaders: (caseFile) => possibleReaders(caseFile),
  open: (caseFile, { id }) => openClue(caseFile, id),
  openWith: (caseFile, { id, memberId, password }) => openClueWith(caseFile, id, memberId, password),
  pair: (caseFile, { id, readers }) => pairClue(caseFile, id, readers),
  close(caseFile, { id }) {
    closeClue(caseFile, id)
    return null
  },
  create: (caseFile, birth) => createClue(caseFile, birth),
  save: (caseFile, { id, version, changes }) => saveClue(caseFile, id, version, changes),
  delete: (caseFile, { id }) => setClueDeleted(caseFile, id, true),
  restore: (caseFile, { id }) => setClueDeleted(caseFile, id, false),
  setReaders: (caseFile, { id, readers, opening }) => setReaders(caseFile, id, readers, opening),
  sealToLeader: (caseFile, { id }) => sealToLeader(caseFile, id),
  addFiles: (caseFile, { id, paths }, context) => addClueFiles(caseFile, id, paths, context),
  beginFile: (caseFile, { id, ...file }, { signal }) => ({ uploadId: beginClueFile(caseFile, id, file, signal) }),
  async appendFile(caseFile, { uploadId, bytes }) {
    await appendToUpload(caseFile, uploadId, bytes)
    return null
  },
  finishFile: (caseFile, { uploadId }) => finishUpload(caseFile, 'clue', uploadId),
  async abandonFile(caseFile, { uploadId }) {
    await abandonUpload(caseFile, uploadId)
    return null
  },
  removeFile: (caseFile, { id, fileId }) => setClueFileRemoved(caseFile, id, fileId, true),
  restoreFile: (caseFile, { id, fileId }) => setClueFileRemoved(caseFile, id, fileId, false),
  readFile: (caseFile, { id, fileId, offset, length }) => readClueFile(caseFile, id, fileId, offset, length),
  exportFile: (caseFile, order, context) => exportClueFile(caseFile, order, context),
  transferForm: (caseFile, { id }) => transferForm(caseFile, id),
}
