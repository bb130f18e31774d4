import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { refuseUncarried } from '../host/bridge.ts'
import * as standIn from '../host/electron.ts'
import { pack, unpack } from '../host/parcel.ts'
import { StandInSession } from '../host/session.ts'

/** The module as a whole, to look things up in by name. */
const parts: Readonly<Record<string, object>> = { ...standIn }

const folder = join(import.meta.dirname, '../../electron')
const shell = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.endsWith('packaging'))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  .filter((text) => text.includes("from 'electron'"))

/** Names of values that the shell imports from Electron; the preload's three are given to it by the bridge. */
const imported = new Set(
  shell
    .flatMap((text) => [...text.matchAll(/import \{([^}]*)\} from 'electron'/g)])
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type ') && !['contextBridge', 'ipcRenderer', 'webUtils'].includes(name)),
)

/** Members that the shell uses of such a name. */
const used = (name: string): string[] => [
  ...new Set(
    shell.flatMap((text) => [...text.matchAll(new RegExp(`(?<![\\w/]|\\)\\.)${name}\\??\\.(\\w+)`, 'g'))].map(([, member = '']) => member)),
  ),
]

describe('the stand-in for Electron', () => {
  it('has every part that the shell imports', () => {
    expect([...imported].filter((name) => !(name in parts))).toEqual([])
  })

  it.each(['app', 'dialog', 'ipcMain', 'Menu', 'powerMonitor', 'protocol'] as const)('has all of %s that the shell uses', (name) => {
    const members = used(name)
    expect(members.length).toBeGreaterThan(0)
    expect(members.filter((member) => !(member in (parts[name] ?? {})))).toEqual([])
  })

  it('has all of windows, their contents and sessions that the shell uses', () => {
    const window = new standIn.BrowserWindow({})
    const session = new StandInSession()
    expect(used('window').filter((member) => !(member in window))).toEqual([])
    expect([...used('webContents'), ...used('contents')].filter((member) => !(member in window.webContents))).toEqual([])
    expect(used('session').filter((member) => !(member in session) && !(member in standIn.session))).toEqual([])
  })

  it('carries what Electron and its own bridge both carry', () => {
    expect(() =>
      refuseUncarried({ a: [1, 'x', null, undefined, true, 1n], at: new Date(), bytes: new Uint8Array(2), deep: { er: {} } }),
    ).not.toThrow()
  })

  it('brings an answer into the page as it was', () => {
    const bytes = Uint8Array.from([0, 127, 255])
    const answer = { a: [1, '中', null, undefined, true, 1n, Number.NaN, -0.5], at: new Date(0), bytes, deep: { er: {}, none: undefined } }
    expect(unpack(pack(answer))).toStrictEqual(answer)
    expect(unpack(pack({ bytes: Buffer.from(bytes) }))).toStrictEqual({ bytes })
    expect(unpack(pack(undefined))).toBeUndefined()
  })

  it.each([
    ['a Map', new Map()],
    ['a Set', new Set()],
    ['a function', () => {}],
    ['an object of a class', new (class Thing {})()],
    ['an error', new Error('x')],
  ])('refuses %s loudly, wherever it hides', (_what, value) => {
    expect(() => refuseUncarried({ list: [{ value }] })).toThrow(TypeError)
  })
})
