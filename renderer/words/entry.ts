import type { KnownCaseFile } from '../../electron/contract/index.ts'

export const modeWords: Readonly<Record<KnownCaseFile['mode'], string>> = { group: '巡察组', office: '巡察办' }

export const entryWords = {
  lead: '案件库在本机加密保存，不联网。',
  known: '本机的案件库',
  none: '本机还没有案件库。巡察组进驻前新建一个；已有案件库文件夹的，直接打开。',
  create: '新建案件库',
  openOther: '打开已有案件库',
  restore: '从备份恢复',
  others: '其他案件库',
  missing: '找不到文件夹',
  wiped: '已清理，只留下清理证明',
  /** The program names its own folders by ids, which say nothing to people. */
  placeOf: (place: string) => (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(place) ? '程序默认位置' : place),
  forget: (label: string) => `从列表移除“${label}”`,
  forgetQuestion: '从本机列表移除？',
  forgetMeaning: '只从列表移除，案件库文件夹不会被删除。',
  forgetAct: '移除',
  back: '返回',
  again: '再试一次',
} as const

export const createWords = {
  title: '新建案件库',
  mode: '这台电脑用于',
  modeHints: { group: '在被巡察单位记录谈话、资料和底稿，制作成果包', office: '接收、核验、查看各组的成果包' },
  label: '案件库名称',
  labelHint: '写给自己看，如“2026年第一轮第一巡察组”。',
  deviceName: '本机名称',
  deviceHint: '出现在成果包和修改历史里，如“一组 1 号机”。',
  name: '您的姓名',
  post: '职务',
  place: '保存位置',
  defaultPlace: '程序默认位置',
  choosePlace: '另选文件夹',
  act: '新建',
  working: '正在新建',
} as const

export const passwordWords = {
  password: '密码',
  newPassword: '新密码',
  again: '再输一次密码',
  show: '显示密码',
  hide: '隐藏密码',
  capsLock: '大写锁定已打开。',
  differ: '两次输入不一致。',
  needed: '至少 10 个字符。把三四个不相干的词连起来，比换几个符号更牢，也更好记。',
  short: (length: number) => `已输 ${length} 个字符，至少 10 个。`,
  onlyDigits: '全是数字，容易被试出来。加几个词会牢靠得多。',
  repeated: '重复的内容太多，容易被猜到。',
  fair: '可以使用。再长一些会更牢。',
  good: '足够牢靠。',
} as const

export const recoveryWords = {
  title: '恢复密钥',
  why: '所有人都忘记密码时，只有它能打开这个案件库。它只显示这一次，程序不留底，任何人都不能找回。',
  todo: '请打印或抄写下来，装袋密封，由组长保管，不要拍照，不要存在电脑里。',
  group: (index: number) => `第 ${index} 组`,
  print: '打印',
  confirm: '请对照抄写件输入其中两组，确认没有抄错：',
  wrong: '与恢复密钥不一致，请核对抄写件。',
  done: '已妥善保存，进入案件库',
  doneHere: '已妥善保存',
  sheet: (label: string, day: string) => `案件库“${label}”恢复密钥 · ${day}`,
} as const

export const unlockWords = {
  title: '解锁',
  who: '账户',
  password: '密码',
  act: '解锁',
  working: '正在解锁',
  wait: (seconds: number) => `还需等待 ${seconds} 秒`,
  forgot: '忘记密码，使用恢复密钥',
  recoverTitle: '用恢复密钥重设密码',
  recoverHint: '输入密封保管的恢复密钥，为所选账户设一个新密码。字母大小写和分隔都不影响。',
  recoveryKey: '恢复密钥',
  recoverAct: '重设密码并打开',
  migrated: (version: number) => `案件库已从旧格式（${version}）升级，升级前的备份在 backups 文件夹里。`,
} as const
