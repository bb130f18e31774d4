import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { temporaryCaseFile, testPassword } from '../../db/case-file.ts'
import { attach, beginRound, interview, introduce, someBytes } from '../../db/exchange/two-sides.ts'
import { median, type Row } from '../row.ts'
import { manyBundles } from './many.ts'
import { merging } from './merging.ts'
import type { Done, Task } from './ours.ts'

/** What is handed over: interviews, and files of 16 MiB. */
interface Load {
  readonly what: string
  readonly records: number
  readonly attachments: number
  readonly runs: number
}
const casework: Load = { what: '2,000 records, 1 GiB', records: 2000, attachments: 64, runs: 3 }
/** Ten times the files: time and memory must not depend on how many there are. */
const files: Load = { what: '100 records, 10 GiB', records: 100, attachments: 640, runs: 1 }
const attachmentSize = 16 * 1024 ** 2

interface Ground {
  readonly folder: string
  readonly task: Omit<Task, 'what' | 'folder' | 'accountId'>
  readonly group: Pick<Task, 'folder' | 'accountId'>
  readonly office: Pick<Task, 'folder' | 'accountId'>
  readonly recipient: string
  readonly identityFile: string
}

/** Both loads beside the same work in a shell; then what many bundles and a merge take. */
export async function rows(): Promise<readonly Row[]> {
  return [...(await besideShell(casework)), ...(await besideShell(files)), ...(await manyBundles()), ...(await merging())]
}

/**
 * Export and import of records and attachments beside `tar | age` and `age -d | tar -x` on the same files,
 * in turns, in the same run. Ours hashes, signs, syncs, reads back and verifies on top of what the peers do; the further
 * figures of the peers are of shells with some or all of the same duties.
 */
