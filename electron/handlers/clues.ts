import { basename } from 'node:path'
import type { Casework } from '../../db/worker/requests/index.ts'
import type { Choosers } from '../device/choosers.ts'
import type { Handlers } from './gate.ts'

/** Files of clues by the system's choosers, as attachments have it. */
export const clues = (casework: Casework, choosers: Choosers): Handlers<'clues'> => ({
  async pickFiles({ id, job }) {
    const paths = await choosers.files('添加线索材料')
    return paths.length === 0 ? null : casework.clues.addFiles({ id, paths: [...paths], job })
  },
  async exportFile({ id, fileId, reason, job }) {
    const { name } = await casework.clues.readFile({ id, fileId, offset: 0, length: 0 })
    const path = await choosers.newFile('导出线索材料（导出后不再加密）', name)
    if (path === null) return null
    const { size } = await casework.clues.exportFile({ id, fileId, path, reason, job })
    return { name: basename(path), size }
  },
})
