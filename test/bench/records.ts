import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCaseFile } from '../../db/vault/create-case-file.ts'
import { passwordKey } from '../../db/vault/keys.ts'
import { readVaultJson } from '../../db/vault/vault-json.ts'
import { type CaseworkThread, startCasework } from '../../db/worker/client.ts'
import { fill, lots, names, words } from './interviews.ts'
import { rows as roomRows } from './rooms/index.ts'
import { type Row, rowsOf, timed } from './row.ts'

const password = '示例密码-量速-一二三四五'
const runs = { unlock: 7, list: 100, open: 300, save: 300, search: 300, peer: 40 }

interface Ground {
  readonly folder: string
  readonly accountId: string
  /** The same text in plain files. */
  readonly plain: string
  readonly ids: readonly string[]
}

/** The worker beside its peers, then the rooms in the window. */
export async function rows(): Promise<readonly Row[]> {
  return [...(await workerRows()), ...(await roomRows())]
}

/**
 * 5,000 interviews of 3,000 characters, asked for through the worker thread as the window does: unlocking to the first
 * list beside the password's key derivation alone, list, open, save, and search beside ripgrep on the same text in files.
 */
async function workerRows(count = 5000): Promise<readonly Row[]> {
  const parent = mkdtempSync(join(tmpdir(), 'xuncha-bench-'))
  try {
    const ground = await prepare(parent, count)
    const thread = startCasework()
    try {
      return [
        ...(await unlocking(thread, ground)),
        ...(await listing(thread)),
        ...(await opening(thread, ground)),
        ...(await saving(thread, ground)),
        ...(await searching(thread, ground)),
      ]
    } finally {
      await thread.casework.vault.lock({})
      await thread.stop()
    }
  } finally {
    rmSync(parent, { recursive: true, force: true })
  }
}

async function prepare(parent: string, count: number): Promise<Ground> {
  const [folder, plain] = [join(parent, 'case'), join(parent, 'plain')]
  const person = { name: '示例组长', post: 'group_leader' } as const
  const { caseFile } = await createCaseFile({ folder, mode: 'group', label: '示例', deviceName: '示例', person, password })
  const { accountId } = caseFile.person
  try {
    return { folder, accountId, plain, ids: fill(caseFile, plain, count) }
  } finally {
    caseFile.close()
  }
}

/** From the password to the first list; the last run leaves the case file open. */
async function unlocking({ casework }: CaseworkThread, { folder, accountId }: Ground): Promise<Row[]> {
  const kdf = readVaultJson(folder).accounts[0]?.kdf
  if (kdf === undefined) throw new Error('the case file has no account')
  const [ours, peer]: [number[], number[]] = [[], []]
  for (let run = 0; run < runs.unlock; run += 1) {
    if (run > 0) await casework.vault.lock({})
    await casework.vault.describe({ folder }) // the entry shows the accounts before anyone types
    peer.push(...(await timed([kdf], async (parameters) => (await passwordKey(password, parameters)).wipe())))
    ours.push(
      ...(await timed([accountId], async (account) => {
        await casework.vault.unlock({ folder, accountId: account, password })
        await casework.interviews.list({ limit: 200 })
      })),
    )
  }
  return rowsOf('password to first list', ours, peer, 'Argon2id alone')
}

async function listing({ casework }: CaseworkThread): Promise<Row[]> {
  const draw = lots(1)
  const sorts = ['number', 'title', 'updatedAt', 'occurredOn'] as const
  const queries = Array.from({ length: runs.list }, () => ({
    sortBy: sorts[draw(sorts.length)] ?? 'number',
    offset: draw(20) * 200,
    limit: 200,
  }))
  return rowsOf('list, 200 rows', await timed(queries, (query) => casework.interviews.list(query)))
}

const drawn = (ids: readonly string[], count: number, seed: number): readonly string[] => {
  const draw = lots(seed)
  return Array.from({ length: count }, () => ids[draw(ids.length)] ?? '')
}

async function opening({ casework }: CaseworkThread, { ids }: Ground): Promise<Row[]> {
  return rowsOf('open', await timed(drawn(ids, runs.open, 2), (id) => casework.interviews.open({ id })))
}

/** What autosave sends while somebody types: all turns, one answer a little longer. */
async function saving({ casework }: CaseworkThread, { ids }: Ground): Promise<Row[]> {
  const opened = []
  for (const id of new Set(drawn(ids, runs.save, 3))) opened.push(await casework.interviews.open({ id }))
  const typed = opened.map(({ id, version, body: { turns } }) => ({
    id,
    version,
    changes: { turns: turns.map((turn, index) => (index === turns.length - 1 ? { ...turn, answer: `${turn.answer}补充一句。` } : turn)) },
  }))
  return rowsOf('save one typed sentence', await timed(typed, (change) => casework.interviews.save(change)))
}

async function searching({ casework }: CaseworkThread, { plain, ids }: Ground): Promise<Row[]> {
  const [named, any] = [names(runs.search, ids.length), words(runs.search)]
  const find = (text: string): Promise<unknown> => casework.search.find({ text, limit: 50 })
  const pairs = named.slice(0, 100).map((name, index) => `${name} ${any[index]}`)
  const measured = async (what: string, asked: readonly string[]): Promise<Row[]> =>
    rowsOf(what, await timed(asked, find), await ripgrep(plain, asked.slice(0, runs.peer)), 'rg on plain files')
  return [
    ...(await measured('search, a name', named)),
    ...(await measured('search, any 2 to 4 characters', any)),
    ...rowsOf('search, a name and a word', await timed(pairs, find)),
  ]
}

/** ripgrep listing the files that hold the word; null where it is not installed. */
async function ripgrep(folder: string, asked: readonly string[]): Promise<number[] | null> {
  if (spawnSync('rg', ['--version']).error !== undefined) return null
  return timed(asked, (word) =>
    spawnSync('rg', ['--files-with-matches', '--fixed-strings', '--', word, folder], { maxBuffer: 64 * 1024 ** 2 }),
  )
}
