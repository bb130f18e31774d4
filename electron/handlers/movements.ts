import { basename } from 'node:path'
import type { Casework } from '../../db/worker/requests/index.ts'
import type { Choosers } from '../device/choosers.ts'
import type { Handlers } from './gate.ts'

/** The register of movements as a table. */
export const movements = (casework: Casework, choosers: Choosers): Handlers<'movements'> => ({
  async export(wish) {
    const path = await choosers.newFile('导出登记簿（导出后不再加密）', '导入导出登记簿.xlsx')
    if (path === null) return null
    const { rows } = await casework.movements.exportTo({ ...wish, path })
    return { name: basename(path), rows }
  },
})
