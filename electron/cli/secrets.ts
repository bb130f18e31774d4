import { closeSync, fstatSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs'
import type { ParseArgsOptionsConfig } from 'node:util'
import { Refusal } from '../../db/model/failure.ts'
import { textOf, Usage, type Values } from './usage.ts'

/** Passwords come from a terminal, a file or a descriptor; never from the words typed, which other programs can see. */
export const passwordOptions: ParseArgsOptionsConfig = { 'password-file': { type: 'string' }, 'password-fd': { type: 'string' } }
export const passwordExplained = {
  '--password-file FILE': '从文件第一行读密码',
  '--password-fd N': '从描述符 N 读密码',
}

/** Of a bundle that was locked with a passphrase. */
export const passphraseOptions: ParseArgsOptionsConfig = { 'passphrase-file': { type: 'string' }, 'passphrase-fd': { type: 'string' } }
export const passphraseExplained = {
  '--passphrase-file FILE': '应急的包：从文件第一行读口令',
  '--passphrase-fd N': '应急的包：从描述符 N 读口令',
}

/** Of the second person, where two are needed. */
export const secondPasswordOptions: ParseArgsOptionsConfig = {
  'second-password-file': { type: 'string' },
  'second-password-fd': { type: 'string' },
}
export const secondPasswordExplained = {
  '--second-password-file FILE': '从文件第一行读第二人的密码',
  '--second-password-fd N': '从描述符 N 读第二人的密码',
}

/** The password of the second person. Throws Usage where there is nowhere to ask. */
export const secondPasswordOf = async (values: Values): Promise<string> => given(values, 'second-password') ?? ask('第二人的密码：')

/** The passphrase that was given; undefined where none was. */
export const passphraseOf = (values: Values): string | undefined => given(values, 'passphrase')

/** The most that is read for a password, in bytes. */
const most = 4096

/** The password for opening. Throws Usage where there is nowhere to ask. */
export async function passwordOf(values: Values): Promise<string> {
  return given(values, 'password') ?? ask('密码：')
}

/** A password to be set: asked twice where a person types it. */
export async function newPasswordOf(values: Values): Promise<string> {
  const password = given(values, 'password')
  if (password !== undefined) return password
  const typed = await ask('设置密码（至少10个字符）：')
  if ((await ask('再输入一次：')) !== typed) throw new Usage('两次输入的密码不一致')
  return typed
}

function given(values: Values, secret: 'password' | 'passphrase' | 'second-password'): string | undefined {
  const [file, descriptor] = [textOf(values, `${secret}-file`), textOf(values, `${secret}-fd`)]
  if (file !== undefined && descriptor !== undefined) throw new Usage(`--${secret}-file 和 --${secret}-fd 只能用一个`)
  if (file !== undefined) return firstLineOf(file)
  if (descriptor === undefined) return undefined
  if (!/^\d{1,4}$/.test(descriptor)) throw new Usage(`--${secret}-fd 后面写描述符的号码`)
  return firstLineOfDescriptor(Number(descriptor))
}

function firstLineOf(file: string): string {
  const descriptor = readable(() => openSync(file, 'r'))
  try {
    return firstLineOfDescriptor(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

function firstLineOfDescriptor(descriptor: number): string {
  const bytes = Buffer.alloc(most)
  let length = 0
  readable(() => fstatSync(descriptor))
  while (length < most) {
    const read = readable(() => readSync(descriptor, bytes, length, most - length, null))
    if (read === 0) break
    length += read
  }
  const [line = ''] = bytes.toString('utf8', 0, length).split(/\r?\n/)
  bytes.fill(0)
  return line
}

function readable<T>(act: () => T): T {
  try {
    return act()
  } catch {
    throw new Refusal('file_unreadable', 'password')
  }
}

/** Asks on the terminal without showing what is typed. The question goes to stderr. */
function ask(question: string): Promise<string> {
  const { stdin, stderr } = process
  if (!stdin.isTTY) throw new Usage('没有终端可以输入密码；请用 --password-file 或 --password-fd')
  return new Promise((resolve, reject) => {
    let typed = ''
    const end = (act: () => void): void => {
      stdin.setRawMode(false).pause().removeListener('data', hear)
      stderr.write('\n')
      act()
    }
    const hear = (keys: string): void => {
      for (const key of keys) {
        const entered = key === '\r' || key === '\n' || key === '\u0004'
        if (entered) end(() => resolve(typed))
        if (key === '\u0003') end(() => reject(new Refusal('cancelled')))
        if (entered || key === '\u0003') return
        typed = key === '\u007F' || key === '\b' ? [...typed].slice(0, -1).join('') : typed + key
      }
    }
    stdin.setEncoding('utf8').setRawMode(true).resume().on('data', hear)
    stderr.write(question) // only now: what is typed ahead must not show either
  })
}

/** Where a recovery key will go. */
export interface RecoveryKeyPlace {
  keep(recoveryKey: string): void
  /** There will be none. */
  giveUp(): void
}

/** Settles the place before there is a key: a new file that only its owner reads, or else the terminal, once. */
export function recoveryKeyPlace(values: Values): RecoveryKeyPlace {
  const file = textOf(values, 'recovery-key-file')
  if (file !== undefined) return newFile(file)
  if (!process.stderr.isTTY) throw new Usage('没有终端可以显示恢复密钥；请用 --recovery-key-file 指定一个新文件')
  return {
    keep: (recoveryKey) => process.stderr.write(`恢复密钥（只显示这一次，请抄录或打印后密封）：\n${recoveryKey}\n`),
    giveUp: () => undefined,
  }
}

function newFile(file: string): RecoveryKeyPlace {
  let descriptor: number
  try {
    descriptor = openSync(file, 'wx', 0o600)
  } catch {
    throw new Refusal('folder_read_only', 'recovery-key-file')
  }
  return {
    keep(recoveryKey) {
      writeFileSync(descriptor, `${recoveryKey}\n`)
      closeSync(descriptor)
    },
    giveUp() {
      closeSync(descriptor)
      rmSync(file)
    },
  }
}
