import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { type Command, Usage, type Values } from './usage.ts'

/** What was typed, understood. */
export interface Asked {
  readonly command: Command | null
  readonly help: boolean
  readonly values: Values
  readonly files: readonly string[]
}

const everywhere: ParseArgsOptionsConfig = { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } }

/**
 * Finds the command that the first words name, and reads its options. Throws Usage for unknown words and options.
 * What was typed is never repeated in a message: it could be a password put in the wrong place.
 */
export function understand(commands: readonly Command[], words: readonly string[]): Asked {
  const spoken = words.filter((word) => !word.startsWith('-'))
  const command = commands.find(({ name }) => name.every((part, index) => spoken[index] === part)) ?? null
  const help = words.some((word) => word === '--help' || word === '-h')
  if (help || words.length === 0) return { command, help: true, values: {}, files: [] }
  if (command === null) throw new Usage(spoken.length === 0 ? '没有写明要做什么' : '没有这个命令')
  const { values, positionals } = parse(words, command)
  const files = positionals.slice(command.name.length)
  if (files.length < command.least) throw new Usage(`${command.name.join(' ')} 后面要写 ${command.takes}`)
  if (files.length > command.most) throw new Usage(`${command.name.join(' ')} 后面写多了`)
  return { command, help: false, values, files }
}

function parse(words: readonly string[], command: Command): { readonly values: Values; readonly positionals: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { ...everywhere, ...command.options },
      allowPositionals: true,
      strict: true,
    })
    return { values: values as Values, positionals }
  } catch (error) {
    const code = (error as { readonly code?: string }).code
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new Usage('有不认识的选项')
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') throw new Usage('有选项缺少取值，或不该有取值')
    throw error
  }
}
