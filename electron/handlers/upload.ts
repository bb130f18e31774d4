import type { Casework } from '../../db/worker/requests/index.ts'
import type { Choosers, Tickets } from '../device/choosers.ts'
import type { Handlers } from './gate.ts'

/** Packages for the network platform, and the mappings that the office loads. */
export const upload = (casework: Casework, choosers: Choosers, tickets: Tickets): Handlers<'upload'> => ({
  async loadProfile() {
    const path = await choosers.file('选择映射文件', { name: '映射', extensions: ['json'] })
    return path === null ? null : casework.upload.keepProfile({ path })
  },
  async chooseTarget() {
    const folder = await choosers.folder('上传包写到哪里（明文）')
    return folder === null ? null : tickets.folder(folder)
  },
  preview: ({ profileId, ...wish }) => casework.upload.preview({ ...wish, profile: { id: profileId } }),
  make: async ({ ticket, profileId, ...wish }) =>
    casework.upload.make({ ...wish, profile: { id: profileId }, folder: tickets.take(ticket) }),
})
