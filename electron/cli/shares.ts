import { readFileSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { Refusal } from '../../db/model/failure.ts'
import { opened, openingExplained, openingOptions } from './opened.ts'
import { type Command, needed, numberOf, told, Usage } from './usage.ts'

/** 密钥份额 without a window. Shares are secrets: they go from file to file and never through words or the console. */

const largest = 65_536

/** The text of a share, from its file or from one that somebody typed groups into. Throws `Refusal('file_unreadable')`. */
const textIn = (file: string): string => {
  try {
    if (statSync(file).size <= largest) return readFileSync(resolve(file), 'utf8').trim()
  } catch {
    // said below
  }
  throw new Refusal('file_unreadable', basename(file))
}

export const sharesSplit: Command = {
  name: ['shares', 'split'],
  takes: '',
  least: 0,
  most: 0,
  summary: '把巡察办的密钥拆成几份，凑够若干份才能恢复（巡察办主任）',
  options: { ...openingOptions, holders: { type: 'string' }, threshold: { type: 'string' }, out: { type: 'string' } },
  explained: {
    ...openingExplained,
    '--holders A,B,C': '各份的保管人，用逗号分开',
    '--threshold K': '几份可以恢复（默认 2）',
    '--out DIR': '份额文件写到这个文件夹；写完请分开保管，不要留在一处',
  },
  run: (values) =>
    opened(values, async (casework, password) => {
      const holders = needed(values, 'holders')
        .split(/[,，]/)
        .map((holder) => holder.trim())
        .filter((holder) => holder !== '')
      if (holders.length < 2 || holders.length > 9) throw new Usage('--holders 须有 2 至 9 人')
      const threshold = numberOf(values, 'threshold', 2, holders.length, 2)
      const folder = resolve(needed(values, 'out'))
      const files = []
      let set = ''
      for (const { share, tag } of await casework.shares.split({ password, threshold, holders })) {
        set = tag
        const { fileName } = await casework.shares.saveShare({ folder, share })
        files.push({ number: share.number, holder: share.holder, fileName })
      }
      return told({ set, threshold, shares: files }, (made) =>
        [
          `已拆成 ${made.shares.length} 份，任意 ${made.threshold} 份可以恢复。套号 ${made.set}。`,
          ...made.shares.map(({ number, holder, fileName }) => `第 ${number} 份　${holder}　${fileName}`),
          '请把各份交到各人手中分开保管，并从这个文件夹清除。',
        ].join('\n'),
      )
    }),
}

export const sharesDrill: Command = {
  name: ['shares', 'drill'],
  takes: 'FILE…',
  least: 1,
  most: 10,
  summary: '演练：证明这些份额能恢复密钥，不改动任何密钥',
  options: openingOptions,
  explained: openingExplained,
  run: (values, files) =>
    opened(values, async (casework) =>
      told(
        await casework.shares.drill({ shares: files.map(textIn) }),
        ({ numbers }) => `演练通过：第 ${numbers.join('、')} 份能恢复本办密钥。`,
      ),
    ),
}

export const sharesRestore: Command = {
  name: ['shares', 'restore'],
  takes: 'FILE…',
  least: 1,
  most: 10,
  summary: '用份额在新电脑的案件库上恢复巡察办的密钥；不写 --fingerprint 只看是谁的',
  options: { ...openingOptions, fingerprint: { type: 'string' } },
  explained: { ...openingExplained, '--fingerprint DIGITS': '巡察办原名片的指纹，向已登记它的巡察组核对' },
  run: (values, files) =>
    opened(values, async (casework, password) => {
      const shares = files.map(textIn)
      if (values.fingerprint === undefined) {
        const found = await casework.shares.open({ shares })
        return told({ ...found, restored: false }, ({ office, fingerprint }) => `${office}\n指纹　　${fingerprint}\n还没有恢复。`)
      }
      const found = await casework.shares.restore({ shares, fingerprint: needed(values, 'fingerprint'), password })
      return told({ ...found, restored: true }, ({ office, fingerprint }) => `已恢复：${office}\n指纹　　${fingerprint}`)
    }),
}
