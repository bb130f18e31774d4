/**
 * Fonts by their role. The standard's own are licensed and never come with the program: what is `wanted` is used where
 * this computer has it, else the first of `instead`, and the person is told.
 */
export interface FontChoice {
  /** As people call it. */
  readonly name: string
  readonly wanted: readonly string[]
  readonly instead: readonly string[]
  readonly bold: boolean
}

export const fonts = {
  text: {
    name: '仿宋',
    wanted: ['FangSong_GB2312', '仿宋_GB2312', 'FangSong', '仿宋', 'STFangsong'],
    instead: ['Noto Serif CJK SC', 'Source Han Serif SC', 'SimSun'],
    bold: false,
  },
  heading: {
    name: '黑体',
    wanted: ['SimHei', '黑体', 'STHeiti'],
    instead: ['Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei'],
    bold: false,
  },
  title: {
    name: '小标宋',
    wanted: ['FZXiaoBiaoSong-B05', 'FZXiaoBiaoSong-B05S', '方正小标宋_GBK', '方正小标宋简体'],
    instead: ['SimSun', '宋体', 'Noto Serif CJK SC', 'Source Han Serif SC'],
    bold: true,
  },
  figure: { name: '宋体', wanted: ['SimSun', '宋体', 'STSong'], instead: ['Noto Serif CJK SC', 'Source Han Serif SC'], bold: false },
} as const satisfies Record<string, FontChoice>
export type FontRole = keyof typeof fonts
export const fontRoles = Object.keys(fonts) as readonly FontRole[]

/** The whole list in order, as CSS names it. */
export const fontFamily = (role: FontRole): string =>
  [...[...fonts[role].wanted, ...fonts[role].instead].map((family) => `"${family}"`), 'serif'].join(', ')

/** The one name that a Word file carries; Word replaces it itself where it is missing. */
export const wordFont: Readonly<Record<FontRole, string>> = { text: '仿宋', heading: '黑体', title: '宋体', figure: '宋体' }
