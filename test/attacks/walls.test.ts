import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contract, eventNames } from '../../electron/contract/index.ts'

const root = join(import.meta.dirname, '../..')

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))

const text = (file: string): string => readFileSync(join(root, file), 'utf8')

/** What a file imports: paths from the root for our own files, names for packages; `typesOnly` imports are left out. */
const imports = (file: string): string[] =>
  [...text(file).matchAll(/(?:^|\n)\s*(?:import|export)\s+(?!type\b)(?:[^'"\n;]|\n)*?from\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g)]
    .map(([, from, lazily]) => from ?? lazily ?? '')
    .map((from) => (from.startsWith('.') ? relative(root, join(root, dirname(file), from)) : from))

const breaches = (folder: string, allowed: (from: string, file: string) => boolean): string[] =>
  sources(folder).flatMap((file) => imports(file).flatMap((from) => (allowed(from, file) ? [] : [`${file} imports ${from}`])))

const isOurs = (from: string): boolean => /^(db|electron|renderer|test)\//.test(from)

describe('the walls between the parts', () => {
  it('electron/main.ts is a table of contents of at most 150 lines', () => {
    expect(text('electron/main.ts').split('\n').length).toBeLessThanOrEqual(151)
  })

  it('one file alone touches ipcMain', () => {
    expect(sources('electron').filter((file) => text(file).includes('ipcMain'))).toEqual(['electron/handlers/gate.ts'])
  })

  it('one file alone touches contextBridge and ipcRenderer', () => {
    expect([...sources('electron'), ...sources('renderer')].filter((file) => /contextBridge|ipcRenderer/.test(text(file)))).toEqual([
      'electron/preload.ts',
    ])
  })

  it('the vocabulary imports zod and itself', () => {
    expect(breaches('db/model', (from) => from === 'zod' || from.startsWith('db/model/'))).toEqual([])
  })

  it('db imports nothing of ours outside itself, and no window', () => {
    expect(
      breaches(
        'db',
        (from) => !['electron', 'react', 'react-dom', 'playwright'].includes(from) && (!isOurs(from) || from.startsWith('db/')),
      ),
    ).toEqual([])
  })

  it('the page sees the contract and the vocabulary, and no Node', () => {
    const allowed = (from: string) =>
      from.startsWith('renderer/') ||
      from.startsWith('electron/contract/') ||
      from.startsWith('db/model/') ||
      (!isOurs(from) && !from.startsWith('node:') && from !== 'electron')
    expect(breaches('renderer', allowed)).toEqual([])
  })

  it('the shell sees of the casework its client, its requests and the vocabulary', () => {
    const allowed = (from: string, file: string) =>
      !from.startsWith('db/') || from.startsWith('db/model/') || from.startsWith('db/worker/') || file.startsWith('electron/cli')
    expect(breaches('electron', allowed)).toEqual([])
  })

  it('SQL is written in db alone', () => {
    const speaksSql = /\b(?:SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|PRAGMA\s+\w+)\b/
    expect([...sources('electron'), ...sources('renderer')].filter((file) => speaksSql.test(text(file)))).toEqual([])
  })
})

describe('what the page is handed', () => {
  it('is verbs with arguments of their own: none takes the name of a channel, a query or a path', () => {
    const doors = Object.entries(contract).flatMap(([area, verbs]) =>
      Object.entries(verbs)
        .filter(([, { args }]) =>
          Object.keys('shape' in args ? args.shape : {}).some((field) => /^(channel|sql|query|path|paths|folder|file)$/.test(field)),
        )
        .map(([verb]) => `${area}.${verb}`),
    )
    expect(doors).toEqual([])
  })

  it('has a closed list of events', () => {
    expect(eventNames).toEqual(['progress', 'changed', 'locking', 'locked'])
  })
})
