import { commit, imports } from '../../exchange/commit.ts'
import { saveReceipt } from '../../exchange/receipt.ts'
import { giveUp, inspect, stage, verify } from '../../exchange/stage.ts'
import type { Handlers } from '../serve.ts'

export const office: Handlers<'office'> = {
  inspect: (caseFile, { path, passphrase }) => inspect(caseFile, path, passphrase),
  verify: (caseFile, { path, passphrase }, context) => verify(caseFile, path, context, passphrase),
  stage: (caseFile, { path, passphrase }, context) => stage(caseFile, path, context, passphrase),
  commit: (caseFile, { importId }) => commit(caseFile, importId),
  giveUp: async (caseFile, { importId }) => {
    await giveUp(caseFile, importId)
    return null
  },
  imports: (caseFile) => imports(caseFile),
  saveReceipt: (caseFile, { bundleId, folder }, context) => saveReceipt(caseFile, bundleId, folder, context),
}
