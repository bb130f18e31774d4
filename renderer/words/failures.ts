import { type Failure, type FailureCode, failureCodes } from '../../db/model/failure.ts'
import { clueRefusals } from './clues.ts'

/** What a person reads when something went wrong. */
export interface FailureWords {
  readonly happened: string
  readonly safe: string
  readonly next: string
}

type Words = FailureWords | ((failure: Failure) => FailureWords)

const figure = (failure: Failure, name: string, otherwise: string): string => {
  const value = failure.detail?.[name]
  return value === undefined ? otherwise : String(value)
}
/** Several of them: `1、3`. */
const listed = (failure: Failure, name: string): string => {
  const value = failure.detail?.[name]
  return Array.isArray(value) ? value.join('、') : ''
}
const named = (failure: Failure): string => (failure.where ? `「${failure.where}」` : '')

/** Rules about people that the case file keeps, by what they protect. */
const forbidden: Readonly<Record<string, string>> = {
  account: '此人在本机有账户，不能移除。',
  clues: '此人名下有只有本人能打开的密封材料，账户移除后就再也打不开了。',
  aboutHead: '反映主要负责人的线索，知情人只由组长指定。',
  opening: '本轮规定线索由两人同时在场打开。',
  post: '案件库至少要有一位能管理它的人，这个职务不能这样改。',
}

/** Numbers of the groups of a recovery key that cannot be right. */
const mistyped = (failure: Failure): string => {
  const groups = failure.detail?.groups
  return Array.isArray(groups) && groups.length > 0 ? `第 ${groups.join('、')} 组` : ''
}

/** Rules of the casework that an act did not keep, by the gap that the refusal names. */
const gaps: Readonly<Record<string, Pick<FailureWords, 'happened' | 'next'>>> = {
  lead_without_draft: { happened: '疑点以“已成底稿”了结，必须有那份底稿。', next: '请用“形成底稿”，或选定已有的底稿。' },
  not_released: { happened: '本轮次规定须经组长放行才能移交，还没有放行，或放行后又有改动。', next: '请组长在“审核与放行”里看过后放行。' },
  lead_without_lead: {
    happened: '疑点只能并入另一条还在的疑点，不能并入自己，也不能互相并入。',
    next: '请选定要并入的那一条。',
  },
  lead_without_reason: { happened: '排除、并入、转问题线索都要写明原因。', next: '请写明原因后再了结。' },
  lead_without_support: {
    happened: '这条疑点还没有可以带入底稿的印证：没有来源，或来源的原文都已变动。',
    next: '请先把原话记到这条疑点上，或核对变动的原文。',
  },
  lead_ended: { happened: '这条疑点已经了结。', next: '需要再办时，请先“重新核查”。' },
  settled: { happened: '这一份已经结账，内容不再改动。', next: '确需改动时，请先点“重新打开”，改好后再结。' },
  counting_over: { happened: '计票已经结束，票数不再改动。', next: '确需改动时，请先点“重新计票”。' },
  already_there: { happened: '这一天（周）的已经有了。', next: '请在左侧列表里打开已有的那一份。' },
  no_day: { happened: '还没有写日期，不能结账。', next: '请先填写日期。' },
  carried_out: { happened: '这一行的决定已经落实到底稿，不能再改或删去。', next: '需要改变决定时，请在新一次组务会上研究。' },
  nothing_to_carry_out: { happened: '没有要落实的决定。', next: '请先写明研究意见；同意、暂缓的不需要落实。' },
  not_deliberated: { happened: '组务会还没有研究同意，组长还不能审签。', next: '请先在“组务会研究”里记下研究意见。' },
  open_conflict: {
    happened: '底稿或它所依据的内容，在不同电脑上改得不一样，还没有选定，不能签字。',
    next: '请先到“冲突处理”里选定用哪一边，再签字。',
  },
  too_few_handlers: { happened: '承办人人数不够。', next: '请补足承办人后再办。' },
  no_facts: { happened: '还没有写事实概述和具体事实，不能入库。', next: '请从底稿带入，或补写后再入库。' },
}

