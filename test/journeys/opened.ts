import type { Answer } from '../../db/model/failure.ts'
import type { Post } from '../../db/model/people.ts'
import type { Session, Workstation } from '../../electron/contract/index.ts'
import type { App } from './app.ts'

/** Journeys that are not about the entry begin with an open case file; it is opened by the page's own verbs. */

declare global {
  // The page's one object, as code that runs in the page by `evaluate` sees it.
  var workstation: Workstation
}

export const password = '示例密码·不用于真实案件库'

interface Wish {
  readonly mode?: 'group' | 'office'
  readonly name?: string
  readonly post?: Post
  readonly label?: string
  readonly deviceName?: string
  /** With the invented round. */
  readonly sample?: boolean
}

const granted = <T>(answer: Answer<T>): T => {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.failure)}`)
  return answer.value
}

/** Creates a case file and shows the page of its first person, by default the leader of a group. */
export const createCaseFile = async (app: App, wish: Wish = {}): Promise<{ session: Session; recoveryKey: string }> => {
  const { mode = 'group', name = '李明', label = '示例案件库', deviceName = '示例电脑', sample = false } = wish
  const post = wish.post ?? (mode === 'office' ? 'office_director' : 'group_leader')
  const created = granted(
    await app.page.evaluate((args) => workstation.caseFiles.create(args), {
      mode,
      label,
      deviceName,
      person: { name, post },
      password,
    }),
  )
  if (sample) granted(await app.page.evaluate(() => workstation.desk.createSample({})))
  await showPage(app)
  return created
}

/** Unlocks the case file that was used last, as its first account. */
export const unlock = async (app: App, secret = password): Promise<Session> => {
  const known = granted(await app.page.evaluate(() => workstation.caseFiles.known({})))
  const caseFileId = known[0]?.id ?? ''
  const { accounts } = granted(await app.page.evaluate((id) => workstation.caseFiles.describe({ caseFileId: id }), caseFileId))
  const accountId = accounts[0]?.id ?? ''
  const session = granted(
    await app.page.evaluate((args) => workstation.caseFiles.unlock(args), { caseFileId, accountId, password: secret }),
  )
  await showPage(app)
  return session
}

/** A fresh page asks who is at the keyboard and shows the rooms. */
const showPage = async ({ page }: App): Promise<void> => {
  await page.reload()
  await page.getByRole('navigation').first().waitFor()
}
