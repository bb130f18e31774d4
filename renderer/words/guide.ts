import type { GuideStep } from '../../db/model/guide.ts'
import type { Room } from '../app/places.ts'

interface StepWords {
  readonly title: string
  readonly text: string
  /** The keys of the place that this step teaches. */
  readonly keys: readonly { readonly keys: string; readonly does: string }[]
  /** Where it is done, and what the button that leads there says. */
  readonly room: Room
  readonly act: string
}

export const guideWords = {
  title: '入门',
  intro: '八件小事，用示例轮次练一遍，就会用了。做成一件自动打勾；随时可以收起，按 Ctrl+K 输入“入门”再打开。',
  progress: (done: number, all: number) => `已完成 ${done} / ${all}`,
  away: '收起入门',
  again: '打开入门',
  done: '已完成',
  open: '未完成',
  finished: '都做过了。示例可以移除，开始真正的工作。',
} as const

export const guideStepWords: Readonly<Record<GuideStep, StepWords>> = {
  sample: {
    title: '有一个轮次',
    text: '在本页或“设置”里载入虚构的示例轮次练手，里面有谈话、资料、底稿；用完一次移除，不留痕迹。已经建好真实轮次的，这一步已完成。',
    keys: [
      { keys: 'Ctrl+K', does: '搜索、去往任何一处' },
      { keys: 'F1', does: '看本页的快捷键' },
      { keys: 'Ctrl+L', does: '离开座位前锁定' },
    ],
    room: 'round',
    act: '去轮次与单位',
  },
  interview: {
    title: '记一次谈话',
    text: '新建一份谈话记录，写一问一答。不用保存，写下的随时在案件库里。',
    keys: [
      { keys: 'Ctrl+N', does: '新建' },
      { keys: 'Enter', does: '答完，开下一问' },
      { keys: 'Shift+Enter', does: '换行' },
      { keys: 'Ctrl+T', does: '记下时间' },
    ],
    room: 'interviews',
    act: '去谈话',
  },
  document: {
    title: '登记一份资料',
    text: '查阅了什么、在第几页、原文怎样写，登记一次，底稿里直接引用。',
    keys: [
      { keys: 'Ctrl+N', does: '新建' },
      { keys: 'Ctrl+Enter', does: '下面添一条摘录' },
      { keys: 'Tab', does: '下一栏' },
    ],
    room: 'documents',
    act: '去查阅资料',
  },
  evidence: {
    title: '把一句话取为证据',
    text: '在谈话或摘录里选中要紧的原话，按 Ctrl+E，选一份底稿或新建一份。原话以后有改动，底稿会提示。',
    keys: [
      { keys: 'Shift+← →', does: '选中文字' },
      { keys: 'Ctrl+E', does: '作为证据' },
      { keys: '↑ ↓ Enter', does: '选底稿' },
    ],
    room: 'interviews',
    act: '去谈话',
  },
  draft: {
    title: '写一份底稿',
    text: '一事一底稿。右侧随时列出还缺什么，补齐了才能送签。',
    keys: [
      { keys: 'Ctrl+N', does: '新建' },
      { keys: 'F6', does: '列表与正文之间切换' },
      { keys: 'Ctrl+Z', does: '撤销' },
    ],
    room: 'drafts',
    act: '去问题底稿',
  },
  attachment: {
    title: '加一个附件',
    text: '把照片、扫描件拖进任意一条记录，或从剪贴板粘贴。附件加密存放，导出要写明事由。',
    keys: [
      { keys: '拖入', does: '从文件夹拖到记录上' },
      { keys: 'Ctrl+V', does: '粘贴截图' },
      { keys: 'Enter', does: '打开附件' },
    ],
    room: 'documents',
    act: '去查阅资料',
  },
  bin: {
    title: '移入回收站，再拿回来',
    text: '删错了不要紧：移入回收站的都能恢复，刚移走的按 Ctrl+Z 就回来。',
    keys: [
      { keys: 'Delete', does: '移入回收站' },
      { keys: 'Ctrl+Z', does: '撤销' },
      { keys: '空格', does: '多选；可一起移走、指派' },
    ],
    room: 'interviews',
    act: '去谈话',
  },
  view: {
    title: '存一个常用筛选',
    text: '在列表上方查找、筛选，再从“常用筛选”里起个名存下来；可设为进入时的默认。',
    keys: [
      { keys: 'Ctrl+F', does: '在列表中查找' },
      { keys: 'Ctrl+A', does: '全选' },
      { keys: 'Esc', does: '清除查找' },
    ],
    room: 'drafts',
    act: '去问题底稿',
  },
}
