import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { lostFileWords, lostRecordWords, otherLossWords, type SalvageReport } from '../../db/model/salvage.ts'
import { accountIn, alone, openingExplained, openingOptions } from './opened.ts'
import { passwordOf } from './secrets.ts'
import { type Command, needed, told } from './usage.ts'

export const salvage: Command = {
  name: ['salvage'],
  takes: '',
  least: 0,
  most: 0,
  summary: '从损坏的案件库读出所有读得出的内容，写成新案件库，并列出每一处缺损；原案件库只读不改',
  options: { ...openingOptions, out: { type: 'string' } },
  explained: { ...openingExplained, '--out DIR': '新案件库的文件夹（不存在或为空）' },
  run(values) {
    const folder = resolve(needed(values, 'vault'))
    const into = resolve(needed(values, 'out'))
    return alone(async (casework) => {
      const accountId = await accountIn(casework, folder, values)
      const password = await passwordOf(values)
      const report = await casework.vault.salvage({ folder, into, accountId, password, job: randomUUID() })
      return told({ folder: into, ...report }, inWords)
    })
  },
}

const inWords = (report: SalvageReport & { readonly folder: string }): string =>
  [
    `新案件库：${report.folder}`,
    `共 ${report.pages} 页，损坏 ${report.damagedPages} 页；读出记录 ${Object.values(report.recovered).reduce((sum, count) => sum + count, 0)} 条，附件 ${report.files} 个`,
    ...report.lostRecords.map(
      ({ id, kind, number, title, createdAt, lost }) =>
        `缺记录　${kind ?? '种类不明'}　${number}　${title}　${createdAt === null ? '' : new Date(createdAt).toLocaleString('zh-CN')}　${lostRecordWords[lost]}　${id}`,
    ),
    ...report.lostFiles.map(({ name, state }) => `缺附件　${name}　${lostFileWords[state]}`),
    ...report.otherLosses.map(otherLossWords),
    '原案件库没有改动，请继续妥善保存。',
  ].join('\n')
