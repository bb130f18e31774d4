import { createHash } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { needSpace, piecesOf, writing } from '../exchange/medium.ts'
import type { Attachment } from '../model/attachment.ts'
import { Refusal } from '../model/failure.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { syncFolder } from '../vault/whole-file.ts'
import type { Context } from '../worker/serve.ts'
import { openRecord } from './footing.ts'
import { moveData } from './movements.ts'

/**
 * Writes one attachment, decrypted, where the person chose: as `.part`, synced, read back and compared with its hash,
 * then renamed. The audit row, with the reason, stands before the file gets its name.
 */
export async function exportAttachment(
  caseFile: CaseFile,
  { id, path, reason }: { readonly id: string; readonly path: string; readonly reason: string },
  context: Context,
): Promise<{ readonly size: number; readonly sha256: string }> {
  const { body, roundId } = openRecord(caseFile, 'attachment', id)
  const { size, sha256 } = body
  const name = basename(path)
  const part = `${path}.part`
  await writing(name, () => needSpace(dirname(path), size))
  try {
    await writeOut(caseFile, body, part, name, context)
    caseFile.db.transaction(() =>
      moveData(caseFile, {
        action: 'attachment.export',
        subject: { kind: 'attachment', id },
        detail: { sha256, size, reason },
        movement: {
          what: 'attachment',
          direction: 'out',
          content: body.name,
          fileName: name,
          size,
          sha256,
          path,
          purpose: reason,
          roundId,
        },
      }),
    )()
    await writing(name, async () => {
      await rename(part, path)
      syncFolder(dirname(path))
    })
    return { size, sha256 }
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined) // the stick may be gone, and the file with it
    throw error
  }
}

async function writeOut(caseFile: CaseFile, { sha256, size }: Attachment, part: string, name: string, context: Context): Promise<void> {
  const file = await writing(name, () => open(part, 'w+'))
  try {
    let done = 0
    for await (const piece of caseFile.files.stream(sha256, context.signal)) {
      await writing(name, () => file.writeFile(piece))
      done += piece.length
      context.report({ stage: 'writing', done, total: size })
    }
    await writing(name, () => file.sync())
    await verify(file, sha256, name, context.signal, (read) => context.report({ stage: 'verifying', done: read, total: size }))
  } finally {
    await file.close()
  }
}

/** What the medium gives back must be what was written. */
async function verify(file: FileHandle, sha256: string, name: string, signal: AbortSignal, onBytes: (done: number) => void): Promise<void> {
  const hash = createHash('sha256')
  await writing(name, async () => {
    for await (const piece of piecesOf(file, 0, { signal, onBytes })) hash.update(piece)
  })
  if (hash.digest('hex') !== sha256) throw new Refusal('medium_gone', name)
}
