import { afterEach, beforeEach, expect, test } from 'vitest'
import { changeView, removeView, savedViews, saveView } from '../../../db/records/saved-views.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { openCaseFile } from '../../../db/vault/open-case-file.ts'
import { accounts } from '../../../db/worker/areas/accounts.ts'
import { type View, View as ViewSchema } from '../../../db/worker/requests/personal.ts'
import type { Context } from '../../../db/worker/serve.ts'
import { type TemporaryCaseFile, temporaryCaseFile, testPassword } from '../case-file.ts'
import { refusal } from './sample-round.ts'

let temporary: TemporaryCaseFile
let caseFile: CaseFile
beforeEach(async () => {
  temporary = await temporaryCaseFile()
  caseFile = temporary.caseFile
})
afterEach(() => temporary.dispose())

const context: Context = { report: () => undefined, changed: () => undefined, signal: new AbortController().signal }
const view = (text: string): View =>
  ViewSchema.parse({ text, status: ['registered'], facets: { channel: ['letter'] }, sortBy: 'updatedAt' })

test('a view is kept by its name and comes back whole, after locking too', async () => {
  saveView(caseFile, 'petitions', '待研判来信', view('维修'))
  caseFile.close()
  const again = await openCaseFile(temporary.folder, { accountId: temporary.accountId, password: testPassword })
  expect(savedViews(again, 'petitions')).toMatchObject([{ name: '待研判来信', view: view('维修'), standard: false }])
  expect(savedViews(again, 'drafts')).toEqual([])
  again.close()
})

test('the same name in the same room replaces; another name does not take it', () => {
  const first = saveView(caseFile, 'petitions', '甲', view('一'))
  expect(saveView(caseFile, 'petitions', ' 甲 ', view('二')).id).toBe(first.id)
  const other = saveView(caseFile, 'petitions', '乙', view('三'))
  expect(refusal(() => changeView(caseFile, other.id, { name: '甲' }))).toEqual(['bad_input', 'name'])
  expect(changeView(caseFile, other.id, { name: '丙' }).name).toBe('丙')
  expect(savedViews(caseFile, 'petitions').map(({ name }) => name)).toEqual(['甲', '丙'])
})

test('one view of a room is the one that it begins with', () => {
  const [first, second] = [saveView(caseFile, 'petitions', '甲', view('一')), saveView(caseFile, 'petitions', '乙', view('二'))]
  changeView(caseFile, first.id, { standard: true })
  changeView(caseFile, second.id, { standard: true })
  expect(savedViews(caseFile, 'petitions').map(({ standard }) => standard)).toEqual([false, true])
  changeView(caseFile, second.id, { standard: false })
  expect(savedViews(caseFile, 'petitions').map(({ standard }) => standard)).toEqual([false, false])
})

test('what one person keeps, another neither sees nor changes', async () => {
  const mine = saveView(caseFile, 'petitions', '甲', view('一'))
  const own = caseFile.person
  const account = await accounts.add(caseFile, { person: { name: '示例组员', post: 'member' }, password: testPassword }, context)
  caseFile.person = { ...own, accountId: account.id, memberId: account.memberId }
  expect(savedViews(caseFile, 'petitions')).toEqual([])
  expect(refusal(() => changeView(caseFile, mine.id, { name: '乙' }))).toEqual(['not_found', 'view'])
  expect(refusal(() => removeView(caseFile, mine.id))).toEqual(['not_found', 'view'])
  caseFile.person = own
  removeView(caseFile, mine.id)
  expect(savedViews(caseFile, 'petitions')).toEqual([])
})