const lacking = (failure: Failure) => {
  const { gaps: named, lacking: unwritten } = failure.detail ?? {}
  if (Array.isArray(unwritten)) return { happened: `这一步还不能做：${unwritten.join('')}`, next: '请按提示补齐后再试。' }
  const clue = failure.where === undefined ? undefined : clueRefusals[failure.where]
  if (clue !== undefined) return { happened: clue, next: '请按提示补齐后再试。' }
  return Array.isArray(named) ? gaps[String(named[0])] : undefined
}

const nothingChanged = '案件库没有任何改动，已有记录都在。'
const nothingMoved = '没有导入任何内容，案件库没有改动。'

const whyNotUndone = {
  receipt: '回执已经开出，巡察组可能据此认为成果已入库',
  changed: '导入之后案件库又有别的改动',
  gone: '导入前的备份已经不在',
  schema: '导入之后程序升级过，备份格式与现在不同',
  last: '它不是最近一次导入，或已经撤销',
} as const satisfies Readonly<Record<string, string>> as Readonly<Record<string, string>> & { readonly changed: string }

const words: Readonly<Record<FailureCode, Words>> = {
  wrong_password: {
    happened: '密码或恢复密钥不正确，没有打开案件库。',
    safe: '案件库仍然锁着，内容没有变化。',
    next: '请检查大小写和输入法后再试；忘记密码可用恢复密钥重设。',
  },
  wait: (failure) => ({
    happened: `密码连续输错，${figure(failure, 'seconds', '数')} 秒后才能再试。`,
    safe: '案件库仍然锁着，内容没有变化。',
    next: '请等倒计时结束；忘记密码可用恢复密钥重设。',
  }),
  not_a_case_file: {
    happened: '所选文件夹不是案件库。',
    safe: '没有改动其中任何文件。',
    next: '请选择含有 vault.json 的案件库文件夹，或新建案件库。',
  },
  case_file_damaged: {
    happened: '案件库文件有损坏，无法安全打开。',
    safe: '程序没有改动它；自动备份在案件库的 backups 文件夹里。',
    next: '可以锁定后在解锁界面选“抢救读得出的内容”，写成一个新案件库；原文件夹只读不改，请继续保存，并联系巡察办技术人员。',
  },
  case_file_newer: {
    happened: '这个案件库由更新版本的程序写成，本版本打不开。',
    safe: '案件库没有改动。',
    next: '请安装新版本程序后再打开。',
  },
  case_file_in_use: {
    happened: '这个案件库正在另一个窗口或另一个程序中使用。',
    safe: '案件库没有改动。',
    next: '请关闭另一个窗口后再打开；找不到时重新启动电脑。',
  },
  case_file_exists: {
    happened: '所选文件夹里已经有案件库，不能在同一处再建。',
    safe: '已有案件库没有改动。',
    next: '请另选一个空文件夹，或直接打开已有案件库。',
  },
  case_file_wiped: {
    happened: '这个案件库已由两人清理，密钥和文件都已销毁。',
    safe: '清理证明留在案件库文件夹里。',
    next: '内容请到巡察办查看。可从列表移除这一项。',
  },
  locked: {
    happened: '案件库已锁定。',
    safe: '锁定前的内容已经保存。',
    next: '请输入密码解锁后继续。',
  },
  bad_input: (failure) =>
    failure.where === 'recoveryKey'
      ? {
          happened: `恢复密钥${mistyped(failure)}抄写有误。`,
          safe: '案件库仍然锁着，内容没有变化。',
          next: '请对照密封保管的原件，重点核对这几组。',
        }
      : {
          happened: '有一项内容不合要求。',
          safe: '这一次改动没有写入，其余内容都在。',
          next: '请检查填写的格式和长度后再试。',
        },
  not_found: {
    happened: '要找的内容不在案件库里，可能已被移入回收站或示例已移除。',
    safe: nothingChanged,
    next: '请返回列表重新选择。',
  },
  not_allowed: (failure) => ({
    happened: (failure.where !== undefined && forbidden[failure.where]) || '您的职务不能做这一步。',
    safe: nothingChanged,
    next:
      failure.where === 'account'
        ? '请先在“设置”里移除此人的账户，再移除人员。'
        : failure.where === 'post'
          ? '请先让另一位有账户的人担任组长或联络员。'
          : failure.where === 'clues'
            ? '请此人先打开，把材料密封交组长或另指定知情人，再移除账户。'
            : '请由组长或联络员操作，或在设置里核对账户的职务。',
  }),
  version_conflict: {
    happened: '这条记录刚刚在别处改过。',
    safe: '两处的内容都在：已存的在修改历史里，您写的还在屏幕上。',
    next: '请重新打开这条记录，核对后再保存。',
  },
  relied_on: (failure) => ({
    happened: `还有 ${figure(failure, 'records', '若干')} 条记录标注或引用了它，不能移走。`,
    safe: '没有任何改动，标注和引用都在。',
    next: '需要换用新内容时，请导入新版本；旧版本留着，供已有的标注和引用核对。',
  }),
  draft_frozen: {
    happened: '这一版底稿已有人签字，内容已冻结，不能再改。',
    safe: '已签的版次原样保存，改动没有写入。',
    next: '需要修改时，请退回底稿或开新版次。',
  },
  not_ready: (failure) => ({
    happened: lacking(failure)?.happened ?? '还有条件没有满足，这一步不能做。',
    safe: nothingChanged,
    next: lacking(failure)?.next ?? '请按提示补齐后再试。',
  }),
  upload_incomplete: (failure) => ({
    happened: `有 ${failure.detail?.problems ?? ''} 处不符合平台要求，第一处：${failure.where ?? ''}。`,
    safe: '没有写出任何文件。',
    next: '请在预览里逐条补齐，再写出。',
  }),
  disk_full: (failure) => ({
    happened:
      failure.detail?.needed === undefined ? '磁盘空间不足，没有写完。' : `磁盘空间不足，还需要约 ${figure(failure, 'needed', '')} 字节。`,
    safe: '已保存的内容都在，没有留下半截文件。',
    next: '请腾出空间或换一个盘再试；正在填写的内容会自动重试保存。',
  }),
  folder_read_only: {
    happened: '所选位置不允许写入。',
    safe: '没有写入任何文件，案件库没有改动。',
    next: '请检查 U 盘的写保护开关，或换一个位置。',
  },
  medium_gone: {
    happened: '存储介质中途断开了。',
    safe: '案件库没有改动，介质上的半截文件不会被当作成品。',
    next: '请重新插好后再做一次。',
  },
  file_unreadable: (failure) => ({
    happened: `文件${named(failure)}读不出来。`,
    safe: '原文件和案件库都没有改动。',
    next: '请确认文件没有被别的程序占用，换一个接口或介质再试。',
  }),
  file_too_large: (failure) =>
    failure.where?.endsWith('.xcb')
      ? {
          happened: `包${named(failure)}超过 4 GB，这个盘（FAT32 格式）放不下这么大的单个文件。`,
          safe: '没有留下半截文件，案件库没有改动。',
          next: '请在“分卷”里选“DVD（4.7 GB）”后再做一次，或换一个 exFAT、NTFS 格式的盘。',
        }
      : {
          happened: `文件${named(failure)}超过 4 GB，放不进案件库。`,
          safe: '其余文件不受影响。',
          next: '请拆分后再添加。',
        },
  table_too_large: (failure) => ({
    happened: `表格${named(failure)}超过 64 MB，读不了。`,
    safe: nothingMoved,
    next: '请删去表格里的图片和多余的工作表，或另存为 CSV 后再试。',
  }),
  file_damaged: (failure) => ({
    happened: `附件${named(failure)}的内容校验不通过，可能已损坏。`,
    safe: '其他记录和附件不受影响；损坏的内容不会被当作原件显示。',
    next: '请从原件重新添加，并告知巡察办技术人员。',
  }),
  bundle_damaged: {
    happened: '包文件有损坏，校验没有通过。',
    safe: nothingMoved,
    next: '请让制作方重新复制或重新制作一份。',
  },
  volume_missing: (failure) => ({
    happened: `包${named(failure)}缺少第 ${listed(failure, 'missing')} 卷（共 ${figure(failure, 'count', '')} 卷）。${
      listed(failure, 'others') === '' ? '' : `同一文件夹里还有共 ${listed(failure, 'others')} 卷的另一套，两套不能混用。`
    }`,
    safe: nothingMoved,
    next: '请把全部分卷复制到同一文件夹后再导入，选其中任何一卷即可。',
  }),
  volume_unfit: (failure) => ({
    happened: `包${named(failure)}的第 ${listed(failure, 'volumes')} 卷（共 ${figure(failure, 'count', '')} 卷）大小不对，可能没有复制完整。`,
    safe: nothingMoved,
    next: '请把这一卷重新复制到同一文件夹后再导入。',
  }),
  bundle_foreign: {
    happened: '这个包不是加密给本案件库的，打不开。',
    safe: nothingMoved,
    next: '请核对：制作时选择的接收方应是本机的密钥名片。',
  },
  bundle_unsigned: {
    happened: '这个包没有签名，不能证明是谁做的。',
    safe: nothingMoved,
    next: '请让巡察组用本程序重新制作成果包。',
  },
  bundle_unknown_signer: {
    happened: '签名的设备没有登记，不能确认是谁做的。',
    safe: nothingMoved,
    next: '请先登记对方的密钥名片并核对指纹；对方换了电脑的，把旧名片更换为新名片。然后再导入。',
  },
  bundle_newer: {
    happened: '这个包由更新版本的程序制作，本版本读不全。',
    safe: nothingMoved,
    next: '请先升级本机程序。',
  },
  bundle_older: {
    happened: '这个包的格式太旧，本版本已不支持。',
    safe: nothingMoved,
    next: '请让制作方升级程序后重新制作。',
  },
  bundle_wrong_kind: {
    happened: '这个文件不是这里要用的那种包。',
    safe: nothingMoved,
    next: '请核对文件：导入用成果包，登记回执用回执文件。',
  },
  bundle_needs_base: {
    happened: '这个包只含上次移交以后的变化，而它所接续的包还没有导入。',
    safe: '没有改动任何内容。',
    next: '请先导入前一个包；找不到的，请对方重新移交一次全部内容。',
  },
  card_unreadable: {
    happened: '所选文件不是密钥名片，或内容不完整。',
    safe: '没有登记任何名片。',
    next: '请让对方重新保存密钥名片。',
  },
  certificate_unreadable: {
    happened: '这个文件不是清理证明，或者内容不完整。',
    safe: '没有改动任何内容。',
    next: '请选择巡察组交来的“清理证明”文件。文件损坏的，可从清理过的电脑上案件库文件夹里再拷一份。',
  },
  card_changed: {
    happened: '这台设备以前登记过另一把密钥，与这张名片不一致。',
    safe: '原登记没有改动。',
    next: '请当面核对指纹。对方换过电脑或重建过案件库时，应按新设备登记。',
  },
  bundle_revoked_signer: (failure) => ({
    happened: `这个包由「${figure(failure, 'device', '')}」签名，这把密钥已被吊销；只认吊销前的包，到第 ${figure(failure, 'last', '0')} 号为止，这是第 ${figure(failure, 'sequence', '')} 号。`,
    safe: nothingMoved,
    next: '请联系该设备的负责人核实。确属真实成果的，请用登记过的新设备重新制作。',
  }),
  bundle_needs_passphrase: {
    happened: '这个包是应急时用口令加密的，要有口令才能打开。',
    safe: nothingMoved,
    next: '请向制作人当面或电话要口令，不要让口令与包放在一起送。',
  },
  bundle_wrong_passphrase: {
    happened: '口令不对，包没有打开。',
    safe: nothingMoved,
    next: '请逐组核对口令再试：共八组，每组四位数字。',
  },
  cannot_undo: (failure) => ({
    happened: `这次导入不能撤销：${whyNotUndone[failure.where ?? ''] ?? whyNotUndone.changed}。`,
    safe: '案件库保持现在的样子，没有改动。',
    next: '有个别内容不对的，请对方改正后重新移交；确需整体恢复的，请用备份。',
  }),
  card_without_sm2: (failure) => ({
    happened: `本轮次用国密算法，而登记的名片${named(failure)}是以前的版本，没有 SM2 密钥。`,
    safe: '没有写出也没有导入任何内容。',
    next: '请对方在新版本里另存密钥名片，您在这里重新登记对方的密钥名片、核对指纹后再试。',
  }),
  card_revoked: (failure) => ({
    happened: `名片${named(failure)}已被吊销。`,
    safe: '没有向它加密任何内容，也没有恢复对它的信任。',
    next: '请登记对方新设备的名片，或选择另一个接收方。',
  }),
  share_unreadable: (failure) => ({
    happened: `密钥份额${named(failure)}读不出来${mistyped(failure) === '' ? '' : `：${mistyped(failure)}抄写有误`}。`,
    safe: '没有改动任何内容。',
    next: '请核对有误的几组，或改用二维码、份额文件。',
  }),
  share_foreign: (failure) => ({
    happened: `密钥份额${named(failure)}不是同一套的。重新拆分以后，旧的份额就不再是一套。`,
    safe: '没有改动任何内容。',
    next: '请核对份额上的套号，换成同一套的份额。',
  }),
  share_repeated: (failure) => ({
    happened: `第 ${figure(failure, 'number', '')} 份给了两次。`,
    safe: '没有改动任何内容。',
    next: '请换上另一位保管人的份额。',
  }),
  share_missing: (failure) => ({
    happened: `份额不够：这一套需要 ${figure(failure, 'needed', '')} 份，现有 ${figure(failure, 'have', '0')} 份。`,
    safe: '没有改动任何内容。',
    next: '请再请一位保管人出示份额；手工录入的还须录入“密钥包”。',
  }),
  share_wrong: {
    happened: '这些份额各自完整，合起来却不是原来的密钥：其中有份额被改过，或不属于本办。',
    safe: '没有改动任何内容。',
    next: '请换一位保管人的份额再试，找出不对的那一份；之后应重新拆分。',
  },
  cancelled: {
    happened: '已取消。',
    safe: '没有留下半截文件，案件库没有改动。',
    next: '需要时可以重新开始。',
  },
  unexpected: {
    happened: '程序遇到没有料到的问题，这一步没有完成。',
    safe: '已保存的内容都在。',
    next: '请再试一次；仍不行时请记下代码，联系巡察办技术人员。',
  },
}

/** Words for a failure, whatever its code. */
export const failureWords = (failure: Failure): FailureWords => {
  const found = words[failure.code]
  return typeof found === 'function' ? found(failure) : found
}

/**
 * Code for the telephone: `X-07`, numbered by the closed union's order. What nobody foresaw also says where in the
 * program it happened, and a refused input which of its fields.
 */
export const telephoneCode = (failure: Failure): string => {
  const number = `X-${String(failureCodes.indexOf(failure.code) + 1).padStart(2, '0')}`
  return failure.code === 'unexpected' || failure.code === 'bad_input'
    ? [number, failure.where, failure.detail?.place].filter(Boolean).join(' ')
    : number
}
