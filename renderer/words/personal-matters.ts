export const comparisonWords = {
  title: '比对',
  item: '类别',
  what: '事项',
  declared: '填报',
  checked: '核查',
  result: '比对',
  sum: (all: number, different: number, open: number) =>
    `共 ${all} 项，${different} 项不一致${open > 0 ? `，${open} 项未填全` : ''}。是否漏报、瞒报由组织部门认定。`,
  nothing: '还没有可以比对的事项。',
} as const
