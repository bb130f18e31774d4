import type { FailureCode } from '../../db/model/failure.ts'
import { Refusal } from '../../db/model/failure.ts'
import { Usage } from './usage.ts'

/** What each failure is called on a console: what happened, and what to do. */
const words: Readonly<Record<FailureCode, string>> = {
  wrong_password: '密码或恢复密钥不对。',
  wait: '连续输错，请稍候再试。',
  not_a_case_file: '这个文件夹不是案件库。请核对 --vault。',
  case_file_damaged: '案件库已损坏，没有改动任何内容。请用备份恢复，或用 salvage 抢救读得出的内容。',
  case_file_newer: '案件库由更新版本的程序写成。请升级本程序后再打开。',
  case_file_in_use: '案件库正在别处打开。请先在那里锁定。',
  case_file_exists: '这个文件夹里已有案件库，或不是空的。请另选一处。',
  case_file_wiped: '这个案件库已经清理，密钥和文件都已销毁；清理证明在文件夹里。',
  locked: '案件库没有打开。',
  bad_input: '填写的内容不符合要求。',
  not_found: '没有找到。',
  not_allowed: '当前账户的岗位不能做这件事。',
  version_conflict: '内容已被他人改动，请重新打开。',
  relied_on: '还有记录标注或引用了它，不能移走。',
  draft_frozen: '底稿已签字定稿，不能改动。',
  not_ready: '条件还不具备。',
  disk_full: '磁盘空间不足，没有留下半个文件。请清理后再试。',
  folder_read_only: '这里不能写入，或文件已存在。请另选位置。',
  medium_gone: '介质已断开。请重新插入后再试。',
  file_unreadable: '文件读不出来。请核对路径和权限。',
  file_too_large: '文件超过限制。',
  table_too_large: '表格文件太大',
  file_damaged: '文件已损坏。',
  bundle_damaged: '成果包已损坏或不完整，没有导入任何内容。请重新拷贝或请对方重新导出。',
  volume_missing: '分卷不齐。请把全部分卷复制到同一文件夹后再导入，没有导入任何内容。',
  volume_unfit: '分卷大小不对，可能没有复制完整。请重新复制后再导入，没有导入任何内容。',
  bundle_foreign: '这个包不是加密给本案件库的。请对方按本库的密钥名片导出。',
  bundle_unsigned: '包没有签名，不能导入。',
  bundle_unknown_signer: '签名者的密钥名片没有登记。请先核对指纹并登记。',
  bundle_newer: '包由更新版本的程序写成。请升级本程序后再导入。',
  bundle_older: '包的版本过旧，本程序不能导入。',
  bundle_wrong_kind: '这不是所需的那一种包。',
  bundle_needs_base: '这个包只含上次移交以后的变化，而上次的包还没有导入。请先导入前一个包。',
  card_unreadable: '密钥名片读不出来。',
  certificate_unreadable: '这个文件不是清理证明，或者内容不完整。',
  card_changed: '这台设备的密钥与已登记的不同。请当面核对后再处理。',
  upload_incomplete: '有记录缺少平台要求的内容，没有写出任何文件。请用 --preview 逐条查看。',
  bundle_revoked_signer: '这个包是在签名密钥被吊销之后做的，没有导入任何内容。',
  bundle_needs_passphrase: '这个包用口令加密。请用 --passphrase-file 或 --passphrase-fd 给出口令。',
  bundle_wrong_passphrase: '口令不对。',
  cannot_undo: '这次导入不能撤销：回执已开出、此后又有改动、备份不在，或已不是最近一次。案件库没有改动。',
  card_revoked: '这张名片已被吊销，不能再用。',
  share_unreadable: '有密钥份额读不出来或抄写有误。',
  share_foreign: '这些密钥份额不是同一套。',
  share_repeated: '同一份密钥份额给了两次。',
  card_without_sm2: '登记的密钥名片没有国密（SM2）密钥，请重新登记对方的密钥名片。',
  share_missing: '密钥份额不够。',
  share_wrong: '这些密钥份额合不出密钥，其中有不对的。',
  cancelled: '已取消，没有留下改动。',
  unexpected: '出现了没有料到的情况。',
}

export interface ErrorWords {
  readonly code: FailureCode | 'usage'
  readonly message: string
  readonly where: string | null
}

/** An error as people and scripts get it: a code, words, and where. Nothing else of it leaves. */
export function errorOf(error: unknown): ErrorWords {
  if (error instanceof Usage) return { code: 'usage', message: error.message, where: null }
  if (!(error instanceof Refusal)) return { code: 'unexpected', message: words.unexpected, where: null }
  const { code, where, detail } = error
  const seconds = code === 'wait' || code === 'wrong_password' ? Number(detail?.seconds ?? 0) : 0
  const wait = seconds > 0 ? `${Math.ceil(seconds)} 秒后可再试。` : ''
  return { code, message: `${volumesNamed(detail)}${words[code]}${wait}`, where: where ?? null }
}

/** Which volumes of a set are meant, where some are. */
function volumesNamed(detail: Refusal['detail']): string {
  const of = (numbers: unknown, what: string): string =>
    Array.isArray(numbers) ? `${what}第 ${numbers.join('、')} 卷（共 ${String(detail?.count)} 卷）。` : ''
  return `${of(detail?.missing, '缺少')}${of(detail?.volumes, '')}`
}
