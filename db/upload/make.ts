import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileNameOf } from '../exchange/file-name.ts'
import { needSpace, stopWhenCancelled, type Work, writing } from '../exchange/medium.ts'
import { Refusal } from '../model/failure.ts'
import type { Round } from '../model/round.ts'
import { isRowsField, type UploadProfile } from '../model/upload-profile.ts'
import { minuteOf } from '../records/days.ts'
import { openRecord } from '../records/footing.ts'
import { moveData } from '../records/movements.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { syncFolder } from '../vault/whole-file.ts'
import type { UploadMade, UploadPreview } from '../worker/requests/upload.ts'
import { type Gathered, type GatheredTable, gather } from './gather.ts'
import { profileOf } from './kept-profiles.ts'
import { checker } from './schema.ts'

type Chosen = { readonly id?: string | undefined; readonly path?: string | undefined }
interface Wish {
  readonly profile: Chosen
  readonly roundId: string
}

/** Problems that a preview names one by one. */
const mostNamed = 200

/** What would go out now. Nothing is written. */
export async function previewUpload(caseFile: CaseFile, { profile: chosen, roundId }: Wish, work: Work): Promise<UploadPreview> {
  const profile = await profileOf(caseFile, chosen)
  openRecord(caseFile, 'round', roundId)
  const { tables, problems, untaken } = await caseFile.atOneMoment((moment) => gather(moment, roundId, profile, work))
  return {
    profile: { id: profile.id, name: profile.name, version: profile.version },
    tables: tables.map(({ table: { file, title, kind }, records, leftOut, lines }) => ({
      ...{ file, title, kind, records, leftOut },
      lines: lines.length,
      problems: problems.filter((problem) => problem.file === file).length,
    })),
    problems: problems.slice(0, mostNamed),
    problemCount: problems.length,
    untaken,
    personal: profile.tables.flatMap(({ title, fields }) =>
      fields.flatMap((field) => (!isRowsField(field) && field.personal ? [`${title}：${field.label}`] : [])),
    ),
  }
}

/** One file of the package before it is on the disk. */
interface Piece {
  readonly path: string
  readonly bytes: Buffer
  readonly lines: number | null
}

interface Order extends Wish {
  readonly folder: string
  readonly reason: string
  readonly approvedBy: string
}

/**
 * Writes the package for a network platform: a folder with NDJSON, JSON Schema and an Excel table for each kind, and a
 * manifest with every hash. It is written as `name.part`, synced, read back and every line held against the schema that
 * stands beside it; only then does the folder get its name. This is plain text outside the encryption: the act stands
 * in the audit chain and in the register of media before the name does.
 * Throws `Refusal('upload_incomplete')` with the first record and field while anything is missing, and what the disk refuses.
 */
export async function makeUpload(caseFile: CaseFile, order: Order, work: Work): Promise<UploadMade> {
  const profile = await profileOf(caseFile, order.profile)
  const round = openRecord(caseFile, 'round', order.roundId).body
  const gathered = await caseFile.atOneMoment((moment) => gather(moment, order.roundId, profile, work))
  refuseProblems(gathered)
  const pieces = await piecesOf(gathered, work)
  const manifest = manifestPiece(caseFile, profile, round, order, pieces)
  const all = [...pieces, manifest]
  const folderName = fileNameOf([
    round.sample ? '示例上传包' : '上传包',
    profile.id,
    round.groupName,
    round.name,
    minuteOf(caseFile.now()).replace(/\D/g, ''),
  ])
  return write(caseFile, { order, round, profile, gathered, all, folderName }, work)
}

function refuseProblems({ problems }: Gathered): void {
  const [first] = problems
  if (first === undefined) return
  const place = [first.table, first.number || first.title, first.line === null ? '' : `第 ${first.line} 行`, first.field]
  throw new Refusal('upload_incomplete', place.filter((part) => part !== '').join(' '), { problems: problems.length })
}

async function piecesOf({ tables }: Gathered, { signal, report }: Work): Promise<readonly Piece[]> {
  const { writeTable } = await import('../spreadsheets/write.ts')
  const pieces: Piece[] = []
  for (const [index, { table, schema, lines }] of tables.entries()) {
    stopWhenCancelled(signal)
    report({ stage: 'writing', done: index, total: tables.length })
    const ndjson = Buffer.from(lines.map(({ line }) => `${JSON.stringify(line)}\n`).join(''))
    pieces.push({ path: `${table.file}.ndjson`, bytes: ndjson, lines: lines.length })
    pieces.push({ path: `${table.file}.schema.json`, bytes: Buffer.from(`${JSON.stringify(schema, null, 2)}\n`), lines: null })
    const excel = await writeTable({
      title: table.title,
      columns: table.fields.map(({ label }) => ({ header: label })),
      rows: lines.map(({ cells }) => cells.map((cell) => (typeof cell === 'string' ? fitting(cell) : cell))),
    })
    pieces.push({ path: `${table.file}.xlsx`, bytes: Buffer.from(excel), lines: lines.length })
  }
  return pieces
}

