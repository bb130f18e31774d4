import { writeFileSync } from 'node:fs'
import { arch, cpus, platform, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Row } from './row.ts'

/** `npm run bench -- NAME --json FILE`: measures, prints a table, and writes the same as JSON. */
const benches: Readonly<Record<string, () => Promise<{ rows(): Promise<readonly Row[]> }>>> = {
  exchange: () => import('./exchange/index.ts'),
  records: () => import('./records.ts'),
  /** The part of `records` that is measured in the window, by itself. */
  rooms: () => import('./rooms/index.ts'),
}

const { values, positionals } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true })
const [name = ''] = positionals
const load = Object.hasOwn(benches, name) ? benches[name] : undefined
if (load === undefined) {
  console.error(`npm run bench -- NAME [--json FILE]; NAME: ${Object.keys(benches).join(', ')}`)
  process.exit(2)
}
const rows = await (await load()).rows()
const machine = {
  cpu: cpus()[0]?.model ?? '',
  cores: cpus().length,
  memoryBytes: totalmem(),
  platform: `${platform()} ${arch()}`,
  node: process.version,
}
print(rows)
if (values.json !== undefined) writeFileSync(resolve(values.json), `${JSON.stringify({ bench: name, machine, rows }, null, 2)}\n`)

function print(all: readonly Row[]): void {
  const figure = (value: number | null): string => (value === null ? '–' : value >= 100 ? value.toFixed(0) : value.toPrecision(3))
  const lines = all.map((row) => [
    row.case,
    row.metric,
    row.unit,
    figure(row.ours),
    figure(row.peer),
    row.peerName ?? '',
    figure(row.ratio),
    String(row.runs),
  ])
  const table = [['case', 'metric', 'unit', 'ours', 'peer', 'peer name', 'ratio', 'runs'], ...lines]
  const widths = table[0]?.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0))) ?? []
  for (const line of table) console.log(line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
}
