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

/** Notes that a paper left: which record in which version, under which 打印编号. Never what stands on it. */
export function noteLeaving(
  caseFile: CaseFile,
  action: 'paper.print' | 'paper.export',
  { wish, serial }: Leaving,
  detail: LeftFile = {},
): void {
  const { subject, roundId, called, ...what } = told(caseFile, wish)
  const { fileName = '', path = '', ...file } = detail
  caseFile.db.transaction(() =>
    moveData(caseFile, {
      action,
      subject,
      detail: { serial, ...what, ...file },
      movement: {
        what: action === 'paper.print' ? 'print' : 'paper',
        direction: 'out',
        content: `${called} 打印编号 ${serial}`.trim(),
        ...{ fileName, path, roundId },
        ...(file.size === undefined ? {} : { size: file.size }),
        ...(file.sha256 === undefined ? {} : { sha256: file.sha256 }),
      },
    }),
  )()
}

interface Told {
  readonly subject: { readonly kind: string; readonly id: string } | undefined
  /** Whose classification the register gives it. */
  readonly roundId: string | null
  /** What left, by list and number: titles of records are casework. */
  readonly called: string
  readonly [detail: string]: unknown
}

/** What the audit and the register say of a paper: the record in its version, the list, or whose leaving was checked. */
function told(caseFile: CaseFile, wish: Leaving['wish']): Told {
  switch (wish.type) {
    case 'movements':
      return { subject: undefined, roundId: null, called: '导入导出登记簿', register: 'movement' }
    case 'register':
      return {
        subject: undefined,
        roundId: wish.query.roundId ?? null,
        called: registerOf(wish.kind)?.paper.title ?? '',
        register: wish.kind,
      }
    case 'key_card':
      return { subject: undefined, roundId: null, called: '密钥名片', card: caseFile.device.id }
    case 'exit_check': {
      const subject = wish.unitId ? { kind: 'unit', id: wish.unitId } : { kind: 'round', id: wish.roundId }
      return { subject, roundId: wish.roundId, called: '撤点前核查单' }
    }
    case 'record': {
      const found = caseFile.queries.first(versionOf(caseFile, wish.id))
      if (found === undefined) throw new Refusal('not_found')
      const called = `${registerOf(found.kind as Kind)?.paper.title ?? ''} ${found.number}`.trim()
      return { subject: { kind: found.kind, id: wish.id }, roundId: found.round_id, called, version: found.version }
    }
  }
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
