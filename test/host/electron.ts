import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type Electron from 'electron'
import { freePort } from './chromium.ts'
import { startBrowser } from './window.ts'

/**
 * Stands in for `electron` where its binary cannot be had: as much of its API as the program uses, and no more. It is
 * test equipment; what ships runs on Electron itself.
 */
export { dialog } from './dialog.ts'
export { ipcMain } from './ipc.ts'
export { session } from './session.ts'
export { BrowserWindow } from './window.ts'

const headless = process.env.STAND_IN_WINDOW === 'hidden'
const paths = new Map<string, string>([['userData', join(homedir(), '.config', 'xuncha-workstation')]])

class App extends EventEmitter {
  readonly isPackaged = false
  /** Port on which the fixture finds the page. */
  port = 0

  enableSandbox(): void {}
  getPath(name: string): string {
    const path = paths.get(name)
    if (path === undefined) throw new Error(`the stand-in knows no path '${name}'`)
    return path
  }
  setPath(name: string, path: string): void {
    paths.set(name, path)
  }
  readonly #evaluated = Promise.withResolvers<void>()
  /** Called when the program's main module has run to its end; as in Electron, nothing is ready before. */
  evaluated(): void {
    this.#evaluated.resolve()
  }
  async whenReady(): Promise<void> {
    await this.#evaluated.promise
    this.port = await freePort()
    const browser = await startBrowser(headless, this.port)
    browser.on('disconnected', () => this.quit())
  }
  /** As Chromium does: a file naming the process that holds the folder. */
  requestSingleInstanceLock(): boolean {
    const file = join(this.getPath('userData'), 'stand-in.lock')
    mkdirSync(this.getPath('userData'), { recursive: true })
    if (isAlive(holderOf(file))) return false
    writeFileSync(file, String(process.pid))
    process.once('exit', () => rmSync(file, { force: true }))
    return true
  }
  quit(): void {
    let prevented = false
    this.emit('before-quit', {
      preventDefault: () => {
        prevented = true
      },
    })
    if (!prevented) this.exit(0)
  }
  exit(code = 0): void {
    process.exit(code)
  }
}
export const app = new App() satisfies Pick<
  Electron.App,
  'isPackaged' | 'enableSandbox' | 'getPath' | 'setPath' | 'requestSingleInstanceLock' | 'quit' | 'exit' | 'whenReady'
>

const holderOf = (file: string): number => {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    // No file: nobody holds the folder.
    return 0
  }
}
const isAlive = (pid: number): boolean => {
  if (pid === 0 || pid === process.pid) return false
  try {
    return process.kill(pid, 0)
  } catch {
    // No such process: it was killed and left its file behind.
    return false
  }
}

export const powerMonitor = new EventEmitter()

export const protocol = { registerSchemesAsPrivileged() {} } satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged'>

export const Menu = {
  setApplicationMenu() {},
  // Chromium brings its own menu on text.
  buildFromTemplate: () => ({ popup() {} }),
}
