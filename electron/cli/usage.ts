import type { ParseArgsOptionsConfig } from 'node:util'

/** What was typed is not understood. The message is for people, in Chinese. */
export class Usage extends Error {
  override readonly name = 'Usage'
}

/** What a command answers: the value that `--json` prints, and how it reads in words; null where it is JSON in any case. */
export interface Told<T = unknown> {
  readonly value: T
  readonly words: ((value: T) => string) | null
  /** Where something was refused while the rest was done: 1. */
  readonly exit?: 0 | 1
}

export const told = <T>(value: T, words: ((value: T) => string) | null): Told => ({ value, words: words as Told['words'] })

/** Typed options: those with a value, and flags. */
export interface Values {
  readonly [name: string]: string | boolean | undefined
}

/** One thing that the command line can do. */
export interface Command {
  /** `['bundle', 'inspect']` */
  readonly name: readonly string[]
  /** What stands after the name, for the help: `FILE…`, or empty. */
  readonly takes: string
  /** How many of those there may be. */
  readonly least: number
  readonly most: number
  readonly summary: string
  readonly options: ParseArgsOptionsConfig
  /** One line a option, for the help. */
  readonly explained: Readonly<Record<string, string>>
  run(values: Values, files: readonly string[]): Promise<Told>
}

/** A text option, or undefined. */
export function textOf(values: Values, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

/** A text option that must be there. */
export function needed(values: Values, name: string): string {
  const value = textOf(values, name)
  if (value === undefined || value === '') throw new Usage(`缺少 --${name}`)
  return value
}

/** A text option out of a few. */
export function oneOf<T extends string>(values: Values, name: string, choices: readonly T[], otherwise?: T): T {
  const value = textOf(values, name) ?? otherwise
  const found = choices.find((choice) => choice === value)
  if (found === undefined) throw new Usage(`--${name} 只能是：${choices.join('、')}`)
  return found
}

/** A whole number within bounds. */
export function numberOf(values: Values, name: string, least: number, most: number, otherwise: number): number {
  const value = textOf(values, name)
  if (value === undefined) return otherwise
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN
  if (!(number >= least && number <= most)) throw new Usage(`--${name} 须是 ${least} 至 ${most} 的整数`)
  return number
}
