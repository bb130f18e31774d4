import { idOf } from '../forging/chance.ts'
import type { Bend } from '../forging/forge.ts'
import { auditRow, chained, contentHash, hashOf, ids, type Line, type Lists } from '../forging/sound.ts'
import { accepted, damaged } from './case.ts'

/** Vectors whose records, history, chain or files are not as they should be, though announced, counted and signed as they are. */

const lists = (change: (lists: Lists) => void): Bend => ({ lists: change })
const record = (kind: string, change: (record: Line) => void): Bend => lists(({ records }) => change(records[kind]![0]))
/** With a content hash that fits again. */
const rehashed = (kind: string, change: (record: Line) => void): Bend =>
  record(kind, (line) => {
    change(line)
    line.contentHash = contentHash(line)
  })
const unit = (change: (line: Line) => void): Bend => rehashed('unit', change)
const text = (path: string, change: (text: string) => string | Buffer): Bend => ({ texts: { [path]: change } })
const unitText = (change: (text: string) => string | Buffer): Bend => text('records/unit.ndjson', change)
const history = (change: (lines: Line[]) => void): Bend => lists((all) => change(all.history))
const audit = (change: (rows: Line[]) => Line[]): Bend => lists((all) => void (all.audit = change(all.audit)))
const row = (words: Line): Bend => audit((rows) => chained(rows.map((each, at) => (at === 1 ? { ...each, ...words } : each))))
const lineage = (lineage: Line): Bend => record('unit', (line) => void (line.lineage = lineage))
const deep = (depth: number): Line => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)
const a = 'KdOrs6WCnwqX'
const b = 'OBX3jsH4M7cq'

