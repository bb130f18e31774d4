import { basename } from 'node:path'
import type { Casework } from '../../db/worker/requests/index.ts'
import type { Choosers } from '../device/choosers.ts'
import type { Handlers } from './gate.ts'

/** Attachments by the system's choosers; what is dragged or pasted comes in pieces and goes straight to the casework. */
export const attachments = (casework: Casework, choosers: Choosers): Handlers<'attachments'> => ({
  async pick(about) {
    const paths = await choosers.files('添加附件')
    return paths.length === 0 ? { added: [], failed: [] } : casework.attachments.addFiles({ ...about, paths: [...paths] })
  },
  async export({ id, reason, job }) {
    const { name } = await casework.attachments.read({ id, offset: 0, length: 0 })
    const path = await choosers.newFile('导出附件（导出后不再加密）', name)
    if (path === null) return null
    const { size } = await casework.attachments.exportTo({ id, path, reason, job })
    return { name: basename(path), size }
  },
})
