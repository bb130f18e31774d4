import { type Bend, type Entry, tarEntry } from '../forging/forge.ts'
import { hashOf } from '../forging/sound.ts'
import { accepted, damaged, outcome } from './case.ts'

/** Vectors whose tar is not as it should be; what they announce and sign is. */

const entry = (path: string, change: (entry: Entry) => Entry): Bend => ({
  entries: (entries) => entries.map((each) => (each.path.startsWith(path) ? change(each) : each)),
})
const header = (header: NonNullable<Entry['header']>, path = 'records/unit'): Bend => entry(path, (each) => ({ ...each, header }))
const renamed = (to: string): Bend => entry('records/unit', (each) => ({ ...each, path: to }))
/** Announced and signed under another name, too. */
const announced = (to: string): Bend => ({
  ...renamed(to),
  manifest: (manifest) => {
    for (const each of manifest.entries) if (each.path === 'records/unit.ndjson') each.path = to
  },
})
const order = (change: (entries: Entry[]) => Entry[]): Bend => ({ entries: change })
const stray: Entry = { path: `files/${hashOf('stray')}`, bytes: Buffer.from('stray') }
const nulls = (text: string): Buffer => Buffer.concat([Buffer.from(text), Buffer.alloc(100 - text.length)])

export const archiveCases = [
  ...accepted('tar', {
    'more zeros at the end': { tar: (archive) => Buffer.concat([archive, Buffer.alloc(10_240 - (archive.length % 10_240))]) },
    'an odd number of zeros at the end': { tar: (archive) => Buffer.concat([archive, Buffer.alloc(33)]) },
    'a regular file of old': header({ type: '\0' }),
    'the magic of GNU tar': header({ magic: 'ustar  \0' }),
    'a size without leading zeros': entry('records/unit', (each) => ({ ...each, header: { size: `${each.bytes.length.toString(8)}\0` } })),
  }),
  ...damaged('tar', {
    'no archive': { tar: () => Buffer.from('x'.repeat(2000)) },
    'zeros alone': { tar: () => Buffer.alloc(4096) },
    'an absolute path': renamed('/etc/passwd'),
    'a path to the folder above': renamed('../records/unit.ndjson'),
    'a path to the folder above, inside': renamed('records/../records/unit.ndjson'),
    'a path from here': renamed('./records/unit.ndjson'),
    'a doubled slash': renamed('records//unit.ndjson'),
    'a path of Windows': renamed('records\\unit.ndjson'),
    'a drive of Windows': renamed('c:/records/unit.ndjson'),
    'capital letters': renamed('Records/Unit.ndjson'),
    'a name beyond ASCII': header({ name: Buffer.from('records/单位.ndjson') }),
    'a line feed in a name': renamed('records/unit\n.ndjson'),
    'no name': header({ name: Buffer.alloc(100) }),
    'a name of 100 bytes': header({ name: Buffer.alloc(100, 'a') }),
    'a name for another entry': header({ name: nulls('records/round.ndjson') }),
    'an absolute path, announced': announced('/etc/passwd'),
    'a path to the folder above, announced': announced('../../evil.ndjson'),
    'an unknown folder, announced': announced('attachments/1.ndjson'),
    'an unknown kind, announced': announced('records/nothing.ndjson'),
    'a list without its folder, announced': announced('unit.ndjson'),
    'the manifest again, announced': announced('manifest.json'),
    'a receipt among records, announced': announced('receipt.json'),
    'cards in a result, announced': announced('cards.ndjson'),
    'a prefix': header({ prefix: '/etc' }),
    'a hard link': header({ type: '1' }),
    'a symbolic link': header({ type: '2' }),
    'a character device': header({ type: '3' }),
    'a block device': header({ type: '4' }),
    'a folder': header({ type: '5' }),
    'a pipe': header({ type: '6' }),
    'a contiguous file': header({ type: '7' }),
    'an extended header': header({ type: 'x' }),
    'a global extended header': header({ type: 'g' }),
    'a long name of GNU tar': header({ type: 'L' }),
    'a sparse file of GNU tar': header({ type: 'S' }),
    'a symbolic link first': order((entries) => [{ path: 'manifest.json', bytes: Buffer.alloc(0), header: { type: '2' } }, ...entries]),
    'a wrong checksum': header({ checksum: '0000000\0' }),
    'no checksum': header({ checksum: '        ' }),
    'no magic': header({ magic: '\0\0\0\0\0\0\0\0' }),
    'no size': header({ size: '            ' }),
    'a negative size': header({ size: '-0000001000\0' }),
    'a size in decimal': header({ size: '00000000799\0' }),
    'a size of base 256': header({ size: '\u0080\0\0\0\0\0\0\0\0\0\u0002\u00dc' }),
    'a smaller size': header({ size: '00000000012\0' }),
    'a larger size': header({ size: '00000002000\0' }),
    'a size beyond the end': header({ size: '00007777777\0' }),
    'the largest size': header({ size: '777777777777' }),
    'the size of a file beyond the end': header({ size: '77777777777\0' }, 'files/'),
    'something in the padding': entry('records/unit', (each) => ({
      ...each,
      padding: Buffer.alloc((512 - (each.bytes.length % 512)) % 512, 1),
    })),
    'no padding': entry('records/unit', (each) => ({ ...each, padding: Buffer.alloc(0) })),
    'something behind the end': { tar: (archive) => Buffer.concat([archive, Buffer.alloc(511), Buffer.from('!')]) },
    'an entry behind the end': { tar: (archive) => Buffer.concat([archive, tarEntry(stray), Buffer.alloc(1024)]) },
    'a block of zeros between': {
      tar: (archive) => archive.fill(0, archive.lastIndexOf('records/unit'), archive.lastIndexOf('records/unit') + 512),
    },
    'an entry less': order((entries) => entries.slice(0, -1)),
    'a list less': order((entries) => entries.filter(({ path }) => path !== 'records/unit.ndjson')),
    'an entry more': order((entries) => [...entries, stray]),
    'an entry twice': order((entries) => entries.flatMap((each) => (each.path === 'records/unit.ndjson' ? [each, each] : [each]))),
    'entries in another order': order(([a, b, ...rest]) => [a!, b!, ...rest.reverse()]),
    'the manifest twice': order(([a, b, ...rest]) => [a!, b!, a!, ...rest]),
    'the manifest last': order(([a, ...rest]) => [...rest, a!]),
    'other bytes of the same length': entry('records/unit', (each) => ({
      ...each,
      bytes: Buffer.from(each.bytes.toString().replace('示例局', '实例局')),
    })),
    'a byte more': entry('records/unit', (each) => ({ ...each, bytes: Buffer.concat([each.bytes, Buffer.from('\n')]) })),
    'a byte less': entry('records/unit', (each) => ({ ...each, bytes: each.bytes.subarray(0, -1) })),
    'other bytes of a file': entry('files/', (each) => ({ ...each, bytes: Buffer.alloc(each.bytes.length) })),
    'a signature of 65 bytes': entry('manifest.sig', (each) => ({ ...each, bytes: Buffer.concat([each.bytes, Buffer.alloc(1)]) })),
  }),
  ...outcome('bundle_unsigned', 'office', 'tar', {
    'no signature': order(([a, , ...rest]) => [a!, ...rest]),
    'the manifest alone': order(([a]) => [a!]),
    'a list before the signature': order(([a, b, c, ...rest]) => [a!, c!, b!, ...rest]),
  }),
]
