export const foldWords = { unfold: '修改基本情况', fold: '收起基本情况' } as const
