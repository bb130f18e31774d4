import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect } from 'vitest'

/** Lets a program work until it has printed so many lines, or a certain line, kills it without warning a moment later, and answers all it printed. */
export async function killAfter(script: string, args: readonly string[], until: number | string): Promise<string[]> {
  const program: ChildProcess & { stdout: NodeJS.ReadableStream } = spawn(process.execPath, [join(import.meta.dirname, script), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const printed: string[] = []
  for await (const line of createInterface({ input: program.stdout })) {
    printed.push(line)
    if (printed.length === until || line === until) program.kill('SIGKILL') // and it is in the middle of the next
  }
  if (program.exitCode === null && program.signalCode === null) await once(program, 'exit')
  expect(program.signalCode).toBe('SIGKILL')
  return printed
}
