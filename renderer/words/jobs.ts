import type { Progress } from '../../electron/contract/index.ts'

const stages: Record<Progress['stage'], string> = {
  reading: '读取',
  writing: '加密写出',
  verifying: '核对',
  staging: '暂存',
  copying: '备份案件库',
  importing: '入库',
}

/** Words of long work. */
export const jobWords = {
  stages,
  sofar: (done: string, total: string) => `${done} / ${total}`,
  remaining: (time: string) => `这一步约剩 ${time}`,
  cancel: '取消',
  cancelling: '正在取消',
} as const