export const listCases = [
  ...accepted('records', {
    'without a lineage': record('unit', (line) => delete line.lineage),
    'with ancestors': record('unit', (line) => void (line.ancestors = ['1'.repeat(64), '2'.repeat(64)])),
    'members in another order': unitText((line) => `${JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(line)).reverse()))}\n`),
    'spaces between': unitText((line) => `${JSON.stringify(JSON.parse(line), null, 1).replaceAll('\n', '')}\n`),
    'letters spelled out': unitText((line) => line.replace('示例局', '\\u793a\\u4f8b\\u5c40')),
    'a clock that is years ahead': record('unit', (line) => void Object.assign(line, { createdAt: 4e12, updatedAt: 4e12 })),
    'a letter of two units': unit(({ body }) => void (body.name = '𠮷野示例')),
    'a name of 500 letters of two units': unit(({ body }) => void (body.name = '𠮷'.repeat(500))),
    'half a letter of two units': unit(({ body }) => void (body.name = '示例\ud842')),
    'a member without a round and one with': lists(({ records }) => {
      const other = { ...structuredClone(records.member![0]), id: idOf('second member'), roundId: ids.round }
      records.member!.push({ ...other, contentHash: contentHash(other) })
    }),
  }),
  ...accepted('history', {
    'lists in 40 lists': history(([line]) => void (line.after = deep(40))),
    'a field that was not there before': history(([line]) => delete line.before),
    none: lists((all) => void (all.history = [])),
  }),
  ...accepted('lineage', {
    'two laptops': lineage({ context: [[a, 3], [b, 2]], stamps: { '*': [[0, 1]], name: [[1, 2]] } }),
    'another value kept beside': lineage({ context: [[a, 3], [b, 2]], stamps: { '*': [[0, 1]], name: [[0, 3], [1, 2, ['另一个名称']]] } }),
  }),
  ...damaged('records', {
    'no JSON': unitText((line) => `${line}{\n`),
    'an empty line': unitText((line) => `\n${line}`),
    'a line feed too many': unitText((line) => `${line}\n`),
    'no line feed at the end': unitText((line) => line.trimEnd()),
    'a byte order mark': unitText((line) => `\ufeff${line}`),
    'a list in a line': unitText((line) => `[${line.trimEnd()}]\n`),
    'a number in a line': unitText((line) => `${line}1\n`),
    'null in a line': unitText((line) => `${line}null\n`),
    'two values in a line': unitText((line) => `${line.trimEnd()}${line}`),
    'bytes that are no UTF-8': unitText((line) => Buffer.concat([Buffer.from(line.slice(0, -40)), Buffer.from([0xff]), Buffer.from(line.slice(-40))])),
    'half a letter of UTF-8': unitText((line) => Buffer.from(line.replace('示例局', 'x')).map((byte) => (byte === 0x78 ? 0xe7 : byte)) as Buffer),
    'letters beyond UTF-16': unitText((line) => Buffer.concat([Buffer.from(line.slice(0, -40)), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from(line.slice(-40))])),
    'not a number': unitText((line) => line.replace('"version":1', '"version":NaN')),
    'a zero before a number': unitText((line) => line.replace('"version":1', '"version":01')),
    'a member of the body more': unit(({ body }) => void (body.unheardOf = '')),
    'a member of the body less': unit(({ body }) => delete body.address),
    'a member of the body of another type': unit(({ body }) => void (body.address = 1)),
    'a name of 501 letters': unit(({ body }) => void (body.name = '名'.repeat(501))),
    'a name of 501 letters of two units': unit(({ body }) => void (body.name = '𠮷'.repeat(501))),
    'a prototype in the body': unitText((line) => line.replace('"body":{', '"body":{"__proto__":{"x":1},')),
    'a member more': record('unit', (line) => void (line.unheardOf = 1)),
    'no version': record('unit', (line) => delete line.version),
    'version 0': record('unit', (line) => void (line.version = 0)),
    'version 1.5': record('unit', (line) => void (line.version = 1.5)),
    'no body': record('unit', (line) => delete line.body),
    'a body that is null': record('unit', (line) => void (line.body = null)),
    'a body that is a list': record('unit', (line) => void (line.body = [])),
    'an id that is none': record('unit', (line) => void (line.id = 'unit')),
    'no ancestors': record('unit', (line) => delete line.ancestors),
    'an ancestor that is no hash': record('unit', (line) => void (line.ancestors = ['x'])),
    'more than 10,000 ancestors': record('unit', (line) => void (line.ancestors = Array.from({ length: 10_001 }, () => '1'.repeat(64)))),
    'a time before 1970': record('unit', (line) => void (line.createdAt = -1)),
    'no time of deletion': record('unit', (line) => delete line.deletedAt),
    'another content hash': record('unit', (line) => void (line.contentHash = '1'.repeat(64))),
    'a content hash in capitals': record('unit', (line) => void (line.contentHash = line.contentHash.toUpperCase())),
    'a body revised without its hash': record('unit', ({ body }) => void (body.name = '别的局')),
    'another unit without its hash': record('interview', (line) => void (line.unitId = null)),
    'deleted without its hash': record('unit', (line) => void (line.deletedAt = 1)),
    'a tombstone brought to life without its hash': lists(({ records }) => void (records.interview![1].deletedAt = null)),
    'a record twice': lists(({ records }) => void records.unit!.push(records.unit![0])),
    'an id in two kinds': rehashed('unit', (line) => void (line.id = ids.talk)),
    'a kind in the list of another': lists(({ records }) => void records.unit!.push(records.interview!.pop())),
    'an unknown kind': unit((line) => void (line.kind = 'units')),
    'a name of every object as a kind': unit((line) => void (line.kind = 'constructor')),
    'another round': unit((line) => void (line.roundId = idOf('another round'))),
    'a unit without a round': unit((line) => void (line.roundId = null)),
    'another round as a record': lists(({ records }) => {
      const other = { ...structuredClone(records.round![0]), id: idOf('another round') }
      records.round!.push({ ...other, contentHash: contentHash(other) })
    }),
  }),
  ...damaged('ndjson', {
    'a line of lists within lists': unitText((line) => line.replace('"note":""', `"note":${'['.repeat(100_000)}${']'.repeat(100_000)}`)),
    'a line of objects within objects': text('history.ndjson', (all) => all.replace('"谈话室二"', `${'{"x":'.repeat(100_000)}1${'}'.repeat(100_000)}`)),
  }),
  ...damaged('lineage', {
    empty: lineage({}),
    'without a context': lineage({ context: [], stamps: { '*': [[0, 1]] } }),
    'without stamps': lineage({ context: [[a, 1]] }),
    'no stamp of all': lineage({ context: [[a, 1]], stamps: { name: [[0, 1]] } }),
    'a place that is not there': lineage({ context: [[a, 1]], stamps: { '*': [[1, 1]] } }),
    'a negative place': lineage({ context: [[a, 1]], stamps: { '*': [[-1, 1]] } }),
    'a dot that was not seen': lineage({ context: [[a, 1]], stamps: { '*': [[0, 2]] } }),
    'a dot of 0': lineage({ context: [[a, 1]], stamps: { '*': [[0, 0]] } }),
    'a count without end': lineage({ context: [[a, 1e13]], stamps: { '*': [[0, 1]] } }),
    'an actor that is none': lineage({ context: [['me', 1]], stamps: { '*': [[0, 1]] } }),
    'an actor twice': lineage({ context: [[a, 5], [a, 1]], stamps: { '*': [[0, 1]] } }),
    'actors in another order': lineage({ context: [[b, 1], [a, 1]], stamps: { '*': [[0, 1]] } }),
    'a stamp without values': lineage({ context: [[a, 1]], stamps: { '*': [[0, 1]], name: [] } }),
    'a stamp of two values': lineage({ context: [[a, 1]], stamps: { '*': [[0, 1]], name: [[0, 1, ['甲', '乙']]] } }),
    'a value that is not shown': lineage({ context: [[a, 1]], stamps: { '*': [[0, 1]], name: [[0, 1, ['另一个名称']]] } }),
    'the lower of two values shown': lineage({ context: [[a, 3], [b, 2]], stamps: { '*': [[0, 1]], name: [[0, 3, ['另一个名称']], [1, 2]] } }),
    'deleted, and shown as alive': lineage({ context: [[a, 2]], stamps: { '*': [[0, 1]], deleted: [[0, 2, [true]]] } }),
    'deleted neither nor': lineage({ context: [[a, 2]], stamps: { '*': [[0, 1]], deleted: [[0, 2, ['yes']]] } }),
    'a member more': lineage({ context: [[a, 1]], stamps: { '*': [[0, 1]] }, clock: 1 }),
  }),
  ...damaged('history', {
    'of a record that is not there': history((all) => void (all[0].recordId = idOf('nobody'))),
    'from version 0': history((all) => void (all[0].versionFrom = 0)),
    'without a field': history((all) => delete all[0].field),
    'a field of 301 letters': history((all) => void (all[0].field = 'x'.repeat(301))),
    'without a time': history((all) => delete all[0].at),
    'by nobody': history((all) => void (all[0].by = '')),
    'a member more': history((all) => void (all[0].why = '')),
    'lists in 70 lists': history((all) => void (all[0].after = deep(70))),
    'no JSON': text('history.ndjson', (all) => `${all}示例\n`),
    'no line feed at the end': text('history.ndjson', (all) => all.trimEnd()),
    'before the records': {
      entries: (entries) => moved(entries, 'history.ndjson', 2),
      manifest: ({ entries }) => void entries.splice(0, entries.length, ...moved(entries, 'history.ndjson', 0)),
    },
  }),
  ...damaged('chain', {
    none: { lists: (all) => void (all.audit = []), manifest: (manifest) => void (manifest.auditHead = '1'.repeat(64)) },
    'a gap': audit((rows) => rows.toSpliced(1, 1)),
    'a row twice': audit((rows) => rows.toSpliced(1, 0, rows[1])),
    'two rows swapped': audit(([x, y, ...rest]) => [y, x, ...rest]),
    'its first row gone': audit((rows) => rows.slice(1)),
    'its last row gone': { lists: (all) => void all.audit.pop(), manifest: (manifest) => void (manifest.auditHead = '1'.repeat(64)) },
    'numbered from 0': audit((rows) => chained(rows, { seq: -1, head: '0'.repeat(64) })),
    'numbered from 2': audit((rows) => chained(rows, { seq: 1, head: '0'.repeat(64) })),
    'another beginning': audit((rows) => chained(rows, { seq: 0, head: 'f'.repeat(64) })),
    'a changed row': audit((rows) => rows.map((each, at) => (at === 1 ? { ...each, action: 'record.delete' } : each))),
    'a changed time': audit((rows) => rows.map((each, at) => (at === 1 ? { ...each, at: 1 } : each))),
    'a changed row with its own hash': audit((rows) => rows.map((each, at) => (at === 1 ? chained([{ ...each, action: 'x' }], { seq: 1, head: rows[0].hash })[0] : each))),
    'a hash in capitals': audit((rows) => rows.map((each) => ({ ...each, hash: each.hash.toUpperCase() }))),
    'a row without a name': audit((rows) => rows.map((each, at) => (at === 1 ? { ...each, by_name: undefined } : each))),
    'a row with a number as its action': row({ action: 1 }),
    'a row with a member more': row({ extra: 1 }),
    'a detail that is no text': row({ detail: {} }),
    'an action of 101 letters': row({ action: 'x'.repeat(101) }),
    'a row more than the manifest knows': {
      lists: (all) => void (all.audit = chained([...all.audit, auditRow('record.create')])),
      manifest: (manifest) => void (manifest.auditHead = chained(['vault.create', 'record.create', 'record.change', 'record.delete'].map(auditRow)).at(-1).hash),
    },
  }),
  ...damaged('files', {
    'none for an attachment': lists((all) => void (all.files = [])),
    'one that no record names': lists((all) => void all.files.push(Buffer.from('stray'))),
    'one of a deleted attachment': rehashed('attachment', (line) => void (line.deletedAt = 1)),
    'another than is named': lists((all) => void (all.files = [Buffer.from('other')])),
    'one under the hash of another': {
      entries: (entries) => entries.map((each) => (each.path.startsWith('files/') ? { ...each, bytes: Buffer.alloc(each.bytes.length) } : each)),
      manifest: ({ entries }) => void (entries.at(-1).sha256 = '541b3e9daa09b20bf85fa273e5cbd3e80185aa4ec298e765db87742b70138a53'),
    },
    'before the records': {
      entries: (entries) => moved(entries, 'files/', 2),
      manifest: ({ entries }) => void entries.splice(0, entries.length, ...moved(entries, 'files/', 0)),
    },
  }),
]

