import type { RecordArea } from '../app/records.ts'

export const paperWords = {
  print: '打印',
  preview: '打印预览',
  title: (name: string) => `打印预览 ${name}`,
  toPdf: '存为 PDF',
  toWord: '存为 Word',
  close: '关闭',
  zoomIn: '放大',
  zoomOut: '缩小',
  whole: '整页',
  page: (page: number, pages: number) => `第 ${page} 页，共 ${pages} 页`,
  sheet: (page: number, pages: number) => `第 ${page} 页，共 ${pages} 页`,
  foot: (page: number, pages: number) => `第 ${page} 页  共 ${pages} 页`,
  sheets: '纸样',
  laying: '正在排版',
  facts: '基本情况',
  dayToWrite: '　　　年　　月　　日',
  sample: '示例',
  serial: (serial: string) => `打印编号 ${serial}`,
  leaves: '打印和存出都会记入审计记录，存出的文件不再加密。',
  missing: (wanted: string, used: string | null) => `${wanted}${used === null ? '没有可代替的字体' : `用 ${used} 代替`}`,
  missingFonts: '本机缺少规定的字体：',
  saved: (name: string) => `已存出 ${name}`,
  printed: (serial: string) => `已送打印，打印编号 ${serial}`,
  register: '打印登记表',
  scans: '扫描件归位',
  more: '打印与扫描',
} as const

export const paperKeys = [
  { keys: 'PageUp / PageDown', does: '上一页、下一页' },
  { keys: 'Ctrl+P', does: '打印' },
  { keys: 'Escape', does: '关闭预览' },
] as const

/** What a list is called on paper, and how its columns are headed; an empty head leaves the column out. */
export const registerWords: Partial<
  Record<
    RecordArea,
    {
      readonly name: string
      readonly title: string
      readonly subtitle: string
      readonly day: string
      readonly people: string
      readonly peopleIn: string
    }
  >
> = {
  interviews: { name: '谈话登记表', title: '谈话对象', subtitle: '单位职务', day: '谈话时间', people: '谈话人', peopleIn: 'talker' },
  documentRequests: { name: '调阅登记表', title: '调阅内容', subtitle: '', day: '调阅日期', people: '调阅人', peopleIn: 'requestedBy' },
  documentReviews: { name: '查阅登记表', title: '材料名称', subtitle: '类别', day: '查阅日期', people: '查阅人', peopleIn: 'reviewer' },
  drafts: { name: '问题底稿目录', title: '底稿标题', subtitle: '责任主体', day: '发生时间', people: '承办人', peopleIn: 'handler' },
}

export const scanWords = {
  title: '扫描件归位',
  intro: '把签字后扫描的图片或 PDF 拖到这里。程序读每页右下角的页码标记，找到原来的记录，核对后一次归入“签字扫描件”。',
  pick: '选择扫描件',
  reading: (name: string) => `正在识别 ${name}`,
  file: '扫描件',
  goesTo: '归到',
  pages: '页',
  pageList: (pages: readonly number[], of: number) => (of === 0 ? '页码不明' : `第 ${pages.join('、')} 页，共 ${of} 页`),
  missing: (pages: readonly number[]) => `缺第 ${pages.join('、')} 页`,
  olderVersion: (printed: number, now: number) => `打印的是第 ${printed} 次修改的内容，现在是第 ${now} 次`,
  unknown: '没有识别到标记，请选择归到哪份记录',
  mixed: '一个文件里有几份记录的页，请分开扫描',
  gone: '标记对应的记录不在本案件库',
  unreadable: '文件打不开',
  choose: '选择记录',
  leaveOut: '不归',
  attach: (files: number) => `归入 ${files} 个文件`,
  attached: (files: number) => `已归入 ${files} 个文件`,
  notAttached: (names: readonly string[]) => `没有归入：${names.join('、')}。原文件没有改动，请到记录的附件处看原因后再试`,
  signed: '签字扫描件',
  close: '关闭',
  none: '还没有扫描件。',
} as const
