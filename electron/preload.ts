import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron'
import { channel, contract, eventNames } from './contract/index.ts'

/**
 * The page's one object: a function for each verb of the contract and a subscription for each event.
 * No function of it takes a channel, so the page can say what the contract lists and nothing else.
 */
const verbs = Object.fromEntries(
  Object.entries(contract).map(([area, requests]) => [
    area,
    Object.fromEntries(Object.keys(requests).map((verb) => [verb, (args: unknown) => ipcRenderer.invoke(channel(area, verb), args)])),
  ]),
)

const on = Object.fromEntries(
  eventNames.map((name) => [
    name,
    (listener: (event: unknown) => void) => {
      const hear = (_event: IpcRendererEvent, event: unknown) => listener(event)
      ipcRenderer.on(name, hear)
      return () => {
        ipcRenderer.off(name, hear)
      }
    },
  ]),
)

/** Dropped files cross as paths, which the page itself never learns; a file that lies on no disk has none. */
const office = {
  ...verbs.office,
  takeDropped: ({ files }: { readonly files: readonly File[] }) =>
    ipcRenderer.invoke(channel('office', 'takeDropped'), { files: files.map((file) => webUtils.getPathForFile(file)) }),
}

contextBridge.exposeInMainWorld('workstation', { ...verbs, office, on })
