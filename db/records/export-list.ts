import { createHash } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { needSpace, stopWhenCancelled, writing } from '../exchange/medium.ts'
import { Refusal } from '../model/failure.ts'
import type { Kind, RecordOf } from '../model/record.ts'
import { registerOf } from '../model/register.ts'
import { writeTable } from '../spreadsheets/write.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { syncFolder } from '../vault/whole-file.ts'
import type { ListQuery } from '../worker/requests/records.ts'
import type { Context } from '../worker/serve.ts'
import { listedIds } from './listing.ts'
import { moveData } from './movements.ts'
import { tableOf } from './register-table.ts'
import { recordOf } from './rows.ts'

interface Wish {
  readonly kind: Kind
  /** The chosen records in the order of their list; without them all of `list`. */
  readonly ids?: readonly string[] | undefined
  readonly list?: ListQuery | undefined
  readonly reason: string
  readonly path: string
}

/**
 * Writes records of a kind as an Excel table where the person chose: as `.part`, synced, read back and compared, then
 * renamed. The audit row, with the reason, stands before the file gets its name. A record that is gone by now refuses
 * the whole. Throws what the disk refuses.
 */
export async function exportList(
  caseFile: CaseFile,
  { kind, ids, list, reason, path }: Wish,
  { signal, report }: Context,
): Promise<{ readonly rows: number; readonly size: number; readonly sha256: string }> {
  const register = registerOf(kind)
  if (register === undefined) throw new Refusal('bad_input', 'kind')
  const records: RecordOf[] = (ids ?? listedIds(caseFile, kind, list ?? {})).map((id) => recordOf(caseFile, kind, id))
  report({ stage: 'reading', done: records.length, total: records.length })
  const bytes = await writeTable(tableOf(caseFile, register, records))
  stopWhenCancelled(signal)
  const name = basename(path)
  const part = `${path}.part`
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await writing(name, () => needSpace(dirname(path), bytes.length))
  try {
    await writing(name, () => writeOut(part, bytes))
    const kept = await writing(name, () => readFile(part))
    if (createHash('sha256').update(kept).digest('hex') !== sha256) throw new Refusal('medium_gone', name)
    caseFile.db.transaction(() =>
      moveData(caseFile, {
        action: 'list.export',
        detail: { kind, rows: records.length, sha256, size: bytes.length, reason },
        movement: {
          ...{ what: 'list', direction: 'out', content: `${register.title} ${records.length} 条`, fileName: name, size: bytes.length },
          ...{ sha256, path, purpose: reason, roundId: records[0]?.roundId },
        },
      }),
    )()
    await writing(name, async () => {
      await rename(part, path)
      syncFolder(dirname(path))
    })
    report({ stage: 'writing', done: bytes.length, total: bytes.length })
    return { rows: records.length, size: bytes.length, sha256 }
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined) // the stick may be gone, and the file with it
    throw error
  }
}

async function writeOut(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}
