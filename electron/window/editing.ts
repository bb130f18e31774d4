import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron'

const words = [
  ['undo', '撤销'],
  ['redo', '重做'],
  ['cut', '剪切'],
  ['copy', '复制'],
  ['paste', '粘贴'],
  ['selectAll', '全选'],
] as const satisfies readonly (readonly [NonNullable<MenuItemConstructorOptions['role']>, string])[]

/** The right mouse button on text: what every Chinese office program offers there, and nothing more. */
export const offerEditing = (contents: WebContents): void => {
  contents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    if (!isEditable && selectionText === '') return
    const can = { ...editFlags, canUndo: isEditable && editFlags.canUndo, canRedo: isEditable && editFlags.canRedo }
    const allowed = {
      undo: can.canUndo,
      redo: can.canRedo,
      cut: can.canCut,
      copy: can.canCopy,
      paste: can.canPaste,
      selectAll: can.canSelectAll,
    }
    Menu.buildFromTemplate(words.map(([role, label]) => ({ role, label, enabled: allowed[role] }))).popup()
  })
}
