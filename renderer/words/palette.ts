export const paletteWords = {
  title: '搜索与前往',
  placeholder: '输入姓名、单位、原话中的几个字，或工作区名称',
  results: '搜索结果',
  nothing: '没有找到。可以少输几个字，或用空格分开几个词（须同时出现）。',
  found: (total: number, shown: number) => (total > shown ? `共 ${total} 条，显示前 ${shown} 条` : `共 ${total} 条`),
  hint: '↑ ↓ 选择 · Enter 前往 · Esc 关闭',
  goThere: '前往',
} as const
