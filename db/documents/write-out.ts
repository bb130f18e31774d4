import { createHash } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { needSpace, piecesOf, writing } from '../exchange/medium.ts'
import { Refusal } from '../model/failure.ts'
import type { Kind } from '../model/record.ts'
import { registerOf } from '../model/register.ts'
import { moveData } from '../records/movements.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { syncFolder } from '../vault/whole-file.ts'
import type { paperRequests, Written } from '../worker/requests/paper.ts'
import type { Parsed } from '../worker/serve.ts'

type Leaving = Parsed<(typeof paperRequests)['notePrint']>

/** The file that a paper became; nothing of it for a print. */
interface LeftFile {
  readonly format?: 'pdf' | 'docx'
  readonly size?: number
  readonly sha256?: string
  readonly fileName?: string
  readonly path?: string
}

/** What left, by list and number: titles of records are casework. */
function contentOf(wish: Leaving['wish'], found: { readonly kind: string; readonly number: string } | undefined): string {
  if (wish.type === 'movements') return '导入导出登记簿'
  if (wish.type === 'register') return wish.words.name
  return found === undefined ? '' : `${registerOf(found.kind as Kind)?.title ?? ''} ${found.number}`.trim()
}

/** Notes that a paper left: which record in which version, under which 打印编号. Never what stands on it. */
export function noteLeaving(
  caseFile: CaseFile,
  action: 'paper.print' | 'paper.export',
  { wish, serial }: Leaving,
  detail: LeftFile = {},
): void {
  const found = wish.type === 'record' ? caseFile.queries.first(versionOf(caseFile, wish.id)) : undefined
  if (wish.type === 'record' && found === undefined) throw new Refusal('not_found')
  const subject = wish.type === 'record' && found !== undefined ? { kind: found.kind, id: wish.id } : undefined
  const what = found === undefined ? { register: wish.type === 'register' ? wish.kind : '' } : { version: found.version }
  const { fileName = '', path = '', ...told } = detail
  caseFile.db.transaction(() =>
    moveData(caseFile, {
      action,
      subject,
      detail: { serial, ...what, ...told },
      movement: {
        what: action === 'paper.print' ? 'print' : 'paper',
        direction: 'out',
        content: `${contentOf(wish, found)} 打印编号 ${serial}`,
        ...{ fileName, path, roundId: found?.round_id ?? null },
        ...(told.size === undefined ? {} : { size: told.size }),
        ...(told.sha256 === undefined ? {} : { sha256: told.sha256 }),
      },
    }),
  )()
}

const versionOf = ({ queries }: CaseFile, id: string) =>
  queries.k.selectFrom('record').select(['kind', 'version', 'number', 'round_id']).where('id', '=', id)

/**
 * Writes a paper whole or not at all where the person chose: as `.part`, synced, read back, noted in the audit, then
 * renamed. Throws the refusal that fits the disk.
 */
export async function writeOut(
  caseFile: CaseFile,
  leaving: Leaving,
  { path, bytes, format }: { readonly path: string; readonly bytes: Uint8Array; readonly format: 'pdf' | 'docx' },
): Promise<Written> {
  const name = basename(path)
  const part = `${path}.part`
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  try {
    await writing(name, () => needSpace(dirname(path), bytes.length))
    await writing(name, () => writeWhole(part, bytes))
    if ((await writing(name, () => hashOf(part))) !== sha256) throw new Refusal('medium_gone', name)
    noteLeaving(caseFile, 'paper.export', leaving, { format, size: bytes.length, sha256, fileName: name, path })
    await writing(name, async () => {
      await rename(part, path)
      syncFolder(dirname(path))
    })
    return { size: bytes.length, sha256 }
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined) // the stick may be gone, and the file with it
    throw error
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function hashOf(path: string): Promise<string> {
  const file = await open(path, 'r')
  try {
    const hash = createHash('sha256')
    for await (const piece of piecesOf(file, 0)) hash.update(piece)
    return hash.digest('hex')
  } finally {
    await file.close()
  }
}
