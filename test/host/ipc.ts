import type Electron from 'electron'

type Handle = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown
const handles = new Map<string, Handle>()

export const ipcMain = {
  handle(channel: string, handle: Handle) {
    if (handles.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handles.set(channel, handle)
  },
} satisfies Pick<Electron.IpcMain, 'handle'>

/** Hands a message of a page to its handler. */
export const answer = async (channel: string, event: object, args: unknown[]): Promise<unknown> => {
  const handle = handles.get(channel)
  if (handle === undefined) throw new Error(`No handler registered for '${channel}'`)
  return handle(event as Electron.IpcMainInvokeEvent, ...args)
}
