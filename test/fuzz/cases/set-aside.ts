import { idOf } from '../forging/chance.ts'
import type { Bend } from '../forging/forge.ts'
import { hashOf, type Line } from '../forging/sound.ts'
import { lists, record, text, unitText } from './bends.ts'
import { damaged, setAside } from './case.ts'

/** Vectors of how far a bundle is read past records that cannot be read, and what it is refused for all the same. */

const otherHash = '1'.repeat(64)
const unhashed = (kind: string): Bend =>
  record(kind, (line) => {
    line.contentHash = otherHash
  })
/** A line of which not even this can be told: whether it is deleted. */
const noRecord = (kind: string): Bend => record(kind, (line) => delete line.version)
const both = (...bends: Bend[]): Bend => ({
  lists: (all) => {
    for (const bend of bends) bend.lists?.(all)
  },
})
const counting = (bend: Bend, change: (counts: Line) => void): Bend => ({ ...bend, manifest: ({ counts }) => change(counts) })
const ofNobody: Bend = lists(({ history: [line] }) => {
  line.recordId = idOf('nobody')
})
const noFiles: Bend = lists((all) => {
  all.files = []
})
const stray: Bend = lists((all) => void all.files.push(Buffer.from('stray')))

const many = (count: number): Bend =>
  lists(({ records: { unit } }) => {
    const [sound] = unit!
    for (let at = 0; at < count; at += 1) unit!.push({ ...sound, id: idOf(`unit ${at}`), contentHash: otherHash })
  })
/** Two records whose JSON has so many letters together. */
const large = (letters: number): Bend =>
  lists(({ records: { unit } }) => {
    const [sound] = unit!
    const noted = (name: string, note: string) => ({ ...sound, id: idOf(name), body: { ...sound.body, note } })
    const first = noted('first unit', 'x'.repeat(letters / 2))
    const missing = letters - JSON.stringify(first).length - JSON.stringify(noted('second unit', '')).length
    unit!.push(first, noted('second unit', 'x'.repeat(missing)))
  })
const twice = (bend: Bend, change: (lines: Line[]) => void): Bend =>
  both(
    lists(({ records: { unit } }) => void unit!.push(structuredClone(unit![0]))),
    bend,
    lists(({ records: { unit } }) => change(unit!)),
  )
const asTheyAre = () => {}

export const setAsideCases = [
  ...setAside('set aside', {
    '1,000 records': many(1000),
    'records of 64 MiB': large(64 * 1024 ** 2),
    'a tombstone': lists(({ records }) => {
      records.interview![1].contentHash = otherHash
    }),
    'a member without a round': unhashed('member'),
    'a record with history': unhashed('interview'),
    'a record with history that is none': noRecord('interview'),
    'a line without an id, and history of nobody': both(
      record('unit', (line) => delete line.id),
      ofNobody,
    ),
    'a line without an id, twice': twice(
      record('unit', (line) => delete line.id),
      (lines) => delete lines[1].id,
    ),
    'an attachment and its file': unhashed('attachment'),
    'an attachment that is no record, and its file': noRecord('attachment'),
    'an attachment whose file did not come': both(unhashed('attachment'), noFiles),
    'an attachment, and a file that no record names': both(unhashed('attachment'), stray),
    'a line that is no record, of another round': record('unit', (line) => void Object.assign(line, { version: 0, roundId: 'x' })),
    'a line that is no record, counted as another kind': counting(noRecord('unit'), (counts) => {
      delete counts.unit
      counts.interview = 2
    }),
  }),
  ...damaged('set aside', {
    '1,001 records': many(1001),
    'records of 64 MiB and a letter': large(64 * 1024 ** 2 + 1),
    'the round': unhashed('round'),
    'the round, which is no record': noRecord('round'),
    'a line among the rounds': text('records/round.ndjson', (line) => `${line}[]\n`),
    'a line too many': unitText((line) => `${line}{}\n`),
    'a record of another round': record(
      'unit',
      (line) => void Object.assign(line, { contentHash: otherHash, roundId: idOf('another round') }),
    ),
    'a record of another kind': record('unit', (line) => void Object.assign(line, { contentHash: otherHash, kind: 'interview' })),
    'a record that came before': twice({}, (lines) => {
      lines[1].contentHash = otherHash
    }),
    'a record that comes again': twice(unhashed('unit'), asTheyAre),
    'a record twice': twice(unhashed('unit'), (lines) => {
      lines[1].contentHash = otherHash
    }),
    'a record that is none, under an id that came before': twice({}, (lines) => delete lines[1].version),
    'a record under the id of one that is none': twice(noRecord('unit'), asTheyAre),
    'a record under an id of another kind': record('unit', (line) => {
      line.id = idOf('talk')
    }),
    'history of nobody': both(unhashed('unit'), ofNobody),
    'history that is none': both(
      unhashed('interview'),
      lists(({ history: [line] }) => delete line.at),
    ),
    'a record that is not counted': counting(unhashed('unit'), (counts) => delete counts.unit),
    'a record counted as another kind': counting(unhashed('unit'), (counts) => {
      delete counts.unit
      counts.interview = 2
    }),
    'a tombstone counted as alive': counting(
      lists(({ records }) => {
        records.interview![1].contentHash = otherHash
      }),
      (counts) => {
        delete counts.deleted
        counts.interview = 2
      },
    ),
    'a line that is no record, and is not counted': counting(noRecord('unit'), (counts) => delete counts.unit),
    'a unit, and a file that no record names': both(unhashed('unit'), stray),
    'a unit, and a file that did not come': both(unhashed('unit'), noFiles),
    'an attachment, its file under the hash of another': {
      ...unhashed('attachment'),
      entries: (entries) =>
        entries.map((each) => (each.path.startsWith('files/') ? { ...each, bytes: Buffer.alloc(each.bytes.length) } : each)),
      manifest: ({ entries }) => void Object.assign(entries.at(-1), { sha256: hashOf(Buffer.alloc(1000)) }),
    },
  }),
]
