import type { Casework } from '../../db/worker/requests/index.ts'
import type { Choosers } from '../device/choosers.ts'
import type { Handlers } from './gate.ts'

export const tables = { name: '表格', extensions: ['xlsx', 'xls', 'csv'] }

/** Catalogues from tables that the person chooses. */
export const catalogues = (casework: Casework, choosers: Choosers): Handlers<'catalogues'> => ({
  async readTable(tree) {
    const path = await choosers.file('选择目录表格', tables)
    return path === null ? null : casework.catalogues.readTable({ path, ...tree })
  },
  async template() {
    const path = await choosers.newFile('空白目录表保存到哪里', '目录（空白表）.xlsx')
    return path === null ? null : casework.catalogues.template({ path })
  },
})
