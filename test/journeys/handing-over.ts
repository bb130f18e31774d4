import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { type App, expect } from './app.ts'
import { createCaseFile } from './opened.ts'

/** A group's and an office's installation, each with its own case file. */
export const createBoth = async (group: App, office: App): Promise<void> => {
  await createCaseFile(group, { label: '第一巡察组', deviceName: '一组1号机', name: '周敏', post: 'liaison' })
  await createCaseFile(office, { mode: 'office', label: '示例市巡察办', deviceName: '巡察办1号机', name: '何静' })
}

/** Path of the one file in a folder whose name holds these words. */
export const fileIn = async (folder: string, words: string): Promise<string> => {
  const found = (await readdir(folder)).filter((name) => name.includes(words))
  expect(found, `one file like ${words}`).toHaveLength(1)
  return join(folder, found[0]!)
}

export const digits = (text: string): string => text.replace(/\D/g, '')

/** Writes the own card to the stick and answers its fingerprint as the screen shows it. */
export const saveCard = async (app: App, stick: string): Promise<string> => {
  await app.dialogs.answerFolder(stick)
  await app.page.getByRole('button', { name: '存到U盘' }).click()
  await expect(app.page.getByText(/已存为 密钥名片/)).toBeVisible()
  return digits((await app.page.getByRole('region', { name: '指纹' }).first().textContent()) ?? '')
}

/** Chooses a card, compares its digits with those of the other screen, and enrols it. */
export const enrolCard = async (app: App, button: string, path: string, fingerprint: string): Promise<void> => {
  await app.dialogs.answerFiles([path])
  await app.page.getByRole('button', { name: button }).click()
  const compare = app.page.getByRole('region', { name: '核对指纹' })
  expect(digits((await compare.getByRole('region', { name: '指纹' }).textContent()) ?? '')).toBe(fingerprint)
  await expect(compare.getByRole('button', { name: '登记' })).toBeDisabled()
  await compare.getByRole('checkbox', { name: /六组数字全部相同/ }).check()
  await compare.getByRole('button', { name: '登记' }).click()
  await expect(compare).toBeHidden()
}

/** Exchanges the cards of both sides over a stick. */
export const exchangeCards = async (group: App, office: App, stick: string): Promise<void> => {
  await openExchange(group.page)
  await openOffice(office.page, '密钥名片')
  const ofGroup = await saveCard(group, stick)
  const ofOffice = await saveCard(office, stick)
  await enrolCard(group, '选择名片文件', await fileIn(stick, '巡察办1号机'), ofOffice)
  await enrolCard(office, '登记巡察组名片', await fileIn(stick, '一组1号机'), ofGroup)
}

export const openExchange = (page: Page) => page.getByRole('link', { name: '成果包', exact: true }).click()

export const openOffice = async (page: Page, tab: string) => {
  await page.getByRole('link', { name: '接收成果包' }).click()
  await page.getByRole('tab', { name: tab }).click()
}

/** Hands the round over to a folder and answers the fingerprint that the result page shows. */
export const handOver = async (group: App, folder: string): Promise<string> => {
  await group.dialogs.answerFolder(folder)
  await group.page.getByRole('button', { name: '选择文件夹' }).click()
  await group.page.getByRole('button', { name: '开始移交' }).click()
  const result = group.page.getByRole('region', { name: '成果包已写好' })
  await expect(result).toBeVisible()
  return digits((await result.getByRole('region', { name: '成果包指纹' }).textContent()) ?? '')
}

/** Gives the office files to verify. */
export const bring = async (office: App, paths: readonly string[]): Promise<void> => {
  await openOffice(office.page, '导入成果包')
  await office.dialogs.answerFiles(paths)
  await office.page.getByRole('button', { name: '选择成果包' }).click()
}
