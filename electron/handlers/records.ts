import { basename } from 'node:path'
import { registerOf } from '../../db/model/register.ts'
import type { Casework } from '../../db/worker/requests/index.ts'
import type { Choosers } from '../device/choosers.ts'
import type { Handlers } from './gate.ts'

/** Lists that leave as tables. */
export const records = (casework: Casework, choosers: Choosers): Handlers<'records'> => ({
  async export(wish) {
    const name = `${registerOf(wish.kind)?.title ?? '列表'}.xlsx`
    const path = await choosers.newFile('导出为 Excel 表格（导出后不再加密）', name)
    if (path === null) return null
    const { rows } = await casework.records.exportTo({ ...wish, path })
    return { name: basename(path), rows }
  },
})
