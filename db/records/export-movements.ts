import { createHash } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { needSpace, stopWhenCancelled, writing } from '../exchange/medium.ts'
import { Refusal } from '../model/failure.ts'
import { writeTable } from '../spreadsheets/write.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { syncFolder } from '../vault/whole-file.ts'
import type { Movement, MovementQuery } from '../worker/requests/movements.ts'
import type { Context } from '../worker/serve.ts'
import { movementTable } from './movement-table.ts'
import { moveData, movements } from './movements.ts'

const atOnce = 1000

/** Every line of the register that the query wants, newest first. */
export function allMovements(caseFile: CaseFile, query: MovementQuery): readonly Movement[] {
  const rows: Movement[] = []
  for (;;) {
    const page = movements(caseFile, { ...query, offset: rows.length, limit: atOnce })
    rows.push(...page.rows)
    if (page.rows.length < atOnce) return rows
  }
}

/**
 * Writes the register as an Excel table: as `.part`, synced, read back and compared, then renamed. The table leaves
 * the encryption, so it is a line of the register as well. Throws what the disk refuses.
 */
export async function exportMovements(
  caseFile: CaseFile,
  { which, reason, path }: { readonly which: MovementQuery; readonly reason: string; readonly path: string },
  { signal }: Context,
): Promise<{ readonly rows: number; readonly size: number }> {
  const rows = allMovements(caseFile, which)
  const bytes = await writeTable(movementTable(rows))
  stopWhenCancelled(signal)
  const name = basename(path)
  const part = `${path}.part`
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await writing(name, () => needSpace(dirname(path), bytes.length))
  try {
    await writing(name, async () => {
      const file = await open(part, 'w', 0o600)
      await file.writeFile(bytes)
      await file.sync()
      await file.close()
    })
    const kept = await writing(name, () => readFile(part))
    if (createHash('sha256').update(kept).digest('hex') !== sha256) throw new Refusal('medium_gone', name)
    caseFile.db.transaction(() =>
      moveData(caseFile, {
        action: 'movements.export',
        detail: { rows: rows.length, sha256, size: bytes.length, reason },
        movement: {
          ...{ what: 'list', direction: 'out', content: `导入导出登记簿 ${rows.length} 条`, fileName: name },
          ...{ size: bytes.length, sha256, path, purpose: reason },
        },
      }),
    )()
    await writing(name, async () => {
      await rename(part, path)
      syncFolder(dirname(path))
    })
    return { rows: rows.length, size: bytes.length }
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined) // the stick may be gone, and the file with it
    throw error
  }
}
