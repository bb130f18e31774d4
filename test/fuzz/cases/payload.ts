import { Chance } from '../forging/chance.ts'
import { type Bend, forged } from '../forging/forge.ts'
import { contentHash, hashOf, type Lists } from '../forging/sound.ts'
import { accepted, damaged } from './case.ts'

/** Vectors whose payload is cut, turned about, or put together from several. */

/** A file of five chunks, so that there is something to turn about. */
export function withLargeFile(lists: Lists): void {
  const bytes = new Chance('large').bytes(300_000)
  lists.files = [bytes]
  const [attachment] = lists.records.attachment!
  Object.assign(attachment.body, { size: bytes.length, sha256: hashOf(bytes) })
  attachment.contentHash = contentHash(attachment)
}

const large = (payload: NonNullable<Bend['payload']>): Bend => ({ lists: withLargeFile, payload })
const small = (payload: NonNullable<Bend['payload']>): Bend => ({ payload })
const flipped = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes)
  copy[at]! ^= 0x80
  return copy
}
const of = (chunks: Buffer[], ...order: number[]): Buffer[] => order.map((at) => chunks[at]!)
/** Where the payload of a small bundle begins. */
const start = (file: Buffer): number => file.indexOf('\n', file.indexOf('\n---') + 1) + 17
const cut = (size: (file: Buffer) => number): Bend => ({ file: (file) => file.subarray(0, size(file)) })
const tarCut = (size: (archive: Buffer) => number): Bend => ({ tar: (archive) => archive.subarray(0, size(archive)) })
const other = () => forged({ name: 'another bundle', lists: withLargeFile })

export const payloadCases = [
  ...accepted('payload', {
    'of five chunks': { lists: withLargeFile },
    'of whole chunks alone': {
      lists: withLargeFile,
      tar: (archive) => Buffer.concat([archive, Buffer.alloc(65_536 - (archive.length % 65_536))]),
    },
  }),
  ...damaged('payload', {
    none: small(() => []),
    'a tag alone': small(() => [Buffer.alloc(16)]),
    'an honest empty one': small((_, __, seal) => seal(Buffer.alloc(0))),
    'a flipped bit at its beginning': small(([only]) => [flipped(only!, 0)]),
    'a flipped bit in its middle': small(([only]) => [flipped(only!, only!.length >> 1)]),
    'a flipped bit in the tag': small(([only]) => [flipped(only!, only!.length - 1)]),
    'another nonce': { nonce: (nonce) => flipped(nonce, 3) },
    'a byte more': { file: (file) => Buffer.concat([file, Buffer.alloc(1)]) },
    'a tag more': { file: (file) => Buffer.concat([file, Buffer.alloc(16)]) },
    'an empty last chunk': small((_, plain, seal) => [
      ...seal(plain, (index) => ({ index, last: false })),
      ...seal(Buffer.alloc(0), () => ({ index: 1, last: true })),
    ]),
    'a last chunk not marked as such': small((_, plain, seal) => seal(plain, (index) => ({ index, last: false }))),
    'a first chunk marked as the last': large((_, plain, seal) => seal(plain, (index) => ({ index, last: true }))),
    'numbered from 1': large((_, plain, seal) => seal(plain, (index, last) => ({ index: index + 1, last }))),
    'not numbered': large((_, plain, seal) => seal(plain, (_, last) => ({ index: 0, last }))),
    'two chunks swapped': large((chunks) => of(chunks, 0, 2, 1, 3, 4)),
    'the first and the last swapped': large((chunks) => of(chunks, 4, 1, 2, 3, 0)),
    'a chunk doubled': large((chunks) => of(chunks, 0, 1, 1, 2, 3, 4)),
    'the last chunk doubled': large((chunks) => of(chunks, 0, 1, 2, 3, 4, 4)),
    'the first chunk gone': large((chunks) => chunks.slice(1)),
    'a middle chunk gone': large((chunks) => of(chunks, 0, 1, 3, 4)),
    'the last chunk gone': large((chunks) => chunks.slice(0, -1)),
    'a chunk of another bundle': large((chunks) => [
      ...chunks.slice(0, 2),
      ...[other().file].map((file) => file.subarray(start(file) + 2 * 65_552, start(file) + 3 * 65_552)),
      ...chunks.slice(3),
    ]),
    'the last chunk of another bundle': large((chunks) => [
      ...chunks.slice(0, 4),
      ...[other().file].map((file) => file.subarray(start(file) + 4 * 65_552)),
    ]),
    'the payload of another bundle': large(() => [other().file].map((file) => file.subarray(start(file)))),
    'the header of another bundle': {
      lists: withLargeFile,
      file: (file) => Buffer.concat([other().file.subarray(0, start(other().file) - 16), file.subarray(start(file) - 16)]),
    },
    'two bundles one behind the other': { file: (file) => Buffer.concat([file, file]) },
    'short chunks': large((_, plain, seal) => [
      ...seal(plain.subarray(0, 60_000), (index) => ({ index, last: false })),
      ...seal(plain.subarray(60_000), (index, last) => ({ index: index + 1, last })),
    ]),
  }),
  ...damaged('truncation', {
    'inside the version line': cut(() => 10),
    'inside the stanza': cut(() => 60),
    'inside the MAC': cut((file) => start(file) - 30),
    'before the payload': cut(start),
    'after a byte of the payload': cut((file) => start(file) + 1),
    'after fifteen bytes of the payload': cut((file) => start(file) + 15),
    'after sixteen bytes of the payload': cut((file) => start(file) + 16),
    'in the middle': cut((file) => file.length >> 1),
    'before the last tag': cut((file) => file.length - 16),
    'by a byte': cut((file) => file.length - 1),
    'at the end of a chunk': { lists: withLargeFile, file: (file) => file.subarray(0, start(file) + 2 * 65_552) },
    'behind the end of a chunk': { lists: withLargeFile, file: (file) => file.subarray(0, start(file) + 2 * 65_552 + 1) },
    'by all of the archive': tarCut(() => 0),
    'inside the first tar header': tarCut(() => 300),
    'inside the manifest': tarCut(() => 700),
    'inside the signature': tarCut((archive) => archive.indexOf('manifest.sig') + 512 + 32),
    'before the first list': tarCut((archive) => archive.lastIndexOf('records/round.ndjson')),
    'inside a list': tarCut((archive) => archive.lastIndexOf('records/unit.ndjson') + 700),
    'behind a list': tarCut((archive) => archive.lastIndexOf('records/member.ndjson')),
    'inside a file': tarCut((archive) => archive.lastIndexOf('files/') + 512 + 10),
    'inside the padding of a file': tarCut((archive) => archive.lastIndexOf('files/') + 512 + 1010),
    'before the end of the archive': tarCut((archive) => archive.length - 1024),
    'inside the end of the archive': tarCut((archive) => archive.length - 600),
    'by one of the two last blocks': tarCut((archive) => archive.length - 512),
  }),
]
