import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import type { CaseFile } from './case-file.ts'
import { newIdentity } from './device.ts'
import { takeOver } from './identity.ts'
import { Secret } from './secret.ts'
import { replaceFile } from './whole-file.ts'

/** Lies beside a case file that came out of a backup, until it is opened for the first time. */
const restoredFile = 'restored.json'

/** Notes that this folder was laid down from a backup. */
export const noteRestored = (folder: string): void => replaceFile(join(folder, restoredFile), '{}\n')

/**
 * A case file out of a backup gets an identity of its own: the laptop that the backup is of may be lost, or may work on, and two
 * must never sign as one. What was encrypted to the old one still opens. Should the power fail before the note is taken away,
 * a further identity is drawn at the next opening, which harms nobody.
 */
export async function drawAnewAfterRestoring(caseFile: CaseFile): Promise<void> {
  const note = join(caseFile.folder, restoredFile)
  if (!existsSync(note)) return
  const { signingSeed, ageIdentity, recipient } = await newIdentity()
  const identity = {
    deviceId: newId(),
    signingSeed: new Secret(Buffer.from(signingSeed, 'base64')),
    ageIdentity: new Secret(Buffer.from(ageIdentity)),
    recipient,
  }
  const former = caseFile.device.id
  takeOver(caseFile, identity, () => caseFile.audit.append('vault.restore', undefined, { former, device: identity.deviceId }))
  identity.signingSeed.wipe()
  identity.ageIdentity.wipe()
  rmSync(note)
}
