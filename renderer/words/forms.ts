const rowKeys = [
  { keys: 'Ctrl+Enter', does: '在这一行下面添一行' },
  { keys: 'Tab', does: '下一栏' },
  { keys: 'Ctrl+P', does: '打印预览' },
] as const

export const formWords = {
  status: '进度',
  remarks: '提示',
  cited: '被引用为证据',
  orphans: (list: string) => `引自已删去的${list}`,
  addRow: (thing: string) => `添加${thing}`,
  removeRow: (thing: string, n: number) => `删去第 ${n} 行${thing}`,
  rowGone: (thing: string) => `已删去一行${thing}。`,
  undo: '撤销',
  yes: '是',
  dueOn: (day: string) => `期限 ${day}`,
  searchRecord: '输入编号或几个字',
  noRecord: '没有找到',
  keys: rowKeys,
  evidenceKeys: [{ keys: 'Ctrl+E', does: '选中的话作为证据' }, { keys: 'Ctrl+D', does: '选中的话印证疑点' }, ...rowKeys],
} as const