function moved<T extends { path: string }>(entries: readonly T[], path: string, to: number): T[] {
  const rest = entries.filter((each) => !each.path.startsWith(path))
  return rest.toSpliced(to, 0, ...entries.filter((each) => each.path.startsWith(path)))
}

/** Too large to be among the vectors: they are read in a process of their own, whose memory is measured. */
export const largeCases: Readonly<Record<string, Bend>> = {
  'a line of 100 MB without an end': unitText((line) => `${line}${'x'.repeat(100_000_000)}`),
  'a line of 100 MB': unitText((line) => line.replace('"note":""', `"note":"${'x'.repeat(100_000_000)}"`)),
  'ten million empty lines': unitText((line) => `${line}${'\n'.repeat(10_000_000)}`),
  'ten million empty records': unitText((line) => `${line}${'{}\n'.repeat(10_000_000)}`),
  'a long list in a line': unitText((line) => line.replace('"note":""', `"note":[${'1,'.repeat(30_000_000)}1]`)),
  'a million members in a line': unitText((line) => line.replace('"note":""', `"note":{${Array.from({ length: 3_000_000 }, (_, at) => `"${at}":1`).join(',')}}`)),
  'a manifest of 32 MB': {
    manifest: ({ entries }) => {
      for (let at = 0; at < 150_000; at += 1) entries.push({ path: `files/${hashOf(String(at))}`, size: 0, sha256: hashOf('') })
    },
  },
  'a manifest that names a million kinds': { manifest: ({ counts }) => Object.assign(counts, Object.fromEntries(Array.from({ length: 1_000_000 }, (_, at) => [`k${at}`, 1]))) },
}
