import type { KeyCard } from '../bundle.ts'
import type { Part } from './paper.ts'

const usual = 'Ed25519、X25519'

/** 密钥名片 to hand over on paper: the code holds what the file holds, the fingerprint is read aloud from it. */
export const keyCard = (card: KeyCard, fingerprint: string, day: string): Part => ({
  form: 'key_card',
  title: '密钥名片',
  layout: 'record',
  fileName: `密钥名片 ${card.name}`,
  blocks: [
    { type: 'title', text: '密钥名片' },
    { type: 'caption', text: card.name },
    {
      type: 'facts',
      rows: [
        [{ label: '一方', value: card.mode === 'office' ? '巡察办' : '巡察组', widths: [26, 130] }],
        [{ label: '设备编号', value: card.deviceId, widths: [26, 130] }],
        [{ label: '指纹', value: fingerprint.replaceAll(' ', '　'), widths: [26, 130] }],
        [{ label: '密钥', value: card.version === 2 ? `${usual}；国密 SM2` : usual, widths: [26, 130] }],
        [{ label: '打印日期', value: day, widths: [26, 130] }],
      ],
    },
    { type: 'code', text: JSON.stringify(card), side: 80 },
    {
      type: 'paragraph',
      indent: true,
      text: '登记时，拍照或扫描上面的二维码读入，再与持有者当面或打电话逐组核对指纹：由持有者看着自己的屏幕念，登记的一方看着登记的屏幕对。六组数字全部相同，才算同一张名片。纸上印的指纹不能代替核对。',
    },
    { type: 'paragraph', indent: true, text: '名片不含秘密，凭它只能向这台设备加密、核验它的签名。' },
  ],
  footSignatures: [],
  strikeRest: false,
})
