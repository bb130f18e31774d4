import type { Casework } from '../../db/worker/requests/index.ts'
import type { Choosers } from '../device/choosers.ts'
import { tables } from './catalogues.ts'
import type { Handlers } from './gate.ts'

/** Rosters from tables that the person chooses. */
export const plan = (casework: Casework, choosers: Choosers): Handlers<'plan'> => ({
  async readRoster(stay) {
    const path = await choosers.file('选择谈话名册表格', tables)
    return path === null ? null : casework.plan.readRoster({ path, ...stay })
  },
  async rosterTemplate() {
    const path = await choosers.newFile('空白名册保存到哪里', '谈话名册（空白表）.xlsx')
    return path === null ? null : casework.plan.rosterTemplate({ path })
  },
})
