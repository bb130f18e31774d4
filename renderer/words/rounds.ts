import type { Ciphers, classifications, inspectionKinds, SignOffStep, signatureModes } from '../../db/model/round.ts'

export const inspectionKindWords: Readonly<Record<(typeof inspectionKinds)[number], string>> = {
  regular: '常规巡察',
  special: '专项巡察',
  flexible: '机动巡察',
  look_back: '巡察“回头看”',
  escalated: '提级巡察',
  village: '对村（社区）巡察',
}

/** 密级. Real state secrets above 机密 have no place in this program. */
export const classificationWords: Readonly<Record<(typeof classifications)[number], string>> = {
  internal: '内部资料',
  work_secret: '工作秘密',
  secret: '秘密',
  confidential: '机密',
}

/** What bundles are encrypted and signed with, as a person is told it. */
export const cipherWords: Readonly<Record<Ciphers, string>> = {
  age: 'age（X25519、ChaCha20-Poly1305、Ed25519）',
  gm: '国密 SM2/SM3/SM4',
}

export const signatureWords: Readonly<Record<(typeof signatureModes)[number], string>> = {
  per_page: '逐页签名',
  last_page: '仅末页签名',
  none: '不签字',
}

export const signerWords: Readonly<Record<SignOffStep['who'], string>> = {
  handlers: '全体承办人',
  deputy_leader: '副组长',
  group_leader: '组长',
  liaison: '联络员',
}
