import type { Kind } from './record.ts'

/** 抢救: what was read out of a damaged case file, and every loss by name. */

/** Where the report of a salvage stands in the new case file's small facts. */
export const reportKey = 'salvage/report'

/** A record that could not be read whole. */
export interface LostRecord {
  readonly id: string
  /** As far as anything still tells. */
  readonly kind: Kind | null
  readonly number: string
  readonly title: string
  /** When it came into being; ids hold it. Null where nothing tells. */
  readonly createdAt: number | null
  /** Its line in the list, its text, or their agreement. `removed_perhaps`: told of by the audit chain alone, from before a removal of sample data. */
  readonly lost: 'line' | 'text' | 'agreement' | 'removed_perhaps'
}

/** An attachment whose bytes are damaged or gone. */
export interface LostFile {
  readonly name: string
  readonly sha256: string
  readonly state: 'damaged' | 'missing'
}

export const lossCodes = [
  'history',
  'audit',
  'clues',
  'identity',
  'accounts',
  'member_made',
  'round_made',
  'other_table',
  'schema',
] as const
/** A loss that is no single record. `count` is how many rows, or pages where nobody can tell rows. */
export interface OtherLoss {
  readonly code: (typeof lossCodes)[number]
  readonly count: number
  /** Name of a person, a table … where one is meant. */
  readonly about: string
}

export interface SalvageReport {
  readonly label: string
  readonly pages: number
  readonly damagedPages: number
  /** Records written whole, by kind. */
  readonly recovered: Readonly<Record<string, number>>
  /** Of them, those whose line was put together from the audit chain: content exact, times as the chain has them. */
  readonly rebuilt: readonly string[]
  readonly files: number
  readonly lostRecords: readonly LostRecord[]
  readonly lostFiles: readonly LostFile[]
  readonly otherLosses: readonly OtherLoss[]
  readonly salvagedAt: number
}

export const lostRecordWords: Readonly<Record<LostRecord['lost'], string>> = {
  line: '登记信息读不出',
  text: '正文读不出',
  agreement: '正文与登记信息对不上，没有写入',
  removed_perhaps: '只有审计记录提到，可能是早先移除的示例数据',
}
export const lostFileWords: Readonly<Record<LostFile['state'], string>> = { damaged: '附件内容损坏', missing: '附件文件不在' }

/** One loss that is no record, as people read it. */
export function otherLossWords({ code, count, about }: OtherLoss): string {
  switch (code) {
    case 'history':
      return `修改历史：有 ${count} 处读不出，记录本身不受影响`
    case 'audit':
      return `审计记录：缺 ${count} 行；读出的部分原样保存，新案件库从头另起一条审计链`
    case 'clues':
      return `问题线索：有 ${count} 处读不出`
    case 'identity':
      return '本机密钥名片读不出，已换新名片：请重新存出并登记'
    case 'accounts':
      return `账户“${about}”的登记读不出，已按原密码重建`
    case 'member_made':
      return `账户“${about}”对应的人员信息读不出，已补一条，岗位请核对`
    case 'round_made':
      return '有一个轮次的信息读不出，已补一条占位，请核对名称和设置'
    case 'other_table':
      return `${about}：有 ${count} 处读不出`
    case 'schema':
      return '案件库的目录页损坏，按内容逐页辨认'
  }
}
