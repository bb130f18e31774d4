import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeTable } from '../../db/spreadsheets/write.ts'
import { expectAccessible } from './accessible.ts'
import { type App, expect, test } from './app.ts'
import { beginFieldwork, field, goToRoom } from './fieldwork.ts'
import { createCaseFile } from './opened.ts'

const go = (app: App, room: string) =>
  app.page.getByRole('navigation', { name: '工作区' }).getByRole('link', { name: room, exact: true }).click()

const head = ['姓名', '单位', '职务', '类别', '人员范围', '身份证号', '计划日期', '计划时间', '谈话人']
type Cell = string | number | null
const rosterFile = async (app: App, name: string, rows: readonly (readonly Cell[])[]): Promise<string> => {
  const path = join(await app.folder('stick'), name)
  await writeFile(path, await writeTable({ title: '名册', columns: head.map((header) => ({ header })), rows }))
  return path
}

test('a roster comes in from a table, bad and then right; a talk is begun from it, and the rate follows', async ({ app }) => {
  test.slow() // a walk through four rooms
  await beginFieldwork(app)
  const { page } = app
  await goToRoom(page, '谈话名册')
  await page.getByRole('button', { name: '导入谈话名册' }).click()
  const dialog = page.getByRole('dialog', { name: '导入谈话名册' })
  await app.dialogs.answerFiles([
    await rosterFile(app, '错的.xlsx', [
      ['王建国', '财务科', '科长', '必须谈', '重点岗位', 1.1010119900307e17, '3月16日', '9:30', '李四'],
      ['刘红', '办公室', '主任', '必谈', '中层干部', null, null, null, null],
    ]),
  ])
  await dialog.getByRole('button', { name: '选择表格' }).click()
  await expect(dialog.getByText('错的.xlsx 有 3 处要改，没有导入任何内容')).toBeVisible()
  await expect(dialog.getByRole('row', { name: /第 2 行 D 列/ })).toContainText('可填：必谈、选谈、约谈、回访')
  await expect(dialog.getByRole('row', { name: /第 2 行 F 列/ })).toContainText('末尾几位已经丢失')
  await expectAccessible(page, 'roster with mistakes')

  await app.dialogs.answerFiles([
    await rosterFile(app, '对的.xlsx', [
      ['王建国', '财务科', '科长', '必谈', '重点岗位', '110101199003071234', '2026-03-16', '9:30', '赵勤；孙立'],
      ['刘红', '办公室', '主任', '必谈', '中层干部', null, null, null, null],
      ['刘红', '办公室', '主任', '必谈', '中层干部', null, null, null, null],
      ['陈明', '人事科', '科员', '选谈', '职工代表', null, '2026-03-16', '10:00', '孙立'],
    ]),
  ])
  await dialog.getByRole('button', { name: '换一份表格' }).click()
  await expect(dialog.getByRole('status')).toContainText('新增 3 人，其中必谈 2 人')
  await expect(dialog).toContainText('表内重复，只收第一次：刘红（第 4 行，同第 3 行）')
  await expectAccessible(page, 'roster to decide on')
  await dialog.getByRole('button', { name: '导入 3 人' }).click()
  await expect(page.getByRole('option')).toHaveCount(3)

  await go(app, '谈话安排')
  await expect(page.getByRole('heading', { name: '谈话安排', level: 1 })).toBeVisible()
  await expect(page.getByText('0/3')).toBeVisible()
  await expect(page.getByText('必谈未安排 1 人')).toBeVisible()
  await expect(page.getByText('时间冲突 1 处')).toBeVisible()
  await expectAccessible(page, 'plan')
  await page.getByRole('button', { name: '开始谈话：王建国' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('T-001 王建国')
  await expect(page.getByText(/科长/).first()).toBeVisible()
  await page.getByRole('button', { name: '已谈', exact: true }).click()

  await go(app, '谈话安排')
  await expect(page.getByText('1/3')).toBeVisible()
  await expect(page.getByRole('button', { name: '开始谈话：王建国' })).toBeHidden()
  await page.getByText('全部', { exact: true }).click()
  await page.getByRole('button', { name: '打开谈话记录：王建国' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('T-001 王建国')
})

test('steps are laid over the days, what is due stands on the desk and is done by one press', async ({ app }) => {
  test.slow()
  const { unitId, roundId } = await beginFieldwork(app)
  const { page } = app
  const today = await page.evaluate(
    async (about) => {
      const day = new Date().toLocaleDateString('sv')
      await workstation.units.save({ id: about.unitId, version: 1, changes: { startsOn: day } })
      const id = () => crypto.randomUUID().replace(/^(.{14})./, '$17')
      const items = [
        { id: id(), code: '1', text: '召开动员会', offset: '进驻' },
        { id: id(), code: '2', text: '调阅会议记录', offset: '进驻+3' },
        { id: id(), code: '3', text: '收尾', offset: '撤点-7' },
        { id: id(), code: '4', text: '随时可做' },
      ]
      await workstation.catalogues.create({ body: { family: 'procedure', name: '示例步骤', items } })
      return day
    },
    { unitId, roundId },
  )
  expect(today).toMatch(/^\d{4}-/)
  await go(app, '日程')
  await page.getByRole('button', { name: '按步骤排日程' }).click()
  const dialog = page.getByRole('dialog', { name: '按步骤排日程' })
  await expect(dialog.getByRole('status')).toHaveText('新增 2 项，改期 0 项，不变 0 项，不动 0 项')
  await expect(dialog).toContainText('1 个步骤缺少进驻或撤点日期，排不了：3 收尾')
  await expectAccessible(page, 'laying out')
  await dialog.getByRole('button', { name: '写入日程' }).click()
  await expect(dialog).toBeHidden()
  const grid = page.getByRole('table', { name: '按人按日的任务' })
  await expect(grid.getByRole('row', { name: /^未分配/ })).toContainText('召开动员会')
  await expectAccessible(page, 'schedule')
  await grid.getByRole('button', { name: /召开动员会/ }).click()
  await page.getByRole('combobox', { name: '承担人' }).click()
  await page.keyboard.type('周敏')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')

  await go(app, '今日')
  await expect(page.getByRole('region', { name: '我的任务 1' })).toContainText('召开动员会')
  await expectAccessible(page, 'today with a task')
  await page.getByRole('button', { name: '办结：召开动员会' }).click()
  await expect(page.getByRole('region', { name: '我的任务 1' })).toBeHidden()
  await expect(page.getByRole('region', { name: /^今天做了/ })).toContainText('召开动员会')
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByRole('region', { name: '我的任务 1' })).toBeVisible()
})

test('figures lead to their records; what was looked at in vain is marked with a sentence', async ({ app }) => {
  test.slow()
  await createCaseFile(app, { sample: true })
  const { page } = app
  await go(app, '覆盖情况')
  await expect(page.getByRole('table', { name: /四个落实/ })).toBeVisible()
  await expectAccessible(page, 'coverage, list')
  await page.getByRole('button', { name: 'J1.1.1 查过未发现' }).click()
  const dialog = page.getByRole('dialog', { name: '查过未发现' })
  await dialog.getByRole('button', { name: '记下' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('请写一句看了什么。')
  await expectAccessible(page, 'marking')
  await dialog.getByRole('textbox').fill('查阅会议记录12份，均有第一议题。')
  await dialog.getByRole('button', { name: '记下' }).click()
  await expect(page.getByRole('row', { name: /J1\.1\.1 / })).toContainText('查阅会议记录12份')
  await page.getByText('只看未查', { exact: true }).click()
  await expect(page.getByRole('row', { name: /J1\.1\.1 / })).toBeHidden()
  await page.getByText('只看未查', { exact: true }).click()
  await page.getByText('条目 × 来源', { exact: true }).click()
  const heat = page.getByRole('table', { name: '条目 × 来源' })
  await expectAccessible(page, 'coverage, heat')
  await heat.getByRole('button', { name: /集体决策.*，谈话记录：/ }).click()
  const records = page.getByRole('dialog', { name: /^标注在/ })
  await expect(records.getByRole('listitem')).toHaveCount(3)
  await expectAccessible(page, 'records behind a figure')
  await records.getByRole('button', { name: /周示远/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('周示远')
})

test('what is open before leaving leads to its record, and the leader accepts a line with a reason', async ({ app }) => {
  test.slow()
  await createCaseFile(app, { sample: true })
  const { page } = app
  await go(app, '撤点核查')
  await expect(page.getByText(/还有 \d+ 类 \d+ 项未了。/)).toBeVisible()
  await expectAccessible(page, 'check before leaving')
  const talk = page.getByRole('region', { name: /^必谈未谈/ })
  await talk.getByRole('button', { name: '邓示德' }).click()
  await expect(field(page, '备注')).toBeVisible()
  await go(app, '撤点核查')
  await page.getByRole('button', { name: '接受：必谈未谈' }).click()
  const dialog = page.getByRole('dialog', { name: /^接受“必谈未谈”/ })
  await dialog.getByRole('button', { name: '接受', exact: true }).click()
  await expect(dialog.getByRole('alert')).toHaveText('请写明原因。')
  await expectAccessible(page, 'accepting')
  await dialog.getByRole('textbox').fill('因病住院，出院后补谈。')
  await dialog.getByRole('button', { name: '接受', exact: true }).click()
  await expect(page.getByRole('region', { name: /^必谈未谈.*已接受/ })).toContainText('李明')
  await page.keyboard.press('Control+p')
  const sheets = page.getByRole('dialog', { name: '打印预览' }).getByRole('region', { name: /^第 \d+ 页/ })
  await expect(sheets.first()).toContainText('因病住院，出院后补谈。')
  await expect(sheets.last()).toContainText('组长签名')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '撤回接受：必谈未谈' }).click()
  await expect(page.getByRole('region', { name: /^必谈未谈.*项/ })).toContainText('邓示德')
})
