import { classificationMarks, type Direction, directionWords, type MovementKind, movementNumber, movementWords } from '../movement.ts'
import type { Column, Paper } from './paper.ts'

/** A line of the register with its time in words. */
export interface MovementLine {
  readonly number: number
  readonly minute: string
  readonly direction: Direction
  readonly what: MovementKind
  readonly content: string
  readonly fileName: string
  readonly size: number | null
  readonly sha256: string | null
  readonly medium: string
  readonly mediumSerial: string
  readonly classification: string
  readonly by: string
  readonly approvedBy: string
  readonly purpose: string
  readonly failedAt: number | null
}

type Part = Pick<Paper, 'form' | 'title' | 'layout' | 'blocks' | 'footSignatures' | 'strikeRest' | 'fileName'>

const both = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ')

/** 导入导出登记簿 across the sheet; of a hash its first sixteen signs, the rest stands in the case file. */
export const movementRegister = (label: string, rows: readonly MovementLine[]): Part => {
  const all: readonly (Column & { readonly of: (row: MovementLine) => string })[] = [
    { title: '登记号', width: 18, align: 'center', of: (row) => movementNumber(row.number) },
    { title: '时间', width: 28, align: 'center', of: (row) => row.minute },
    { title: '方向', width: 12, align: 'center', of: (row) => directionWords[row.direction] },
    {
      title: '内容',
      width: 56,
      of: (row) => both(movementWords[row.what], row.content, row.fileName, row.failedAt === null ? '' : '（未写成）'),
    },
    { title: '大小（字节）', width: 20, align: 'center', of: (row) => (row.size === null ? '' : String(row.size)) },
    { title: '校验值', width: 24, align: 'center', of: (row) => (row.sha256 ?? '').slice(0, 16) },
    { title: '介质', width: 26, of: (row) => both(row.medium, row.mediumSerial) },
    { title: '密级', width: 16, align: 'center', of: (row) => classificationMarks[row.classification] ?? row.classification },
    { title: '经办人', width: 18, align: 'center', of: (row) => row.by },
    { title: '审批人', width: 18, align: 'center', of: (row) => row.approvedBy },
    { title: '用途', width: 21, of: (row) => row.purpose },
  ]
  const name = '导入导出登记簿'
  return {
    form: 'register',
    title: name,
    layout: 'register',
    fileName: name,
    blocks: [
      { type: 'title', text: name },
      { type: 'caption', text: both(label, `共${rows.length}项`) },
      {
        type: 'table',
        columns: all.map(({ of: _, ...column }) => column),
        rows: rows.map((row) => all.map(({ of }) => of(row))),
      },
    ],
    footSignatures: [],
    strikeRest: false,
  }
}
