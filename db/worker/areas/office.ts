import { applyAll } from '../../exchange/apply.ts'
import { commit, imports } from '../../exchange/commit.ts'
import { decide, groups } from '../../exchange/decide.ts'
import { previewAll } from '../../exchange/desk.ts'
import { saveReceipt, saveReceipts } from '../../exchange/receipt.ts'
import { setAside } from '../../exchange/set-aside.ts'
import { giveUp, inspect, stage, verify } from '../../exchange/stage.ts'
import { undo, undoable } from '../../exchange/undo.ts'
import type { Handlers } from '../serve.ts'
import { setStaleDays, staleDays } from '../settings.ts'

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
  setAside: (caseFile) => setAside(caseFile),
  previewAll: (caseFile, { importIds }) => previewAll(caseFile, importIds),
  applyAll: (caseFile, { importIds }, context) => applyAll(caseFile, importIds, context),
  decide: (caseFile, { bundleId, decision, reasons }) => decide(caseFile, bundleId, decision, reasons),
  groups: (caseFile) => ({ groups: groups(caseFile), staleDays: staleDays(caseFile.queries) }),
  setStaleDays: ({ db, queries, audit }, { days }) => {
    db.transaction(() => {
      setStaleDays(queries, days)
      audit.append('office.stale_days', undefined, { days })
    }).immediate()
    return null
  },
  saveReceipts: (caseFile, { bundleIds, folder }, context) => saveReceipts(caseFile, bundleIds, folder, context),
  undoable: (caseFile) => undoable(caseFile),
  undo: (caseFile, { deskImportId }) => undo(caseFile, deskImportId),
  saveReceipt: (caseFile, { bundleId, folder }, context) => saveReceipt(caseFile, bundleId, folder, context),
}
