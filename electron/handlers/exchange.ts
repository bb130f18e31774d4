import type { Casework } from '../../db/worker/requests/index.ts'
import type { Choosers, Tickets } from '../device/choosers.ts'
import type { Handlers } from './gate.ts'

/** What a group hands over and takes back. */
export const exchange = (casework: Casework, choosers: Choosers, tickets: Tickets): Handlers<'exchange'> => ({
  async saveOwnCard() {
    const folder = await choosers.folder('密钥名片保存到哪里')
    return folder === null ? null : casework.exchange.saveOwnCard({ folder })
  },
  async chooseCard() {
    const path = await choosers.file('选择密钥名片', { name: '密钥名片', extensions: ['json'] })
    return path === null ? null : casework.exchange.readCard({ path })
  },
  async chooseTarget() {
    const folder = await choosers.folder('保存到哪个U盘或文件夹')
    return folder === null ? null : tickets.folder(folder)
  },
  media: () => tickets.media(),
  sendMember: async ({ ticket, ...wish }) => casework.exchange.sendMember({ ...wish, folder: tickets.take(ticket) }),
  sendTask: async ({ ticket, ...wish }) => casework.exchange.sendTask({ ...wish, folder: tickets.take(ticket) }),
  async backUp(wish) {
    const folder = await choosers.folder('备份保存到哪个U盘或文件夹')
    return folder === null ? null : casework.exchange.backUp({ ...wish, folder })
  },
  exportResult: async ({ ticket, ...wish }) => casework.exchange.exportResult({ ...wish, folder: tickets.take(ticket) }),
  async readReceipt({ job }) {
    const path = await choosers.file('选择回执', { name: '回执', extensions: ['xcb'] })
    return path === null ? null : casework.exchange.readReceipt({ path, job })
  },
})
