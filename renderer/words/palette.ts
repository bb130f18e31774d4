export const paletteWords = {
  title: '搜索与前往',
  placeholder: '姓名、原话、工作区或命令，可输拼音首字母',
  results: '搜索结果',
  nothing: '没有找到。可以少输几个字，或用空格分开几个词（须同时出现）。',
  found: (total: number, shown: number) => (total > shown ? `共 ${total} 条，显示前 ${shown} 条` : `共 ${total} 条`),
  hint: '↑ ↓ 选择 · Enter 前往 · Esc 关闭',
  goThere: '前往',
  command: '命令',
  recent: '最近打开',
  commands: {
    create: (thing: string) => `新建${thing}`,
    lock: '锁定',
    guide: '入门',
    keys: '快捷键',
    password: '修改密码',
  },
} as const
