export const keyWords = {
  title: '快捷键',
  everywhere: '各处通用',
  global: [
    { keys: 'Ctrl+K', does: '搜索、去往任何一处' },
    { keys: 'F6', does: '在列表与正文之间切换' },
    { keys: 'Ctrl+Shift+\\', does: '收起或展开工作区栏' },
    { keys: 'Ctrl+L', does: '锁定' },
    { keys: 'Alt+←', does: '回到上一处' },
    { keys: 'F1', does: '显示本页快捷键' },
  ],
  list: {
    place: '列表',
    shortcuts: [
      { keys: '↑ ↓', does: '上一条、下一条' },
      { keys: 'Enter', does: '进入正文' },
      { keys: '空格', does: '选中或取消这一条' },
      { keys: 'Shift+↑ ↓', does: '连续选择' },
      { keys: 'Ctrl+A', does: '全选；Esc 取消选择' },
      { keys: 'Ctrl+N', does: '新建' },
      { keys: 'Delete', does: '移入回收站' },
      { keys: 'Ctrl+Z', does: '撤销移入回收站和批量修改' },
      { keys: 'Ctrl+\\', does: '收起或展开列表' },
      { keys: 'Ctrl+F', does: '在列表中查找' },
    ],
  },
} as const
