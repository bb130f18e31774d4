import { closeSync, openSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Refusal } from '../../db/model/failure.ts'
import { discBytes, discs } from '../../db/model/volumes.ts'
import type { ExportReport } from '../../db/worker/requests/exchange.ts'
import { alone, long, opened, openingExplained, openingOptions } from './opened.ts'
import {
  passphraseExplained,
  passphraseOf,
  passphraseOptions,
  secondPasswordExplained,
  secondPasswordOf,
  secondPasswordOptions,
} from './secrets.ts'
import { type Command, needed, oneOf, textOf, told, Usage, type Values } from './usage.ts'

/** Bundles that leave without a window, and the end of a case file. */

const volumeExplained = {
  '--volume cd|dvd': `分卷：每卷一张光盘，CD 不超过 ${discBytes.cd} 字节，DVD 不超过 ${discBytes.dvd} 字节；不写则不分卷`,
}
const discOf = (values: Values) => (values.volume === undefined ? undefined : oneOf(values, 'volume', discs))

const outOptions = {
  ...openingOptions,
  round: { type: 'string' },
  out: { type: 'string' },
  volume: { type: 'string' },
  reason: { type: 'string' },
} as const
const outExplained = {
  ...openingExplained,
  '--round ID': '轮次的编号（records list --kind round）',
  '--out DIR': '写到这个文件夹',
  ...volumeExplained,
  '--reason TEXT': '事由',
}
const common = (values: Values) => ({
  roundId: needed(values, 'round'),
  folder: resolve(needed(values, 'out')),
  disc: discOf(values),
  reason: textOf(values, 'reason') ?? '',
})

/** Where a passphrase goes that is shown once: a new file that only its owner reads. */
function keepSecret(values: Values, name: string, secret: string): void {
  let descriptor: number
  try {
    descriptor = openSync(resolve(needed(values, name)), 'wx', 0o600)
  } catch {
    throw new Refusal('folder_read_only', name)
  }
  writeFileSync(descriptor, `${secret}\n`)
  closeSync(descriptor)
}

const sent = ({ passphrase: _, ...report }: ExportReport) =>
  told(report, ({ volumes, fingerprint, recipient }) => `已写入并读回核验：${named(volumes)}\n收件　　${recipient}\n指纹　　${fingerprint}`)

/** The file, or each volume on a line of its own. */
const named = (volumes: readonly string[]): string =>
  volumes.length === 1 ? volumes.join() : [`${volumes.length} 卷`, ...volumes].join('\n')

export const resultSend: Command = {
  name: ['result', 'send'],
  takes: '',
  least: 0,
  most: 0,
  summary: '制作成果包，交给巡察办',
  options: { ...outOptions, to: { type: 'string' }, 'only-new': { type: 'boolean' } },
  explained: { ...outExplained, '--to ID': '巡察办的设备编号（card list）', '--only-new': '只含上次回执以后的新增和改动' },
  run: (values) =>
    opened(values, async (casework) => {
      const order = { ...common(values), officeDeviceId: needed(values, 'to'), onlyNew: values['only-new'] === true }
      return sent(await long(casework, (job) => casework.exchange.exportResult({ ...order, job })))
    }),
}

export const memberSend: Command = {
  name: ['member', 'send'],
  takes: '',
  least: 0,
  most: 0,
  summary: '制作组内合并包，交给组里另一台电脑',
  options: { ...outOptions, to: { type: 'string' } },
  explained: { ...outExplained, '--to ID': '对方的设备编号（card list）' },
  run: (values) =>
    opened(values, async (casework) =>
      sent(await long(casework, (job) => casework.exchange.sendMember({ ...common(values), to: needed(values, 'to'), job }))),
    ),
}

export const taskSend: Command = {
  name: ['task', 'send'],
  takes: '',
  least: 0,
  most: 0,
  summary: '制作任务包，发给巡察组的各台电脑（巡察办案件库）',
  options: { ...outOptions, to: { type: 'string' }, leader: { type: 'string' } },
  explained: { ...outExplained, '--to A,B,C': '各台电脑的设备编号，用逗号分开', '--leader ID': '其中组长用的那一台' },
  run: (values) =>
    opened(values, async (casework) => {
      const to = needed(values, 'to').split(/[,，]/)
      const order = { ...common(values), to, leader: needed(values, 'leader') }
      return sent(await long(casework, (job) => casework.exchange.sendTask({ ...order, job })))
    }),
}

