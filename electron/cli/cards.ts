import { resolve } from 'node:path'
import { cardRoles } from '../../db/model/bundle.ts'
import type { CardFace } from '../../db/worker/requests/exchange.ts'
import { opened, openingExplained, openingOptions } from './opened.ts'
import { type Command, needed, numberOf, oneOf, textOf, told, type Values } from './usage.ts'

/** 密钥名片 without a window. A fingerprint is no secret: it may be typed as a word. */

const roles = { member: '组员电脑', leader: '组长电脑', office: '巡察办', reserve: '备用机' } as const

const facts = ({ card, fingerprint, role, last, revoked, replaces, replacedBy }: CardFace): readonly string[] => [
  `${card.name}${role === null ? '' : `　${roles[role]}`}`,
  `设备　　${card.deviceId}`,
  `指纹　　${fingerprint}`,
  ...(last === null ? [] : [`最后收到　第 ${last.sequence} 号　${new Date(last.at).toLocaleString('zh-CN')}`]),
  ...(replaces === null ? [] : [`接替　　${replaces}`]),
  ...(revoked === null
    ? []
    : [`已吊销　${new Date(revoked.at).toLocaleString('zh-CN')}　${revoked.by}　${revoked.reason}　认到第 ${revoked.lastSequence} 号`]),
  ...(replacedBy === null ? [] : [`已由　　${replacedBy} 接替`]),
]
const words = (face: CardFace): string => facts(face).join('\n')

const confirming = { fingerprint: { type: 'string' } } as const
const confirmingExplained = { '--fingerprint DIGITS': '对方念出的指纹，六组五位数字' }
const ending = { reason: { type: 'string' }, 'last-sequence': { type: 'string' } } as const
const endingExplained = {
  '--reason TEXT': '原因',
  '--last-sequence N': '认到它的第几号包；不写则为已收到的最后一号',
}
const endingOf = (values: Values) => {
  const reason = needed(values, 'reason')
  if (textOf(values, 'last-sequence') === undefined) return { reason }
  return { reason, lastSequence: numberOf(values, 'last-sequence', 0, Number.MAX_SAFE_INTEGER, 0) }
}

export const cardShow: Command = {
  name: ['card', 'show'],
  takes: '[FILE]',
  least: 0,
  most: 1,
  summary: '显示本机的密钥名片，或一个名片文件；不作信任判断',
  options: { ...openingOptions, out: { type: 'string' } },
  explained: { ...openingExplained, '--out DIR': '把本机的名片存到这个文件夹' },
  run: (values, [file]) =>
    opened(values, async (casework) => {
      const out = textOf(values, 'out')
      const face = file === undefined ? await casework.exchange.ownCard({}) : await casework.exchange.readCard({ path: resolve(file) })
      const saved = out === undefined ? null : await casework.exchange.saveOwnCard({ folder: resolve(out) })
      return told({ ...face, fileName: saved?.fileName ?? null }, words)
    }),
}

export const cardList: Command = {
  name: ['card', 'list'],
  takes: '',
  least: 0,
  most: 0,
  summary: '列出登记过的名片，连同已吊销和被接替的',
  options: openingOptions,
  explained: openingExplained,
  run: (values) =>
    opened(values, async (casework) =>
      told({ cards: await casework.exchange.cards({}) }, ({ cards }) => cards.map(words).join('\n\n') || '还没有登记过名片'),
    ),
}

export const cardEnrol: Command = {
  name: ['card', 'enrol'],
  takes: 'FILE',
  least: 1,
  most: 1,
  summary: '核对指纹后登记一张名片',
  options: { ...openingOptions, ...confirming, role: { type: 'string' }, 'reserve-of': { type: 'string' } },
  explained: {
    ...openingExplained,
    ...confirmingExplained,
    '--role R': `它在这里是什么：${cardRoles.join('、')}；不写则按名片的一方取常用的`,
    '--reserve-of ID': '备用机：它替哪台设备',
  },
  run: (values, [file = '']) =>
    opened(values, async (casework) => {
      const fingerprint = needed(values, 'fingerprint')
      const { card } = await casework.exchange.readCard({ path: resolve(file) })
      const role = textOf(values, 'role') === undefined ? undefined : oneOf(values, 'role', cardRoles)
      const reserveOf = textOf(values, 'reserve-of')
      return told(await casework.exchange.enrolCard({ card, fingerprint, role, reserveOf }), words)
    }),
}

export const cardRevoke: Command = {
  name: ['card', 'revoke'],
  takes: 'DEVICE',
  least: 1,
  most: 1,
  summary: '吊销一台设备的名片，不能撤回',
  options: { ...openingOptions, ...ending },
  explained: { ...openingExplained, ...endingExplained },
  run: (values, [deviceId = '']) =>
    opened(values, async (casework) => told(await casework.exchange.revokeCard({ deviceId, ...endingOf(values) }), words)),
}

export const cardReplace: Command = {
  name: ['card', 'replace'],
  takes: 'DEVICE FILE',
  least: 2,
  most: 2,
  summary: '用新设备的名片接替一台设备，旧的同时吊销',
  options: { ...openingOptions, ...confirming, ...ending },
  explained: { ...openingExplained, ...confirmingExplained, ...endingExplained },
  run: (values, [deviceId = '', file = '']) =>
    opened(values, async (casework) => {
      const fingerprint = needed(values, 'fingerprint')
      const { card } = await casework.exchange.readCard({ path: resolve(file) })
      return told(await casework.exchange.replaceCard({ deviceId, card, fingerprint, ...endingOf(values) }), words)
    }),
}
