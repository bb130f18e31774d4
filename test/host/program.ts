import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { _electron, type Browser, chromium, type Page } from 'playwright'
import { findElectron } from './built.ts'
import type { FromHost, ToHost } from './run.ts'

/** The running program as a test holds it: on real Electron where there is one, else on the stand-in. */
export interface Program {
  readonly page: Page
  /** Answers the next question of the system with these paths; none: the person gives up. */
  answerDialog(paths: readonly string[]): Promise<void>
  /** As the operating system would say it: `suspend`, `resume`, `lock-screen`. */
  power(event: string): Promise<void>
  /** Quits as a person does; resolves when the process is gone. */
  quit(): Promise<void>
  /** As a power cut does. */
  kill(): Promise<void>
}

const root = join(import.meta.dirname, '../..')

/** Starts the built program with this environment. */
export const startProgram = (env: Readonly<Record<string, string>>): Promise<Program> => {
  const electron = findElectron()
  return electron === undefined ? startOnStandIn(env) : startOnElectron(electron, env)
}

const startOnStandIn = async (env: Readonly<Record<string, string>>): Promise<Program> => {
  const host = fork(join(import.meta.dirname, 'run.ts'), {
    env: { ...process.env, ...env, STAND_IN_WINDOW: 'hidden' },
    // The test runner's own loaders are nothing to the program.
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const gone = once(host, 'exit')
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await portOf(host)}`)
  const send = (message: ToHost): Promise<void> =>
    new Promise((resolve, reject) => host.send(message, (error) => (error === null ? resolve() : reject(error))))
  return {
    page: pageOf(browser),
    answerDialog: (answer) => send({ type: 'dialog', answer }),
    power: (event) => send({ type: 'power', event }),
    async quit() {
      await send({ type: 'quit' })
      await gone
    },
    async kill() {
      host.kill('SIGKILL')
      await gone
    },
  }
}

const portOf = (host: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    host.once('message', ({ port }: FromHost) => resolve(port))
    host.once('exit', (code) => reject(new Error(`the program ended before its window was open (${code})`)))
  })

const pageOf = (browser: Browser): Page => {
  const page = browser
    .contexts()
    .flatMap((context) => context.pages())
    .find((open) => open.url().startsWith('https://app.localhost/'))
  if (page === undefined) throw new Error('the program shows no page')
  return page
}

const startOnElectron = async (executablePath: string, env: Readonly<Record<string, string>>): Promise<Program> => {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const program = await _electron.launch({ executablePath, args: [...asRoot, root], env: { ...Object.fromEntries(inherited), ...env } })
  const page = await program.firstWindow()
  await page.waitForLoadState()
  await program.evaluate(({ dialog }) => {
    const laidReady: string[][] = []
    const next = () => laidReady.shift() ?? []
    Object.assign(globalThis, { laidReady })
    dialog.showOpenDialog = async () => ({ filePaths: next(), canceled: false }) as never
    dialog.showSaveDialog = async () => ({ filePath: next()[0] ?? '', canceled: false }) as never
  })
  return {
    page,
    answerDialog: (answer) =>
      program.evaluate(
        (_electronModule, paths) => {
          ;(globalThis as unknown as { laidReady: string[][] }).laidReady.push(paths)
        },
        [...answer],
      ),
    power: (event) => program.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name as 'suspend'), event),
    quit: () => program.close(),
    async kill() {
      const gone = once(program.process(), 'exit')
      program.process().kill('SIGKILL')
      await gone
    },
  }
}
