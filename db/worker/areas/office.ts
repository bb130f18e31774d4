import { commit, imports } from '../../exchange/commit.ts'
import { saveReceipt } from '../../exchange/receipt.ts'
import { giveUp, inspect, stage, verify } from '../../exchange/stage.ts'
import type { Handlers } from '../serve.ts'

export const office: Handlers<'office'> = {
  inspect: (caseFile, { path }) => inspect(caseFile, path),
  verify: (caseFile, { path }, context) => verify(caseFile, path, context),
  stage: (caseFile, { path }, context) => stage(caseFile, path, context),
  commit: (caseFile, { importId }) => commit(caseFile, importId),
  giveUp: async (caseFile, { importId }) => {
    await giveUp(caseFile, importId)
    return null
  },
  imports: (caseFile) => imports(caseFile),
  saveReceipt: (caseFile, { bundleId, folder }, context) => saveReceipt(caseFile, bundleId, folder, context),
}
