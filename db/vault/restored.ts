import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { moveData } from '../records/movements.ts'
import type { CaseFile } from './case-file.ts'
import { newIdentity } from './device.ts'
import { takeOver } from './identity.ts'
import { Secret } from './secret.ts'
import { replaceFile } from './whole-file.ts'

/** Lies beside a case file that came out of a backup, until it is opened for the first time. */
const restoredFile = 'restored.json'

/** Notes that this folder was laid down from a backup, the file of that name. */
export const noteRestored = (folder: string, fileName: string): void =>
  replaceFile(join(folder, restoredFile), `${JSON.stringify({ fileName })}\n`)

/** The name serves the register alone: a note that cannot be read is a note all the same. */
function nameIn(note: string): string {
  try {
    const { fileName } = JSON.parse(readFileSync(note, 'utf8')) as { readonly fileName?: unknown }
    return typeof fileName === 'string' ? fileName : ''
  } catch {
    return ''
  }
}

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
  const fileName = nameIn(note)
  takeOver(caseFile, identity, () =>
    moveData(caseFile, {
      action: 'vault.restore',
      detail: { former, device: identity.deviceId },
      movement: { what: 'restore', direction: 'in', content: caseFile.label, fileName, path: fileName, classification: 'work_secret' },
    }),
  )
  identity.signingSeed.wipe()
  identity.ageIdentity.wipe()
  rmSync(note)
}
