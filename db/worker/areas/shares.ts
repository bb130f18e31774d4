import { saveShare, setDrillEvery, sharesState } from '../../exchange/share-sets.ts'
import { drill, openShares, restoreIdentity, splitKey } from '../../exchange/shares.ts'
import type { Handlers } from '../serve.ts'

/** 密钥份额 of the office. Only the office's posts may ask; splitting and restoring need the password once more. */
export const shares: Handlers<'shares'> = {
  state: (caseFile) => sharesState(caseFile),
  async split(caseFile, { password, threshold, holders }) {
    await caseFile.vault.check(caseFile.person.accountId, password, caseFile.now())
    return splitKey(caseFile, threshold, holders)
  },
  saveShare: (caseFile, { folder, share }) => saveShare(caseFile, folder, share),
  drill: (caseFile, { shares: texts }) => drill(caseFile, texts),
  open: (caseFile, { shares: texts }) => openShares(caseFile, texts),
  async restore(caseFile, { shares: texts, fingerprint, password }) {
    await caseFile.vault.check(caseFile.person.accountId, password, caseFile.now())
    return restoreIdentity(caseFile, texts, fingerprint)
  },
  setDrillEvery(caseFile, { days }) {
    setDrillEvery(caseFile, days)
    return null
  },
}