export const receiptRead: Command = {
  name: ['receipt', 'read'],
  takes: 'FILE',
  least: 1,
  most: 1,
  summary: '读入回执，把对应的包记为已收',
  options: openingOptions,
  explained: openingExplained,
  run: (values, [file = '']) =>
    opened(values, async (casework) =>
      told(
        await long(casework, (job) => casework.exchange.readReceipt({ path: resolve(file), job })),
        ({ bundleId }) => `已收：${bundleId}`,
      ),
    ),
}

export const backupMake: Command = {
  name: ['backup', 'make'],
  takes: '',
  least: 0,
  most: 0,
  summary: '备份整个案件库；口令写到新文件，须与备份分开保管',
  options: {
    ...openingOptions,
    out: { type: 'string' },
    volume: { type: 'string' },
    reason: { type: 'string' },
    'passphrase-out': { type: 'string' },
  },
  explained: {
    ...openingExplained,
    '--out DIR': '备份包写到这个文件夹',
    '--passphrase-out FILE': '口令写到这个新文件',
    ...volumeExplained,
    '--reason TEXT': '事由',
  },
  run: (values) =>
    opened(values, async (casework) => {
      needed(values, 'passphrase-out')
      const order = { folder: resolve(needed(values, 'out')), disc: discOf(values), reason: textOf(values, 'reason') ?? '' }
      const { passphrase, ...report } = await long(casework, (job) => casework.exchange.backUp({ ...order, job }))
      keepSecret(values, 'passphrase-out', passphrase)
      return told(report, ({ volumes, fingerprint }) => `已备份：${named(volumes)}\n指纹　　${fingerprint}`)
    }),
}

export const backupRestore: Command = {
  name: ['backup', 'restore'],
  takes: 'FILE',
  least: 1,
  most: 1,
  summary: '把备份恢复成案件库；原来的密码照用，本机换用新的密钥名片',
  options: { into: { type: 'string' }, ...passphraseOptions },
  explained: { '--into DIR': '恢复到这个还不存在的文件夹', ...passphraseExplained },
  run: (values, [file = '']) =>
    alone(async (casework) => {
      const passphrase = passphraseOf(values)
      if (passphrase === undefined) throw new Usage('请用 --passphrase-file 或 --passphrase-fd 给出口令')
      const order = { path: resolve(file), folder: resolve(needed(values, 'into')), passphrase }
      return told(await long(casework, (job) => casework.vault.restore({ ...order, job })), ({ label }) => `已恢复：${label}`)
    }),
}

export const wipe: Command = {
  name: ['wipe'],
  takes: '',
  least: 0,
  most: 0,
  summary: '清理：成果包有回执后，由两人销毁本机案件库，写出清理证明',
  options: {
    ...openingOptions,
    ...secondPasswordOptions,
    second: { type: 'string' },
    'clues-handed-over': { type: 'boolean' },
    preview: { type: 'boolean' },
    out: { type: 'string' },
  },
  explained: {
    ...openingExplained,
    '--second NAME': '第二人的账户',
    ...secondPasswordExplained,
    '--clues-handed-over': '线索已经另行移交，并取得签收',
    '--preview': '只看能不能清理、将销毁什么',
    '--out DIR': '清理证明写到这个文件夹',
  },
  run: (values) =>
    opened(values, async (casework) => {
      const forecast = await casework.wipe.forecast({})
      if (values.preview === true) return told(forecast, null)
      const second = needed(values, 'second')
      const [found] = forecast.others.filter(({ name }) => name === second)
      if (found === undefined) throw new Refusal('not_found', 'second')
      const certificate = await casework.wipe.decide({
        secondAccountId: found.accountId,
        secondPassword: await secondPasswordOf(values),
        cluesHandedOver: values['clues-handed-over'] === true,
        folder: resolve(needed(values, 'out')),
      })
      return told(certificate, ({ statement }) => `已清理：${statement.label}　${statement.by.map(({ name }) => name).join('、')}`)
    }),
}
