import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import type { ParseArgsOptionsConfig } from 'node:util'
import { Refusal } from '../../db/model/failure.ts'
import { startCasework } from '../../db/worker/client.ts'
import type { Progress } from '../../db/worker/messages.ts'
import type { Casework } from '../../db/worker/requests/index.ts'
import { passwordExplained, passwordOf, passwordOptions } from './secrets.ts'
import { needed, textOf, Usage, type Values } from './usage.ts'

/** Which case file to open, and as whom. */
export const openingOptions: ParseArgsOptionsConfig = { vault: { type: 'string' }, account: { type: 'string' }, ...passwordOptions }
export const openingExplained = {
  '--vault DIR': '案件库文件夹',
  '--account NAME': '以谁的账户打开；只有一个账户时可不写',
  ...passwordExplained,
}

/** Opens the case file, does the work, and locks it again whatever happens. */
export async function opened<T>(values: Values, work: (casework: Casework, password: string) => Promise<T>): Promise<T> {
  const folder = resolve(needed(values, 'vault'))
  return alone(async (casework) => {
    const accountId = await accountIn(casework, folder, values)
    const password = await passwordOf(values)
    await casework.vault.unlock({ folder, accountId, password })
    try {
      return await work(casework, password)
    } finally {
      await casework.vault.lock({})
    }
  })
}

/** The account that was named, or the only one there is. */
export async function accountIn(casework: Casework, folder: string, values: Values): Promise<string> {
  const face = await casework.vault.describe({ folder })
  const account = textOf(values, 'account')
  const [found, another] = face.accounts.filter(({ name }) => account === undefined || name === account)
  if (found === undefined) throw new Refusal('not_found', 'account')
  if (another !== undefined) throw new Usage(`有多个账户，请用 --account 指定：${face.accounts.map(({ name }) => name).join('、')}`)
  return found.id
}

/** The worker thread for as long as the work takes. */
export async function alone<T>(work: (casework: Casework) => Promise<T>): Promise<T> {
  const { casework, onProgress, stop } = startCasework()
  onProgress(show)
  try {
    return await work(casework)
  } finally {
    await stop()
  }
}

/** Long work that Ctrl+C ends in good order: nothing half done stays. */
export async function long<T>(casework: Casework, work: (job: string) => Promise<T>): Promise<T> {
  const job = randomUUID()
  const cancel = (): void => void casework.jobs.cancel({ job })
  process.once('SIGINT', cancel)
  try {
    return await work(job)
  } finally {
    process.removeListener('SIGINT', cancel)
    if (process.stderr.isTTY) process.stderr.write('\r\u001B[K')
  }
}

const stages = { reading: '读取', writing: '写入', verifying: '核验', staging: '整理' } as const

function show({ stage, done, total }: Progress): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${stages[stage]} ${total === 0 ? '' : `${Math.floor((done / total) * 100)}%`}`)
}
