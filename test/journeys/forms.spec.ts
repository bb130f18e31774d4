import { type Field, type Form, fieldsOf } from '../../db/model/forms/form.ts'
import { formedAreas, forms } from '../../db/model/forms/index.ts'
import { roomWords } from '../../renderer/words/frame.ts'
import { expect, test } from './app.ts'
import { beginFieldwork, field, goToRoom, saved } from './fieldwork.ts'

/** Every kind that is made from a form goes the same way; a further one is walked as soon as it has its form. */
const firstText = (form: Form): Field | undefined =>
  fieldsOf(form).find((field) => field.when === undefined && (field.control === 'text' || (field.control === 'line' && !field.completes)))

for (const area of formedAreas) {
  const form = forms[area] as unknown as Form
  const text = firstText(form)
  if (text === undefined) throw new Error(`${form.thing} has no field to write in`)

  test(`${form.thing}: begun by a key, written, compared with what it was, put away and brought back`, async ({ app }) => {
    await beginFieldwork(app)
    const { page } = app
    await goToRoom(page, roomWords[area])
    await expect(page.getByText(form.empty.title)).toBeVisible()
    await page.keyboard.press('Control+n')
    const written = field(page, text.label)
    await written.fill('示例内容一')
    await page.keyboard.press('Tab')
    await saved(page)
    await written.fill('示例内容二')
    await page.keyboard.press('Tab')
    await saved(page)
    await expect(page.getByRole('option')).toHaveCount(1)

    await page.getByRole('button', { name: '历史' }).click()
    await expect(page.getByRole('dialog', { name: '修改历史' })).toContainText('示例内容二')
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: '移入回收站' }).click()
    await expect(page.getByRole('option')).toHaveCount(0)
    await page.getByRole('button', { name: '撤销' }).click()
    await expect(written).toHaveValue('示例内容二')
  })
}
