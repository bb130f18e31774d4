import type { ThemeConfig } from 'antd'

/** Colours, once. `theme.css` reads the same values as custom properties. */
export const colours = {
  ink: '#1f2328',
  inkSoft: '#3f4754',
  inkQuiet: '#5c6370',
  hairline: '#dfe2e7',
  edge: '#b6bcc6',
  paper: '#f6f7f9',
  blue: '#245ea8',
  blueSoft: '#edf2f9',
  red: '#b3261e',
} as const

/** The system's own CJK sans; nothing is shipped, nothing is loaded. */
export const fontFamily = '"Microsoft YaHei UI", "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", system-ui, sans-serif'

/** antd in the look of design.md §7: hairlines rather than boxes, no shadows, one blue, 4 px steps. */
export const theme: ThemeConfig = {
  cssVar: { key: 'xuncha' },
  hashed: false,
  token: {
    fontFamily,
    fontSize: 14,
    fontSizeHeading1: 20,
    fontSizeHeading2: 16,
    fontSizeHeading3: 14,
    fontSizeHeading4: 14,
    fontSizeHeading5: 14,
    colorPrimary: colours.blue,
    colorLink: colours.blue,
    colorInfo: colours.blue,
    colorError: colours.red,
    colorWarning: colours.inkSoft,
    colorSuccess: colours.inkSoft,
    colorText: colours.ink,
    colorTextSecondary: colours.inkSoft,
    colorTextTertiary: colours.inkQuiet,
    colorTextPlaceholder: colours.inkQuiet,
    colorTextDescription: colours.inkQuiet,
    colorBorder: colours.edge,
    colorBorderSecondary: colours.hairline,
    colorBgLayout: '#ffffff',
    controlItemBgActive: colours.blueSoft,
    controlItemBgHover: colours.paper,
    borderRadius: 4,
    borderRadiusLG: 4,
    borderRadiusSM: 4,
    sizeUnit: 4,
    sizeStep: 4,
    controlHeight: 32,
    boxShadow: 'none',
    boxShadowSecondary: `0 0 0 1px ${colours.hairline}, 0 4px 12px rgb(31 35 40 / 8%)`,
    boxShadowTertiary: 'none',
    motion: false, // nothing moves for its own sake, and no key falls on a window that is still on its way out
    colorBgMask: 'rgb(31 35 40 / 24%)',
    wireframe: false,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 400 },
    Input: { activeShadow: 'none' },
    Select: { optionSelectedBg: colours.blueSoft, optionSelectedFontWeight: 400, multipleItemBg: colours.paper },
    Table: {
      headerBg: '#ffffff',
      headerSplitColor: 'transparent',
      cellPaddingBlock: 8,
      cellPaddingInline: 8,
      headerColor: colours.inkQuiet,
    },
    Modal: { titleFontSize: 16 },
    Drawer: { paddingLG: 16 },
  },
}
