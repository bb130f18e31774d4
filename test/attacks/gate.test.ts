import { beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../../db/model/failure.ts'
import { channel, contract } from '../../electron/contract/index.ts'
import { openGate } from '../../electron/handlers/gate.ts'
import { comesFrom } from '../../electron/window/window.ts'
import { answer } from '../host/ipc.ts'

const channels = Object.entries(contract).flatMap(([area, verbs]) => Object.keys(verbs).map((verb) => channel(area, verb)))

/** What a window of Electron would be asked about; only its identity counts here. */
const contents = {}
const window = { webContents: contents } as unknown as Electron.BrowserWindow
const page = { sender: contents, senderFrame: { url: 'app://workstation/', parent: null } }

const heard: string[] = []
const noted: unknown[] = []
let reply: () => unknown = () => null
let seen: (args: unknown) => void = () => {}

beforeAll(() => {
  openGate({
    isOurs: (event) => comesFrom(window, event),
    answer: async (area, verb, args) => {
      seen(args)
      heard.push(channel(area, verb))
      return reply()
    },
    unexpected: (_channel, error) => noted.push(error),
  })
})

describe('every channel', () => {
  it.each(channels)('%s is closed to every sender but our page', async (name) => {
    const strangers = {
      'a frame inside the page': { sender: contents, senderFrame: { url: 'app://workstation/', parent: {} } },
      'a page from elsewhere in the window': { sender: contents, senderFrame: { url: 'https://example.com/', parent: null } },
      'a host that begins like ours': { sender: contents, senderFrame: { url: 'app://workstation.example.com/', parent: null } },
      'an empty page': { sender: contents, senderFrame: { url: 'about:blank', parent: null } },
      'another window': { sender: {}, senderFrame: { url: 'app://workstation/', parent: null } },
      'a frame that is gone': { sender: contents, senderFrame: null },
    }
    heard.length = 0
    for (const event of Object.values(strangers))
      expect(await answer(name, event, [{}])).toEqual({ ok: false, failure: { code: 'not_allowed', where: undefined, detail: undefined } })
    expect(heard).toEqual([])
  })

  it.each(channels)('%s refuses what does not fit its schema', async (name) => {
    heard.length = 0
    for (const payload of [undefined, null, 'DROP TABLE record', 7, true, []])
      expect(await answer(name, page, [payload])).toMatchObject({ ok: false, failure: { code: 'bad_input' } })
    expect(heard).toEqual([])
  })
})

describe('arguments', () => {
  it('reach the casework without fields that their schema does not know', async () => {
    const passed: unknown[] = []
    reply = () => null
    seen = (args) => passed.push(args)
    await answer('audit.verify', page, [{ folder: '/etc', __proto__: { admin: true } }])
    seen = () => {}
    expect(passed).toEqual([{}])
  })
})

describe('a reply', () => {
  it('carries no message and no stack of an error nobody foresaw', async () => {
    reply = () => {
      throw new Error('the key is 0123456789abcdef', { cause: '王某说了什么' })
    }
    expect(await answer('caseFiles.known', page, [{}])).toEqual({ ok: false, failure: { code: 'unexpected', where: 'caseFiles.known' } })
    expect(noted).toHaveLength(1)
  })

  it('carries nothing of what was thrown when it was no error at all', async () => {
    reply = () => {
      throw '王某说了什么'
    }
    expect(JSON.stringify(await answer('caseFiles.known', page, [{}]))).not.toContain('王某')
  })

  it('carries code, place and figures of a refusal, and nothing else', async () => {
    reply = () => {
      throw new Refusal('wait', 'password', { seconds: 8 })
    }
    expect(await answer('caseFiles.known', page, [{}])).toEqual({
      ok: false,
      failure: { code: 'wait', where: 'password', detail: { seconds: 8 } },
    })
  })

  it('does not repeat what was typed into a field that is refused', async () => {
    const typed = { caseFileId: 'x', accountId: '王某说了什么', password: '密码密码密码密码密码' }
    const refused = await answer('caseFiles.unlock', page, [typed])
    expect(refused).toMatchObject({ ok: false, failure: { code: 'bad_input', where: 'accountId' } })
    expect(JSON.stringify(refused)).not.toMatch(/王某|密码/)
  })
})
