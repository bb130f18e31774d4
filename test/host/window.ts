import { EventEmitter } from 'node:events'
import { readFile } from 'node:fs/promises'
import type Electron from 'electron'
import { type Browser, type BrowserContext, chromium, type Frame, type Page, type Request, type Route } from 'playwright'
import { preloadScript, refuseUncarried } from './bridge.ts'
import { chromiumFlags, findChromium } from './chromium.ts'
import { answer } from './ipc.ts'
import { pack } from './parcel.ts'
import type { StandInSession } from './session.ts'

/** Chromium refuses to navigate to `app://`; there the same answers are served from a secure origin of its own. */
const servedAt = 'https://app.localhost'
const toServed = (url: string): string => url.replace(/^app:\/\/workstation/, servedAt)
const toOwn = (url: string): string => url.replace(/^(blob:)?https:\/\/app\.localhost/, '$1app://workstation')

const shown = Promise.withResolvers<void>()
/** Resolves when the first window shows its page. */
export const firstPage = shown.promise

let browser: Promise<Browser> | null = null
/** Starts the system's Chromium, once. */
export const startBrowser = (headless: boolean, port: number): Promise<Browser> => {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('no Chromium on this machine')
  browser ??= chromium.launch({
    headless,
    executablePath,
    args: [...chromiumFlags, `--remote-debugging-port=${port}`],
    // The fixture's own signals decide when it ends.
    handleSIGINT: false,
  })
  return browser
}

const frameOf = (request: Request): Frame | null => {
  try {
    return request.frame()
  } catch {
    return null
  }
}

/** Runs in the page. Electron opens no window before the program agrees; one that is closed again may have asked a server by then. */
const openNothing = (): void => {
  Object.assign(globalThis, { open: () => null })
}

class Cancellable {
  defaultPrevented = false
  preventDefault(): void {
    this.defaultPrevented = true
  }
}

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]
type Contents = Pick<Electron.WebContents, 'send' | 'setWindowOpenHandler' | 'reload' | 'print' | 'printToPDF'> & EventEmitter

/** A page of Chromium in the place of a window. */
export class BrowserWindow extends EventEmitter {
  readonly webContents: Contents
  readonly #options: Electron.BrowserWindowConstructorOptions
  #openHandler: OpenHandler = () => ({ action: 'allow' })
  #page: Page | null = null
  #loading = false
  #destroyed = false

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    this.#options = options
    this.webContents = Object.assign(new EventEmitter(), {
      reload: () => void this.#page?.reload(),
      send: (channel: string, ...args: unknown[]) => this.#send(channel, args),
      // There is no printer to ask: every print is taken to have come out.
      print: (_options: unknown, done?: (printed: boolean, reason: string) => void) => done?.(true, ''),
      printToPDF: async ({ preferCSSPageSize = false, printBackground = false }: Electron.PrintToPDFOptions) =>
        (await this.#page?.pdf({ preferCSSPageSize, printBackground })) ?? Buffer.of(),
      setWindowOpenHandler: (handler: OpenHandler) => {
        this.#openHandler = handler
      },
    })
  }

  async loadURL(url: string): Promise<void> {
    const page = this.#page ?? (await this.#open())
    this.#loading = true
    try {
      await page.goto(toServed(url))
    } finally {
      this.#loading = false
    }
    this.emit('ready-to-show')
    shown.resolve()
  }

  isDestroyed = (): boolean => this.#destroyed
  show(): void {}
  restore(): void {}
  focus(): void {
    this.#page?.bringToFront()
  }

  async #open(): Promise<Page> {
    if (browser === null) throw new Error('a window before the program was ready')
    const context = await (await browser).newContext({ viewport: null, locale: 'zh-CN' })
    await context.exposeBinding('standInAsk', ({ frame }, channel: string, args: unknown[]) => this.#ask(frame, channel, args))
    const preload = this.#options.webPreferences?.preload
    if (preload !== undefined) await context.addInitScript(preloadScript(servedAt, await readFile(preload, 'utf8')))
    if (!this.#mayOpen('about:blank')) await context.addInitScript(openNothing)
    await context.route('**/*', (route) => this.#request(route))
    const page = await context.newPage()
    this.#page = page
    this.#watch(context, page)
    return page
  }

  #mayOpen(url: string): boolean {
    return this.#openHandler({ url } as Electron.HandlerDetails).action !== 'deny'
  }

  #watch(context: BrowserContext, page: Page): void {
    context.on('page', async (opened) => {
      if (!this.#mayOpen(toOwn(opened.url()))) await opened.close()
    })
    page.on('crash', () => this.webContents.emit('render-process-gone', {}, { reason: 'crashed' }))
    // Closed by hand: Chromium asks nobody, so `close` cannot be prevented as in Electron.
    page.on('close', () => {
      this.#destroyed = true
      this.emit('close', new Cancellable())
    })
  }

  async #ask(frame: Frame, channel: string, args: unknown[]): Promise<string> {
    const parent = frame.parentFrame() === null ? null : {}
    const value = await answer(channel, { sender: this.webContents, senderFrame: { url: toOwn(frame.url()), parent } }, args)
    refuseUncarried(value)
    return pack(value)
  }

  #send(channel: string, args: unknown[]): void {
    refuseUncarried(args)
    const hear = ([name, values]: [string, unknown[]]) =>
      (globalThis as { standInHear?(name: string, values: unknown[]): void }).standInHear?.(name, values)
    // A page that is just leaving hears nothing, as in Electron.
    this.#page?.evaluate(hear, [channel, args] as [string, unknown[]]).catch(() => {})
  }

  async #request(route: Route): Promise<void> {
    const request = route.request()
    const url = toOwn(request.url())
    const session = this.#options.webPreferences?.session as unknown as StandInSession
    if (request.isNavigationRequest() && !this.#loading && this.#leaves(request, url)) return route.abort('aborted')
    if (session.cancels(url)) return route.abort('blockedbyclient')
    const response = await session.answer(new globalThis.Request(url, { method: request.method(), headers: request.headers() }))
    // Nobody of the program stands in the way: then the stand-in must not either, or the walls could not be tested.
    if (response === null) return route.continue()
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  }

  /** Whether the program forbids the frame to go there. */
  #leaves(request: Request, url: string): boolean {
    const frame = frameOf(request)
    // A window that is just opening has no frame yet.
    if (frame === null) return !this.#mayOpen(url)
    // A reload from outside the page (a developer's F5, a test) is no navigation of the page.
    if (toOwn(frame.url()).split('#')[0] === url.split('#')[0]) return false
    const event = Object.assign(new Cancellable(), { url })
    if (frame.parentFrame() === null) this.webContents.emit('will-navigate', event, url)
    this.webContents.emit('will-frame-navigate', event)
    return event.defaultPrevented
  }
}