async function besideShell(load: Load): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'xuncha-bench-'))
  try {
    const ground = await prepare(folder, load)
    const exports: Done[] = []
    const imports: Done[] = []
    const packing: Packed[] = []
    const unpacking: number[] = []
    const keeping: number[] = []
    for (let run = 0; run < load.runs; run++) {
      exports.push(ours({ ...ground.task, ...ground.group, what: 'export' }))
      const { fileName } = exports[run]!
      if (run === 0) unpack(ground, fileName, 'plain') // the peers' input: exactly the files of our bundle
      packing.push(pack(ground))
      const office = join(folder, 'office-now')
      cpSync(ground.office.folder, office, { recursive: true })
      imports.push(ours({ ...ground.task, ...ground.office, folder: office, fileName, what: 'import' }))
      rmSync(office, { recursive: true })
      unpacking.push(unpack(ground, fileName, 'unpacked'))
      rmSync(join(folder, 'unpacked'), { recursive: true })
      keeping.push(unpackAndKeep(ground, fileName))
      rmSync(join(ground.task.stick, fileName))
    }
    return report(load, exports, imports, packing, unpacking, keeping)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function prepare(folder: string, { records, attachments }: Load): Promise<Ground> {
  await using group = await temporaryCaseFile()
  await using office = await temporaryCaseFile({ mode: 'office' })
  introduce(group.caseFile, office.caseFile)
  introduce(office.caseFile, group.caseFile)
  const { round, unit } = beginRound(group.caseFile)
  const sides = { group: group.caseFile, office: office.caseFile, stick: '', round, unit, [Symbol.asyncDispose]: async () => {} }
  const talks = Array.from({ length: records }, (_, i) =>
    interview(sides, `示例${i}`, '示例答话，说明办公楼维修项目的决策过程。'.repeat(75)),
  )
  for (let i = 0; i < attachments; i++) {
    const talk = talks[i % records]
    if (talk !== undefined) await attach(sides, talk.id, `示例${i}.bin`, someBytes(attachmentSize))
  }
  const identityFile = join(folder, 'identity.txt')
  office.caseFile.device.ageIdentity.use((bytes) => writeFileSync(identityFile, bytes))
  const stick = join(folder, 'stick')
  mkdirSync(stick)
  const { recipient, id: officeDeviceId } = office.caseFile.device
  group.caseFile.close()
  office.caseFile.close()
  for (const [name, from] of [
    ['group', group.folder],
    ['office', office.folder],
  ] as const) {
    cpSync(from, join(folder, name), { recursive: true })
  }
  return {
    folder,
    task: { password: testPassword, stick, roundId: round.id, officeDeviceId, fileName: '' },
    group: { folder: join(folder, 'group'), accountId: group.accountId },
    office: { folder: join(folder, 'office'), accountId: office.accountId },
    recipient,
    identityFile,
  }
}

function ours(task: Task): Done {
  const script = join(import.meta.dirname, 'ours.ts')
  const env = { ...process.env, XUNCHA_KDF: 'test' }
  return JSON.parse(
    execFileSync(process.execPath, [script, JSON.stringify(task)], { env, stdio: ['ignore', 'pipe', 'inherit'] }).toString(),
  ) as Done
}

/** Runs a pipeline of the shell; answers seconds. */
function timed(script: string, ...names: string[]): number {
  const started = performance.now()
  execFileSync('bash', ['-o', 'pipefail', '-c', script, 'bench', ...names], { stdio: ['ignore', 'ignore', 'inherit'] })
  return (performance.now() - started) / 1000
}

/** Seconds that the shell needs: for the pipe alone, with a sync, and with all the duties of our export. */
interface Packed {
  readonly piped: number
  readonly synced: number
  readonly readBack: number
}
const packers = [
  ['piped', 'tar | age'],
  ['synced', 'tar | age, then sync'],
  ['readBack', 'tar | age, sync, sha256sum, age -d | tar -t'],
] as const

function pack({ folder, recipient, identityFile }: Ground): Packed {
  const target = join(folder, 'peer.age')
  const piped = timed('tar -c -C "$1" . | age -r "$2" > "$3"', join(folder, 'plain'), recipient, target)
  const synced = piped + timed('sync "$1"', target)
  const readBack = synced + timed('sha256sum "$2" > /dev/null && age -d -i "$1" "$2" | tar -t > /dev/null', identityFile, target)
  rmSync(target)
  return { piped, synced, readBack }
}

function unpack({ folder, task, identityFile }: Ground, fileName: string, into: string): number {
  mkdirSync(join(folder, into))
  return timed('age -d -i "$1" "$2" | tar -x -C "$3"', identityFile, join(task.stick, fileName), join(folder, into))
}

/** The same duties as our import in a shell: decrypt, hold every file against its hash, encrypt anew, onto the disk. */
function unpackAndKeep({ folder, task, identityFile, recipient }: Ground, fileName: string): number {
  mkdirSync(join(folder, 'kept'))
  const script =
    'age -d -i "$1" "$2" | tar -x -C "$3" && cd "$3" && sha256sum files/* > /dev/null && tar -c . | age -r "$4" > "$5" && sync "$5"'
  const seconds = timed(script, identityFile, join(task.stick, fileName), join(folder, 'kept'), recipient, join(folder, 'kept.age'))
  rmSync(join(folder, 'kept'), { recursive: true })
  rmSync(join(folder, 'kept.age'))
  return seconds
}

function report(
  { what, runs }: Load,
  exports: readonly Done[],
  imports: readonly Done[],
  packing: readonly Packed[],
  unpacking: readonly number[],
  keeping: readonly number[],
): readonly Row[] {
  const wall = (name: string, done: readonly Done[], peer: readonly number[], peerName: string): Row => {
    const [mine, theirs] = [median(done.map(({ seconds }) => seconds)), median(peer)]
    return { case: `${name} (${what})`, metric: 'wall time', unit: 's', ours: mine, peer: theirs, peerName, ratio: mine / theirs, runs }
  }
  const memory = (name: string, done: readonly Done[]): Row => ({
    case: `${name} (${what})`,
    metric: 'peak memory',
    unit: 'MB',
    ours: median(done.map(({ peakMegabytes }) => peakMegabytes)),
    peer: null,
    peerName: null,
    ratio: null,
    runs,
  })
  return [
    ...packers.map(([duty, peerName]) =>
      wall(
        'export',
        exports,
        packing.map((packed) => packed[duty]),
        peerName,
      ),
    ),
    wall('import', imports, unpacking, 'age -d | tar -x'),
    wall('import', imports, keeping, 'age -d | tar -x, sha256sum, tar | age, sync'),
    memory('export', exports),
    memory('import', imports),
  ]
}
