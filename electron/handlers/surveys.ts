import type { Casework } from '../../db/worker/requests/index.ts'
import type { Choosers } from '../device/choosers.ts'
import type { Handlers } from './gate.ts'

/** Counts of a survey from a table that the person chooses, and the empty table to count in. */
export const surveys = (casework: Casework, choosers: Choosers): Handlers<'surveys'> => ({
  async importTally({ id }) {
    const path = await choosers.file('选择计票表', { name: '表格', extensions: ['xlsx', 'xls', 'csv'] })
    return path === null ? null : casework.surveys.takeTally({ id, path })
  },
  async saveTemplate({ id }) {
    const path = await choosers.newFile('计票表保存到哪里', '计票表.xlsx')
    return path === null ? null : casework.surveys.template({ id, path })
  },
})
