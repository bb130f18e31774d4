import { appendFile, rename, stat } from 'node:fs/promises'

const largest = 1024 ** 2

/** Name, system code and code lines of an error. */
const traceOf = (error: unknown) => {
  if (!(error instanceof Error)) return { name: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const lines = [...(error.stack ?? '').matchAll(/^\s+at .*?([\w.-]+:\d+:\d+)\)?$/gm)].map(([, place]) => place)
  return { name: error.name, code, lines: lines.slice(0, 12) }
}

/**
 * Keeps the trace of what nobody foresaw, for whoever repairs the program: when, which verb, which kind of error and
 * the lines of code. Never its message, which may quote what a person typed.
 */
export const openJournal = (path: string) => {
  let last: Promise<void> = Promise.resolve()
  const append = async (line: string): Promise<void> => {
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    )
    if (size > largest) await rename(path, `${path}.old`)
    await appendFile(path, line, { mode: 0o600 })
  }
  return {
    /** Resolves when the line is written, or could not be: a full disk must not stop the work. */
    note(where: string, error: unknown): Promise<void> {
      const line = `${JSON.stringify({ at: new Date().toISOString(), where, ...traceOf(error) })}\n`
      last = last.then(() => append(line)).catch(() => {})
      return last
    },
  }
}
export type Journal = ReturnType<typeof openJournal>
