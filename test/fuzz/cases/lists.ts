import { idOf } from '../forging/chance.ts'
import { auditRow, chained, hashOf } from '../forging/sound.ts'
import { a, audit, b, deep, history, lineage, lists, rehashed, row, text } from './bends.ts'
import { accepted, damaged, setAside } from './case.ts'

/** Vectors whose history, lineage, chain or files are not as they should be, though announced and signed as they are. */

export const listCases = [
  ...accepted('history', {
    'lists in 40 lists': history(([line]) => {
      line.after = deep(40)
    }),
    'a field that was not there before': history(([line]) => delete line.before),
    none: lists((all) => {
      all.history = []
    }),
  }),
  ...accepted('lineage', {
    'two laptops': lineage({
      context: [
        [a, 3],
        [b, 2],
      ],
      stamps: { '*': [[0, 1]], name: [[1, 2]] },
    }),
    'another value kept beside': lineage({
      context: [
        [a, 3],
        [b, 2],
      ],
      stamps: {
        '*': [[0, 1]],
        name: [
          [0, 3],
          [1, 2, ['另一个名称']],
        ],
      },
    }),
  }),
  ...setAside('lineage', {
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
    'an actor twice': lineage({
      context: [
        [a, 5],
        [a, 1],
      ],
      stamps: { '*': [[0, 1]] },
    }),
    'actors in another order': lineage({
      context: [
        [b, 1],
        [a, 1],
      ],
      stamps: { '*': [[0, 1]] },
    }),
    'a stamp without values': lineage({ context: [[a, 1]], stamps: { '*': [[0, 1]], name: [] } }),
    'a stamp of two values': lineage({ context: [[a, 1]], stamps: { '*': [[0, 1]], name: [[0, 1, ['甲', '乙']]] } }),
    'a value that is not shown': lineage({ context: [[a, 1]], stamps: { '*': [[0, 1]], name: [[0, 1, ['另一个名称']]] } }),
    'the lower of two values shown': lineage({
      context: [
        [a, 3],
        [b, 2],
      ],
      stamps: {
        '*': [[0, 1]],
        name: [
          [0, 3, ['另一个名称']],
          [1, 2],
        ],
      },
    }),
    'deleted, and shown as alive': lineage({ context: [[a, 2]], stamps: { '*': [[0, 1]], deleted: [[0, 2, [true]]] } }),
    'deleted neither nor': lineage({ context: [[a, 2]], stamps: { '*': [[0, 1]], deleted: [[0, 2, ['yes']]] } }),
    'a member more': lineage({ context: [[a, 1]], stamps: { '*': [[0, 1]] }, clock: 1 }),
  }),
  ...damaged('history', {
    'of a record that is not there': history((all) => {
      all[0].recordId = idOf('nobody')
    }),
    'from version 0': history((all) => {
      all[0].versionFrom = 0
    }),
    'without a field': history((all) => delete all[0].field),
    'a field of 301 letters': history((all) => {
      all[0].field = 'x'.repeat(301)
    }),
    'without a time': history((all) => delete all[0].at),
    'by nobody': history((all) => {
      all[0].by = ''
    }),
    'a member more': history((all) => {
      all[0].why = ''
    }),
    'lists in 70 lists': history((all) => {
      all[0].after = deep(70)
    }),
    'no JSON': text('history.ndjson', (all) => `${all}示例\n`),
    'no line feed at the end': text('history.ndjson', (all) => all.trimEnd()),
    'before the records': {
      entries: (entries) => moved(entries, 'history.ndjson', 2),
      manifest: ({ entries }) => void entries.splice(0, entries.length, ...moved(entries, 'history.ndjson', 0)),
    },
  }),
  ...damaged('chain', {
    none: {
      lists: (all) => {
        all.audit = []
      },
      manifest: (manifest) => {
        manifest.auditHead = '1'.repeat(64)
      },
    },
    'a gap': audit((rows) => rows.toSpliced(1, 1)),
    'a row twice': audit((rows) => rows.toSpliced(1, 0, rows[1])),
    'two rows swapped': audit(([x, y, ...rest]) => [y, x, ...rest]),
    'its first row gone': audit((rows) => rows.slice(1)),
    'its last row gone': {
      lists: (all) => void all.audit.pop(),
      manifest: (manifest) => {
        manifest.auditHead = '1'.repeat(64)
      },
    },
    'numbered from 0': audit((rows) => chained(rows, { seq: -1, head: '0'.repeat(64) })),
    'numbered from 2': audit((rows) => chained(rows, { seq: 1, head: '0'.repeat(64) })),
    'another beginning': audit((rows) => chained(rows, { seq: 0, head: 'f'.repeat(64) })),
    'a changed row': audit((rows) => rows.map((each, at) => (at === 1 ? { ...each, action: 'record.delete' } : each))),
    'a changed time': audit((rows) => rows.map((each, at) => (at === 1 ? { ...each, at: 1 } : each))),
    'a changed row with its own hash': audit((rows) =>
      rows.map((each, at) => (at === 1 ? chained([{ ...each, action: 'x' }], { seq: 1, head: rows[0].hash })[0] : each)),
    ),
    'a hash in capitals': audit((rows) => rows.map((each) => ({ ...each, hash: each.hash.toUpperCase() }))),
    'a row without a name': audit((rows) => rows.map((each, at) => (at === 1 ? { ...each, by_name: undefined } : each))),
    'a row with a number as its action': row({ action: 1 }),
    'a row with a member more': row({ extra: 1 }),
    'a detail that is no text': row({ detail: {} }),
    'an action of 101 letters': row({ action: 'x'.repeat(101) }),
    'a row more than the manifest knows': {
      lists: (all) => {
        all.audit = chained([...all.audit, auditRow('record.create')])
      },
      manifest: (manifest) =>
        void Object.assign(manifest, {
          auditHead: chained(['vault.create', 'record.create', 'record.change', 'record.delete'].map(auditRow)).at(-1).hash,
        }),
    },
  }),
  ...damaged('files', {
    'none for an attachment': lists((all) => {
      all.files = []
    }),
    'one that no record names': lists((all) => void all.files.push(Buffer.from('stray'))),
    'one of a deleted attachment': rehashed('attachment', (line) => {
      line.deletedAt = 1
    }),
    'another than is named': lists((all) => {
      all.files = [Buffer.from('other')]
    }),
    'one under the hash of another': {
      entries: (entries) =>
        entries.map((each) => (each.path.startsWith('files/') ? { ...each, bytes: Buffer.alloc(each.bytes.length) } : each)),
      manifest: ({ entries }) => void Object.assign(entries.at(-1), { sha256: hashOf(Buffer.alloc(1000)) }),
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
