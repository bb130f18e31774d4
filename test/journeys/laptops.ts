import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { ownCard } from '../../db/exchange/cards.ts'
import { commit } from '../../db/exchange/commit.ts'
import { exportMember } from '../../db/exchange/export.ts'
import { stage } from '../../db/exchange/stage.ts'
import type { Post } from '../../db/model/people.ts'
import { createRecord } from '../../db/records/footing.ts'
import type { CaseFile } from '../../db/vault/case-file.ts'
import { createCaseFile } from '../../db/vault/create-case-file.ts'
import { openCaseFile } from '../../db/vault/open-case-file.ts'
import { accounts } from '../../db/worker/areas/accounts.ts'
import { introduce, quietly } from '../db/exchange/two-sides.ts'
import { type App, expect } from './app.ts'
import { password } from './opened.ts'

/** One computer of the loop: its case file, and who works on it. */
export interface Laptop {
  readonly folder: string
  readonly accountId: string
  readonly deviceId: string
  readonly person: string
}

const people = {
  office: { device: '巡察办1号机', name: '何静', post: 'office_director' },
  leader: { device: '组长机', name: '李明', post: 'group_leader' },
  first: { device: '组员1号机', name: '周敏', post: 'liaison' },
  second: { device: '组员2号机', name: '孙立', post: 'member' },
  third: { device: '组员3号机', name: '吴越', post: 'member' },
} as const satisfies Record<string, { device: string; name: string; post: Post }>
export type Who = keyof typeof people

export interface Loop {
  readonly laptops: Readonly<Record<Who, Laptop>>
  readonly roundId: string
}

/**
 * An office with a round, and the four laptops of its group, the cards of both sides enrolled: what stands before a task
 * bundle is made. Laid down beneath the window; walks of their own show how it comes about.
 */
export async function layOut(root: string): Promise<Loop> {
  const files = {} as Record<Who, CaseFile>
  for (const [who, { device, name, post }] of Object.entries(people) as [Who, (typeof people)[Who]][]) {
    const mode = who === 'office' ? 'office' : 'group'
    const label = mode === 'office' ? '示例市巡察办' : '第一巡察组'
    files[who] = (
      await createCaseFile({ folder: join(root, who), mode, label, deviceName: device, person: { name, post }, password })
    ).caseFile
  }
  const { office, ...group } = files
  for (const laptop of Object.values(group)) {
    introduce(office, laptop)
    introduce(laptop, office)
  }
  const body = { year: 2026, name: '2026年第一轮（示例）', groupName: '第一巡察组', sample: true }
  const steps = [{ id: newId(), name: '组长', who: 'group_leader' as const }]
  const { id: roundId } = createRecord(office, 'round', { roundId: null, unitId: null, body: { ...body, signOffSteps: steps } })
  createRecord(office, 'unit', { roundId, unitId: null, body: { name: '示例市某局党组', shortName: '某局' } })
  for (const { name, post } of Object.values(people).slice(1))
    createRecord(office, 'member', { roundId: null, unitId: null, body: { name, post } })
  await accounts.add(files.leader, { person: { name: '赵勤', post: 'deputy_leader' }, password }, { ...quietly, changed: () => undefined })
  const laptops = {} as Record<Who, Laptop>
  for (const [who, caseFile] of Object.entries(files) as [Who, CaseFile][]) {
    const { folder, person } = caseFile
    laptops[who] = { folder, accountId: person.accountId, deviceId: ownCard(caseFile).card.deviceId, person: person.name }
    caseFile.close()
  }
  return { laptops, roundId }
}

/** Opens the locked case file of a laptop beneath the window. */
const beneath = async <T>(laptop: Laptop, act: (caseFile: CaseFile) => T | Promise<T>): Promise<T> => {
  const caseFile = await openCaseFile(laptop.folder, { accountId: laptop.accountId, password })
  try {
    return await act(caseFile)
  } finally {
    caseFile.close()
  }
}

/** Takes bundles in as the window does. */
export const takeInBeneath = (laptop: Laptop, paths: readonly string[]): Promise<void> =>
  beneath(laptop, async (caseFile) => {
    for (const path of paths) commit(caseFile, (await stage(caseFile, path, quietly)).importId)
  })

/** The one draft that everybody then edits, and the leader's member bundles with it; answers where they lie. */
export const beginDraft = ({ laptops, roundId }: Loop, folder: string): Promise<Record<'first' | 'second' | 'third', string>> =>
  beneath(laptops.leader, async (caseFile) => {
    createRecord(caseFile, 'issue_draft', { roundId, unitId: null, body: { title: '办公楼维修未公开招标' } })
    const send = async (who: Who) => {
      const { fileName } = await exportMember(caseFile, { roundId, to: laptops[who].deviceId, folder, reason: '' }, quietly)
      return join(folder, fileName)
    }
    return { first: await send('first'), second: await send('second'), third: await send('third') }
  })

/**
 * The computers of the loop, one after the other in one window: whoever sits down opens the case file of that computer.
 * Separate programs would show the same, and take a browser each.
 */
export class Seats {
  readonly #app: App
  readonly #known = new Map<string, string>()

  constructor(app: App) {
    this.#app = app
  }

  /** Locks what is open and unlocks this laptop's case file. */
  async sitDownAt({ folder, accountId }: Pick<Laptop, 'folder' | 'accountId'>): Promise<void> {
    const { page, dialogs } = this.#app
    await page.evaluate(() => workstation.caseFiles.lock({}))
    if (!this.#known.has(folder)) await dialogs.answerFolder(folder)
    const known = this.#known.get(folder) ?? null
    const opened = await page.evaluate(
      async (wish) => {
        const chosen = wish.known === null ? await workstation.caseFiles.choose({}) : null
        const caseFileId = chosen?.ok === true ? (chosen.value?.id ?? '') : (wish.known ?? '')
        const session = await workstation.caseFiles.unlock({ caseFileId, accountId: wish.accountId, password: wish.password })
        return { caseFileId, session }
      },
      { known, accountId, password },
    )
    expect(opened.session).toMatchObject({ ok: true })
    this.#known.set(folder, opened.caseFileId)
    await page.reload()
    await page.getByRole('navigation').first().waitFor()
  }
}
