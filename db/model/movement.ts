import { bundleKinds } from './bundle.ts'

/** What moved: bundles by their kind, and everything else that crosses the border of a case file. */
export const movementKinds = [
  ...bundleKinds,
  'restore',
  'attachment',
  'clue_file',
  'list',
  'paper',
  'print',
  'key_card',
  'key_share',
  'wipe_certificate',
  'upload_package',
  'table',
] as const
export type MovementKind = (typeof movementKinds)[number]

export const directions = ['out', 'in'] as const
export type Direction = (typeof directions)[number]

/** What people call them, on screen, on paper and in tables. */
export const movementWords: Readonly<Record<MovementKind, string>> = {
  task: '任务包',
  member: '组内合并包',
  result: '成果包',
  receipt: '回执',
  backup: '备份',
  restore: '恢复',
  attachment: '附件',
  clue_file: '线索材料',
  list: '列表',
  paper: '文书',
  print: '打印',
  key_card: '密钥名片',
  key_share: '密钥份额',
  wipe_certificate: '清理证明',
  upload_package: '上传包',
  table: '表格',
}
export const directionWords: Readonly<Record<Direction, string>> = { out: '导出', in: '导入' }

/** `登-0012`: the number of a movement in its case file. */
export const movementNumber = (number: number): string => `登-${String(number).padStart(4, '0')}`

/** 密级 as the register writes it. */
export const classificationMarks: Readonly<Record<string, string>> = {
  internal: '内部资料',
  work_secret: '工作秘密',
  secret: '秘密',
  confidential: '机密',
}
