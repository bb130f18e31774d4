import { join } from 'node:path'
import { app, BrowserWindow, type IpcMainInvokeEvent, type Session, session } from 'electron'
import type { Events } from '../contract/index.ts'
import { offerEditing } from './editing.ts'
import { guardContents, guardSession, pageOrigin } from './policy.ts'

/** In memory only: cache, cookies and storage of the page are gone with the window. */
export const pageSession = (): Session => session.fromPartition('workstation', { cache: false })

/** The one window of the program, still empty. `built` is the folder that holds `main`, `preload` and `renderer`. */
export const createWindow = (built: string): BrowserWindow => {
  const developing = !app.isPackaged
  guardSession(pageSession(), developing)
  const window = new BrowserWindow({
    title: '巡察单机工作站',
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    backgroundColor: '#ffffff',
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      session: pageSession(),
      preload: join(built, 'preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      // The page keeps its clock and autosave running while another window lies over it.
      backgroundThrottling: false,
      devTools: developing,
    },
  })
  guardContents(window.webContents)
  offerEditing(window.webContents)
  // A page that crashed has lost its last second of typing at most; it starts again and asks who is at the keyboard.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') window.webContents.reload()
  })
  window.once('ready-to-show', () => window.show())
  return window
}

/** Whether a message comes from our page: the top frame of our window, showing our origin. */
export const comesFrom = (window: BrowserWindow | null, event: IpcMainInvokeEvent): boolean => {
  const frame = event.senderFrame
  return (
    window !== null &&
    event.sender === window.webContents &&
    frame !== null &&
    frame.parent === null &&
    frame.url.startsWith(`${pageOrigin}/`)
  )
}

/** Tells the page, if there still is one. */
export const say = <E extends keyof Events>(window: BrowserWindow | null, name: E, event: Events[E]): void => {
  if (window !== null && !window.isDestroyed()) window.webContents.send(name, event)
}
