import { classificationMarks, directionWords, movementNumber, movementWords } from '../model/movement.ts'
import type { WrittenTable } from '../spreadsheets/write.ts'
import type { Movement } from '../worker/requests/movements.ts'
import { minuteOf } from './days.ts'

/** The register as a table for people. */
export const movementTable = (rows: readonly Movement[]): WrittenTable => ({
  title: '导入导出登记簿',
  columns: [
    ...['登记号', '时间', '方向', '种类', '内容', '文件名'].map((header) => ({ header })),
    ...['文件数', '字节数', 'SHA-256', '介质', '介质序列号', '密级', '经办人', '审批人', '用途', '备注'].map((header) => ({ header })),
  ],
  rows: rows.map((row) => [
    movementNumber(row.number),
    minuteOf(row.at).replace('T', ' '),
    directionWords[row.direction],
    movementWords[row.what],
    row.content,
    row.fileName,
    row.files,
    row.size,
    row.sha256,
    row.medium,
    row.mediumSerial,
    classificationMarks[row.classification] ?? row.classification,
    row.by,
    row.approvedBy,
    row.purpose,
    row.failedAt === null ? '' : '未写成',
  ]),
})
