import { unpack } from './parcel.ts'

/**
 * What Electron does between the preload and the main process, for a page of a plain Chromium. `pageSide` runs in the
 * page, so it is self-contained; `refuseUncarried` runs on both sides.
 */

/**
 * Refuses loudly what Playwright's binding would flatten without a word. Electron carries a little more (Map, Set);
 * the program keeps to what both carry.
 */
export function refuseUncarried(value: unknown): void {
  if (typeof value === 'function' || typeof value === 'symbol') throw new TypeError('An object could not be cloned.')
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Uint8Array) return
  const prototype = Object.getPrototypeOf(value)
  if (Array.isArray(value)) value.forEach(refuseUncarried)
  else if (prototype === Object.prototype || prototype === null) Object.values(value).forEach(refuseUncarried)
  else throw new TypeError(`The stand-in carries no ${prototype.constructor?.name ?? 'such object'}.`)
}

type Listener = (event: object, ...args: unknown[]) => void
interface PageSide {
  standInAsk?(channel: string, args: unknown[]): Promise<string>
  standInHear?(channel: string, args: unknown[]): void
  standInPaths?: Readonly<Record<string, string>>
  top: unknown
  location: { readonly href: string }
}

interface Carriage {
  readonly refuse: typeof refuseUncarried
  readonly open: typeof unpack
}

/** Gives the preload its `contextBridge` and `ipcRenderer`, in the top frame of the program's own origin only. */
function pageSide(origin: string, { refuse, open }: Carriage, preload: (require: (name: string) => object) => void): void {
  const page = globalThis as unknown as PageSide
  const ask = page.standInAsk
  if (page.top !== globalThis || !page.location.href.startsWith(`${origin}/`) || ask === undefined) return
  const listeners = new Map<string, Set<Listener>>()
  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]) {
      refuse(args)
      return open(await ask(channel, args))
    },
    on(channel: string, listener: Listener) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
    },
    off(channel: string, listener: Listener) {
      listeners.get(channel)?.delete(listener)
    },
  }
  page.standInHear = (channel, args) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args)
  }
  const contextBridge = {
    exposeInMainWorld(name: string, api: object) {
      Object.defineProperty(globalThis, name, { value: Object.freeze(api), enumerable: true })
    },
  }
  // A file of this Chromium has no path; a test says which it shall have.
  const webUtils = { getPathForFile: (file: { readonly name: string }) => page.standInPaths?.[file.name] ?? '' }
  preload((name) => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`)
    return { contextBridge, ipcRenderer, webUtils }
  })
}

/** The script that runs before the page's own code: the built preload with what it requires. */
export const preloadScript = (origin: string, preload: string): string =>
  `(${pageSide})(${JSON.stringify(origin)}, { refuse: ${refuseUncarried}, open: ${unpack} }, (require) => { const module = { exports: {} }, exports = module.exports;\n${preload}\n})`
