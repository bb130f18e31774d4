import { composePaper } from '../../documents/compose.ts'
import { noteLeaving, writeOut } from '../../documents/write-out.ts'
import { definitionOf } from '../../records/kinds.ts'
import { findRecord } from '../../records/rows.ts'
import type { Handlers } from '../serve.ts'

/** 打印 and 导出: forms and registers on paper, and the way back from a scanned sheet to its record. */
export const paper: Handlers<'paper'> = {
  compose: (caseFile, { wish }) => composePaper(caseFile, wish),
  find: (caseFile, { ids }) =>
    ids.flatMap((id) => {
      const record = findRecord(caseFile, id)
      if (record === undefined || record.deletedAt !== null) return []
      const { number, title } = definitionOf(record.kind).summary(record.body)
      return [{ id, kind: record.kind, number, title, version: record.version }]
    }),
  notePrint(caseFile, leaving) {
    noteLeaving(caseFile, 'paper.print', leaving)
    return null
  },
  writePdf: (caseFile, { path, bytes, ...leaving }) => writeOut(caseFile, leaving, { path, bytes, format: 'pdf' }),
  /** The library is loaded only when a Word file is wanted. */
  async writeWord(caseFile, { path, ...leaving }) {
    const { wordFile } = await import('../../documents/word.ts')
    const bytes = await wordFile(composePaper(caseFile, leaving.wish, leaving.serial))
    return writeOut(caseFile, leaving, { path, bytes, format: 'docx' })
  },
}
