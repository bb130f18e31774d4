import { commands } from './cli/commands.ts'
import { helpOf, overview } from './cli/help.ts'
import { type Asked, understand } from './cli/understand.ts'
import { type Told, Usage } from './cli/usage.ts'
import { errorOf } from './cli/words.ts'

/**
 * `npm run xuncha -- …`: the same requests as the window's, without one. The answer goes to stdout, all else to stderr.
 * Exit code 0: done. 1: refused. 2: not understood.
 */
process.stdout.on('error', () => process.exit(0)) // whoever read the answer has read enough
process.exitCode = await run(process.argv.slice(2))

async function run(words: readonly string[]): Promise<number> {
  const json = words.includes('--json')
  try {
    const asked = understand(commands, words)
    if (asked.help) process.stdout.write(asked.command === null ? overview(commands) : helpOf(asked.command))
    else {
      const told = await obey(asked)
      print(told, json)
      return told.exit ?? 0
    }
    return 0
  } catch (error) {
    return refuse(error, json)
  }
}

async function obey({ command, values, files }: Asked): Promise<Told> {
  if (command === null) throw new Usage('没有写明要做什么')
  return command.run(values, files)
}

function print(told: Told, json: boolean): void {
  if (json || told.words === null) process.stdout.write(`${JSON.stringify(told.value, null, 2)}\n`)
  else process.stdout.write(`${told.words(told.value)}\n`)
}

function refuse(error: unknown, json: boolean): number {
  const found = errorOf(error)
  if (json) process.stdout.write(`${JSON.stringify({ error: found })}\n`)
  process.stderr.write(`${found.message}\n`)
  if (!(error instanceof Usage)) return 1
  process.stderr.write('用 npm run xuncha -- --help 查看用法。\n')
  return 2
}
