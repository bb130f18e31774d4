import { idOf } from '../forging/chance.ts'
import type { Bend } from '../forging/forge.ts'
import { contentHash, hashOf, ids } from '../forging/sound.ts'
import { lists, record, rehashed, text, unit, unitText } from './bends.ts'
import { accepted, damaged, setAside } from './case.ts'

/** Vectors whose records are not as they should be, though announced, counted and signed as they are. */

export const recordCases = [
  ...accepted('records', {
    'without a lineage': record('unit', (line) => delete line.lineage),
    'with ancestors': record('unit', (line) => {
      line.ancestors = ['1'.repeat(64), '2'.repeat(64)]
    }),
    'members in another order': unitText((line) => `${JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(line)).reverse()))}\n`),
    'spaces between': unitText((line) => `${JSON.stringify(JSON.parse(line), null, 1).replaceAll('\n', '')}\n`),
    'letters spelled out': unitText((line) => line.replace('示例局', '\\u793a\\u4f8b\\u5c40')),
    'a clock that is years ahead': record('unit', (line) => void Object.assign(line, { createdAt: 4e12, updatedAt: 4e12 })),
    'a letter of two units': unit(({ body }) => {
      body.name = '𠮷野示例'
    }),
    'a name of 500 letters of two units': unit(({ body }) => {
      body.name = '𠮷'.repeat(500)
    }),
    'half a letter of two units': unit(({ body }) => {
      body.name = '示例\ud842'
    }),
    'a member without a round and one with': lists(({ records }) => {
      const other = { ...structuredClone(records.member![0]), id: idOf('second member'), roundId: ids.round }
      records.member!.push({ ...other, contentHash: contentHash(other) })
    }),
  }),
  ...setAside('records', {
    'a list in a line': unitText((line) => `[${line.trimEnd()}]\n`),
    'a member of the body more': unit(({ body }) => {
      body.unheardOf = ''
    }),
    'a member of the body less': unit(({ body }) => delete body.address),
    'a member of the body of another type': unit(({ body }) => {
      body.address = 1
    }),
    'a name of 501 letters': unit(({ body }) => {
      body.name = '名'.repeat(501)
    }),
    'a name of 501 letters of two units': unit(({ body }) => {
      body.name = '𠮷'.repeat(501)
    }),
    'a member more': record('unit', (line) => {
      line.unheardOf = 1
    }),
    'no version': record('unit', (line) => delete line.version),
    'version 0': record('unit', (line) => {
      line.version = 0
    }),
    'version 1.5': record('unit', (line) => {
      line.version = 1.5
    }),
    'no body': record('unit', (line) => delete line.body),
    'a body that is null': record('unit', (line) => {
      line.body = null
    }),
    'a body that is a list': record('unit', (line) => {
      line.body = []
    }),
    'an id that is none': record('unit', (line) => {
      line.id = 'unit'
    }),
    'no ancestors': record('unit', (line) => delete line.ancestors),
    'an ancestor that is no hash': record('unit', (line) => {
      line.ancestors = ['x']
    }),
    'more than 10,000 ancestors': record('unit', (line) => {
      line.ancestors = Array.from({ length: 10_001 }, () => '1'.repeat(64))
    }),
    'a time before 1970': record('unit', (line) => {
      line.createdAt = -1
    }),
    'no time of deletion': record('unit', (line) => delete line.deletedAt),
    'another content hash': record('unit', (line) => {
      line.contentHash = '1'.repeat(64)
    }),
    'a content hash in capitals': record('unit', (line) => {
      line.contentHash = line.contentHash.toUpperCase()
    }),
    'a body revised without its hash': record('unit', ({ body }) => {
      body.name = '别的局'
    }),
    'another unit without its hash': record('interview', (line) => {
      line.unitId = null
    }),
    'deleted without its hash': record('unit', (line) => {
      line.deletedAt = 1
    }),
    'a tombstone brought to life without its hash': lists(({ records }) => {
      records.interview![1].deletedAt = null
    }),
    'an unknown kind': unit((line) => {
      line.kind = 'units'
    }),
    'a name of every object as a kind': unit((line) => {
      line.kind = 'constructor'
    }),
  }),
  ...damaged('records', {
    'no JSON': unitText((line) => `${line}{\n`),
    'an empty line': unitText((line) => `\n${line}`),
    'a line feed too many': unitText((line) => `${line}\n`),
    'no line feed at the end': unitText((line) => line.trimEnd()),
    'a byte order mark': unitText((line) => `\ufeff${line}`),
    'a number in a line': unitText((line) => `${line}1\n`),
    'null in a line': unitText((line) => `${line}null\n`),
    'two values in a line': unitText((line) => `${line.trimEnd()}${line}`),
    'bytes that are no UTF-8': unitText((line) =>
      Buffer.concat([Buffer.from(line.slice(0, -40)), Buffer.from([0xff]), Buffer.from(line.slice(-40))]),
    ),
    'half a letter of UTF-8': unitText(
      (line) => Buffer.from(line.replace('示例局', 'x')).map((byte) => (byte === 0x78 ? 0xe7 : byte)) as Buffer,
    ),
    'letters beyond UTF-16': unitText((line) =>
      Buffer.concat([Buffer.from(line.slice(0, -40)), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from(line.slice(-40))]),
    ),
    'not a number': unitText((line) => line.replace('"version":1', '"version":NaN')),
    'a zero before a number': unitText((line) => line.replace('"version":1', '"version":01')),
    'a prototype in the body': unitText((line) => line.replace('"body":{', '"body":{"__proto__":{"x":1},')),
    'a record twice': lists(({ records }) => void records.unit!.push(records.unit![0])),
    'an id in two kinds': rehashed('unit', (line) => {
      line.id = ids.talk
    }),
    'a kind in the list of another': lists(({ records }) => void records.unit!.push(records.interview!.pop())),
    'another round': unit((line) => {
      line.roundId = idOf('another round')
    }),
    'a unit without a round': unit((line) => {
      line.roundId = null
    }),
    'another round as a record': lists(({ records }) => {
      const other = { ...structuredClone(records.round![0]), id: idOf('another round') }
      records.round!.push({ ...other, contentHash: contentHash(other) })
    }),
  }),
  ...damaged('ndjson', {
    'a line of lists within lists': unitText((line) => line.replace('"note":""', `"note":${'['.repeat(100_000)}${']'.repeat(100_000)}`)),
    'a line of objects within objects': text('history.ndjson', (all) =>
      all.replace('"谈话室二"', `${'{"x":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
    ),
  }),
]

/** Too large to be among the vectors: they are read in a process of their own, whose memory is measured. */
export const largeCases: Readonly<Record<string, Bend>> = {
  'a line of 100 MB without an end': unitText((line) => `${line}${'x'.repeat(100_000_000)}`),
  'a line of 100 MB': unitText((line) => line.replace('"note":""', `"note":"${'x'.repeat(100_000_000)}"`)),
  'ten million empty lines': unitText((line) => `${line}${'\n'.repeat(10_000_000)}`),
  'ten million empty records': unitText((line) => `${line}${'{}\n'.repeat(10_000_000)}`),
  'a long list in a line': unitText((line) => line.replace('"note":""', `"note":[${'1,'.repeat(30_000_000)}1]`)),
  'a million members in a line': unitText((line) =>
    line.replace('"note":""', `"note":{${Array.from({ length: 3_000_000 }, (_, at) => `"${at}":1`).join(',')}}`),
  ),
  'a manifest of 32 MB': {
    manifest: ({ entries }) => {
      for (let at = 0; at < 150_000; at += 1) entries.push({ path: `files/${hashOf(String(at))}`, size: 0, sha256: hashOf('') })
    },
  },
  'a manifest that names a million kinds': {
    manifest: ({ counts }) => Object.assign(counts, Object.fromEntries(Array.from({ length: 1_000_000 }, (_, at) => [`k${at}`, 1]))),
  },
}
