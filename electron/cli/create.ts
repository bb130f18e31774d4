import { resolve } from 'node:path'
import { posts } from '../../db/model/people.ts'
import { alone } from './opened.ts'
import { newPasswordOf, passwordExplained, passwordOptions, recoveryKeyPlace } from './secrets.ts'
import { type Command, needed, oneOf, textOf, told } from './usage.ts'

export const vaultCreate: Command = {
  name: ['vault', 'create'],
  takes: 'DIR',
  least: 1,
  most: 1,
  summary: '新建案件库，并设第一个账户',
  options: {
    mode: { type: 'string' },
    label: { type: 'string' },
    'device-name': { type: 'string' },
    name: { type: 'string' },
    post: { type: 'string' },
    'recovery-key-file': { type: 'string' },
    ...passwordOptions,
  },
  explained: {
    '--mode group|office': '巡察组（group，默认）或巡察办（office）',
    '--label TEXT': '案件库名称',
    '--device-name TEXT': '本机名称',
    '--name TEXT': '第一个账户的姓名',
    '--post POST': `岗位：${posts.join('、')}`,
    '--recovery-key-file FILE': '把恢复密钥写到一个新文件；不写则在终端显示一次',
    ...passwordExplained,
  },
  async run(values, [folder = '']) {
    const mode = oneOf(values, 'mode', ['group', 'office'], 'group')
    const order = {
      folder: resolve(folder),
      mode,
      label: needed(values, 'label'),
      deviceName: textOf(values, 'device-name') ?? '命令行所在电脑',
      person: { name: needed(values, 'name'), post: oneOf(values, 'post', posts, mode === 'group' ? 'group_leader' : 'office_director') },
    }
    const password = await newPasswordOf(values)
    const place = recoveryKeyPlace(values)
    return alone(async (casework) => {
      const { session, recoveryKey } = await casework.vault.create({ ...order, password }).catch((error: unknown) => {
        place.giveUp()
        throw error
      })
      place.keep(recoveryKey)
      const card = await casework.exchange.ownCard({})
      await casework.vault.lock({})
      const { deviceId, accountId, label } = session
      const value = { folder: order.folder, mode, label, deviceId, accountId, fingerprint: card.fingerprint }
      return told(value, (made) => `已新建案件库“${made.label}”：${made.folder}\n密钥名片指纹：${made.fingerprint}`)
    })
  },
}
