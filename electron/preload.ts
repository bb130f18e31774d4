import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
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

contextBridge.exposeInMainWorld('workstation', { ...verbs, on })