/** Excel keeps no more characters in a cell; the NDJSON beside it has all of them. */
const fitting = (text: string): string => (text.length <= 32_000 ? text : `${text.slice(0, 32_000)}…（余下见同名 ndjson 文件）`)

function manifestPiece(caseFile: CaseFile, profile: UploadProfile, round: Round, order: Order, pieces: readonly Piece[]): Piece {
  const manifest = {
    format: 'xuncha-upload',
    formatVersion: 1,
    profile: { id: profile.id, name: profile.name, version: profile.version },
    round: { id: order.roundId, name: round.name, groupName: round.groupName },
    classification: round.classification,
    sample: round.sample,
    madeAt: caseFile.now(),
    madeBy: caseFile.person.name,
    approvedBy: order.approvedBy,
    reason: order.reason,
    codeLists: profile.codeLists,
    files: pieces.map(({ path, bytes, lines }) => ({ path, size: bytes.length, sha256: hashOf(bytes), lines })),
  }
  return { path: 'manifest.json', bytes: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), lines: null }
}

interface Writing {
  readonly order: Order
  readonly round: Round
  readonly profile: UploadProfile
  readonly gathered: Gathered
  readonly all: readonly Piece[]
  readonly folderName: string
}

async function write(caseFile: CaseFile, { order, round, profile, gathered, all, folderName }: Writing, work: Work): Promise<UploadMade> {
  const target = join(order.folder, folderName)
  const part = `${target}.part`
  const size = all.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const lines = gathered.tables.reduce((sum, table) => sum + table.lines.length, 0)
  if (existsSync(target)) throw new Refusal('folder_read_only', folderName)
  await writing(folderName, () => needSpace(order.folder, size))
  try {
    await writing(folderName, () => mkdir(part))
    for (const [index, piece] of all.entries()) {
      stopWhenCancelled(work.signal)
      work.report({ stage: 'writing', done: index, total: all.length })
      await writing(piece.path, () => writeWhole(join(part, piece.path), piece.bytes))
    }
    await writing(folderName, async () => syncFolder(part))
    for (const piece of all) await verify(join(part, piece.path), piece, gathered.tables)
    stopWhenCancelled(work.signal)
    const manifestSha256 = hashOf(all.at(-1)?.bytes ?? Buffer.alloc(0))
    caseFile.db.transaction(() =>
      moveData(caseFile, {
        action: 'upload.make',
        subject: { kind: 'round', id: order.roundId },
        detail: { profile: profile.id, version: profile.version, manifest: manifestSha256, lines, size, reason: order.reason },
        movement: {
          what: 'upload_package',
          direction: 'out',
          content: `${profile.name}：${gathered.tables.map((table) => `${table.table.title} ${table.lines.length}`).join('、')}`,
          fileName: folderName,
          files: all.length,
          size,
          sha256: manifestSha256,
          path: target,
          classification: round.classification,
          approvedBy: order.approvedBy,
          purpose: order.reason,
        },
      }),
    )()
    await writing(folderName, async () => {
      await rename(part, target)
      syncFolder(order.folder)
    })
    const files = all.map(({ path, bytes, lines: count }) => ({ path, size: bytes.length, sha256: hashOf(bytes), lines: count }))
    return { folderName, files, lines, size, manifestSha256 }
  } catch (error) {
    await rm(part, { recursive: true, force: true }).catch(() => undefined) // the stick may be gone, and the folder with it
    throw error
  }
}

/** What the medium gives back must be what was written, and every line what the schema beside it says. */
async function verify(path: string, { path: name, bytes }: Piece, tables: readonly GatheredTable[]): Promise<void> {
  const kept = await writing(name, () => readFile(path))
  if (hashOf(kept) !== hashOf(bytes)) throw new Refusal('medium_gone', name)
  const found = tables.find(({ table }) => `${table.file}.ndjson` === name)
  if (found === undefined) return
  const schema = JSON.parse(await writing(name, () => readFile(path.replace(/\.ndjson$/, '.schema.json'), 'utf8')))
  const check = checker(schema)
  const lines = kept.toString('utf8').split('\n')
  for (const [index, line] of lines.slice(0, -1).entries()) {
    const at = check(JSON.parse(line))
    if (at !== null) throw new Refusal('upload_incomplete', `${basename(name)} 第 ${index + 1} 行 ${at}`, { problems: 1 })
  }
}

async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
