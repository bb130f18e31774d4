import { basename } from 'node:path'
import type { BrowserWindow } from 'electron'
import { Refusal } from '../../db/model/failure.ts'
import type { Casework } from '../../db/worker/requests/index.ts'
import type { Choosers } from '../device/choosers.ts'
import type { Handlers } from './gate.ts'

/**
 * Paper that leaves by this computer's printer or disk. The window shows the sheets; its print styles leave nothing
 * else on them, and the sheets name their own size.
 */
export const paper = (casework: Casework, choosers: Choosers, window: () => BrowserWindow | null): Handlers<'paper'> => {
  const contents = () => {
    const open = window()
    if (open === null) throw new Refusal('cancelled')
    return open.webContents
  }
  const nameOf = async (leaving: Parameters<typeof casework.paper.notePrint>[0], ending: string): Promise<string> => {
    const { fileName } = await casework.paper.compose({ wish: leaving.wish })
    return `${fileName.replace(/[\\/:*?"<>|]/g, '_')}.${ending}`
  }
  return {
    async print(leaving) {
      // Noted first: paper that has come out can no longer be kept from leaving unnoted.
      await casework.paper.notePrint(leaving)
      const printed = await new Promise<boolean>((resolve) => contents().print({ printBackground: true }, (done) => resolve(done)))
      return { printed }
    },
    async savePdf(leaving) {
      const path = await choosers.newFile('存为 PDF（存出后不再加密）', await nameOf(leaving, 'pdf'))
      if (path === null) return null
      const pdf = await contents().printToPDF({
        printBackground: true,
        preferCSSPageSize: true,
        margins: { top: 0, right: 0, bottom: 0, left: 0 },
      })
      const { size } = await casework.paper.writePdf({ ...leaving, path, bytes: new Uint8Array(pdf) })
      return { name: basename(path), size }
    },
    async saveWord(leaving) {
      const path = await choosers.newFile('存为 Word（存出后不再加密）', await nameOf(leaving, 'docx'))
      if (path === null) return null
      const { size } = await casework.paper.writeWord({ ...leaving, path })
      return { name: basename(path), size }
    },
  }
}
