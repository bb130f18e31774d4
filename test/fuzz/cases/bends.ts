import type { Bend } from '../forging/forge.ts'
import { chained, contentHash, type Line, type Lists } from '../forging/sound.ts'

/** What cases do to the lists of a sound bundle. */

export const lists = (change: (lists: Lists) => void): Bend => ({ lists: change })
export const record = (kind: string, change: (record: Line) => void): Bend => lists(({ records }) => change(records[kind]![0]))
/** With a content hash that fits again. */
export const rehashed = (kind: string, change: (record: Line) => void): Bend =>
  record(kind, (line) => {
    change(line)
    line.contentHash = contentHash(line)
  })
export const unit = (change: (line: Line) => void): Bend => rehashed('unit', change)
export const text = (path: string, change: (text: string) => string | Buffer): Bend => ({ texts: { [path]: change } })
export const unitText = (change: (text: string) => string | Buffer): Bend => text('records/unit.ndjson', change)
export const history = (change: (lines: Line[]) => void): Bend => lists((all) => change(all.history))
export const audit = (change: (rows: Line[]) => Line[]): Bend =>
  lists((all) => {
    all.audit = change(all.audit)
  })
export const row = (words: Line): Bend => audit((rows) => chained(rows.map((each, at) => (at === 1 ? { ...each, ...words } : each))))
export const lineage = (lineage: Line): Bend =>
  record('unit', (line) => {
    line.lineage = lineage
  })
export const deep = (depth: number): Line => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)
export const a = 'KdOrs6WCnwqX'
export const b = 'OBX3jsH4M7cq'
