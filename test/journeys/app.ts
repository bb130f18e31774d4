import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { type Program, startProgram } from '../host/program.ts'

/** The program as a journey drives it. Which host it runs on is nobody's business here. */
export interface App {
  readonly page: Page
  readonly dialogs: {
    /** Answers the next question for a folder, or for the name of a new file. */
    answerFolder(path: string): Promise<void>
    /** Answers the next question for one file or several. */
    answerFiles(paths: readonly string[]): Promise<void>
    /** Gives up at the next question. */
    cancel(): Promise<void>
  }
  readonly powerMonitor: { emit(event: 'suspend' | 'resume' | 'lock-screen'): Promise<void> }
  /** The program's data folder. */
  readonly dataFolder: string
  /** Everything the program may write to by itself: data folder, temporary folder, browser profile. */
  readonly everything: string
  /** Folders of the test's own, for sticks and files. */
  folder(name: string): Promise<string>
  /** Quits and starts again on the same data. */
  restart(): Promise<void>
  /** As a power cut does; `restart` starts again. */
  kill(): Promise<void>
  /** Console errors that this test provokes on purpose. */
  expectNoise(pattern: RegExp): void
}

interface Options {
  /** Size of the page in CSS pixels. */
  windowSize: { readonly width: number; readonly height: number }
  /** Further environment of the program. */
  environment: Readonly<Record<string, string>>
}

/** One installation of the program, from its start to the removal of all it wrote. */
const play = async ({ windowSize, environment }: Options, use: (app: App) => Promise<void>): Promise<void> => {
  const root = await mkdtemp(join(tmpdir(), 'xuncha-journey-'))
  const everything = join(root, 'program')
  const dataFolder = join(everything, 'data')
  const temporary = join(everything, 'temp')
  await Promise.all([mkdir(dataFolder, { recursive: true }), mkdir(temporary, { recursive: true })])
  const noise: string[] = []
  const expected: RegExp[] = []
  let running = false

  const start = async (): Promise<Program> => {
    const program = await startProgram({
      XUNCHA_DATA: dataFolder,
      XUNCHA_KDF: 'test',
      TMPDIR: temporary,
      TEMP: temporary,
      TMP: temporary,
      ...environment,
    })
    running = true
    program.page.on('console', (message) => {
      if (message.type() === 'error') noise.push(message.text())
    })
    program.page.on('pageerror', (error) => noise.push(error.stack ?? error.message))
    await program.page.setViewportSize(windowSize)
    return program
  }
  const stop = async (how: 'quit' | 'kill'): Promise<void> => {
    if (!running) return
    running = false
    await program[how]()
  }

  let program = await start()
  await use({
    get page() {
      return program.page
    },
    dialogs: {
      answerFolder: (path) => program.answerDialog([path]),
      answerFiles: (paths) => program.answerDialog(paths),
      cancel: () => program.answerDialog([]),
    },
    powerMonitor: { emit: (event) => program.power(event) },
    dataFolder,
    everything,
    async folder(name) {
      const path = join(root, name)
      await mkdir(path, { recursive: true })
      return path
    },
    async restart() {
      await stop('quit')
      program = await start()
    },
    kill: () => stop('kill'),
    expectNoise: (pattern) => {
      expected.push(pattern)
    },
  })
  await stop('kill')
  // Chromium may still be tidying its profile.
  await rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  expect(
    noise.filter((line) => !expected.some((pattern) => pattern.test(line))),
    'errors on the console of the page',
  ).toEqual([])
}

export const test = base.extend<Options & { app: App; office: App }>({
  windowSize: [{ width: 1366, height: 768 }, { option: true }],
  environment: [{}, { option: true }],
  app: ({ windowSize, environment }, use) => play({ windowSize, environment }, use),
  /** A second computer with the same program, for what passes between two. */
  office: ({ windowSize, environment }, use) => play({ windowSize, environment }, use),
})
export { expect } from '@playwright/test'
