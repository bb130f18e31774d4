import type { Casework } from '../../db/worker/requests/index.ts'
import type { Choosers } from '../device/choosers.ts'
import { tables } from './catalogues.ts'
import type { Handlers } from './gate.ts'

/** Policies from tables that the person chooses. */
export const policies = (casework: Casework, choosers: Choosers): Handlers<'policies'> => ({
  async readTable() {
    const path = await choosers.file('选择条文表格', tables)
    return path === null ? null : casework.policies.readTable({ path })
  },
  async template() {
    const path = await choosers.newFile('空白条文表保存到哪里', '政策条文（空白表）.xlsx')
    return path === null ? null : casework.policies.template({ path })
  },
})
