import { idOf } from '../forging/chance.ts'
import type { Bend } from '../forging/forge.ts'
import { signed } from '../forging/sealing.ts'
import { type Line, signers } from '../forging/sound.ts'
import { accepted, damaged, outcome } from './case.ts'

/** Vectors whose manifest or signature is not as it should be; whoever may sign has signed what it says. */

const stating = (words: Line): Bend => ({ manifest: (manifest) => void Object.assign(manifest, words) })
const manifest = (change: (manifest: Line) => void): Bend => ({ manifest: change })
const text = (change: (text: string) => string | Buffer): Bend => ({ manifestText: change })

const needed = [
  ...['format', 'formatVersion', 'schemaVersion', 'kind', 'bundleId', 'roundId', 'roundName', 'groupName', 'deviceId', 'deviceName'],
  ...['sequence', 'follows', 'counts', 'entries', 'classification', 'sample', 'madeBy', 'reason', 'madeAt', 'auditHead'],
]
const without = Object.fromEntries(needed.map((name): [string, Bend] => [`without ${name}`, manifest((all) => delete all[name])]))

const version = (words: Line): Bend =>
  text(() => JSON.stringify({ format: 'xuncha-bundle', formatVersion: 1, schemaVersion: 3, ...words, unheardOf: {} }))

export const manifestCases = [
  ...accepted('manifest', {
    'on one line': text((pretty) => JSON.stringify(JSON.parse(pretty))),
    'members in another order': text((pretty) => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(pretty)).reverse()))),
    'schema 1': stating({ schemaVersion: 1 }),
    'schema 2': stating({ schemaVersion: 2 }),
    'a number that leaves some out': stating({ sequence: 900, follows: idOf('earlier') }),
  }),
  ...outcome('bundle_newer', 'office', 'version', {
    'format 2': version({ formatVersion: 2 }),
    'schema 4': version({ schemaVersion: 4 }),
    'format 2 of a bundle that is whole': stating({ formatVersion: 2 }),
    'schema 4 of a bundle that is whole': stating({ schemaVersion: 4 }),
  }),
  ...outcome('bundle_older', 'office', 'version', {
    'format 0': version({ formatVersion: 0 }),
    'schema 0': version({ schemaVersion: 0 }),
    'format -1': stating({ formatVersion: -1 }),
  }),
  ...outcome('bundle_wrong_kind', 'office', 'kind', {
    'a receipt among results': stating({ kind: 'receipt' }),
    'a task among results': stating({ kind: 'task' }),
    'a member bundle among results': stating({ kind: 'member' }),
    'a backup among results': stating({ kind: 'backup' }),
  }),
  ...damaged('version', {
    'format as text': stating({ formatVersion: '1' }),
    'format 1.5': stating({ formatVersion: 1.5 }),
    'schema null': stating({ schemaVersion: null }),
  }),
  ...damaged('manifest', {
    ...without,
    empty: text(() => ''),
    'no JSON': text((pretty) => pretty.slice(0, -3)),
    'a list': text((pretty) => `[${pretty}]`),
    null: text(() => 'null'),
    'two values': text((pretty) => `${pretty}{}`),
    'a byte order mark': text((pretty) => `\ufeff${pretty}`),
    'a comment': text((pretty) => `// 示例\n${pretty}`),
    'a comma too many': text((pretty) => pretty.replace(/\n\}\n$/, ',\n}\n')),
    'bytes that are no UTF-8': text((pretty) =>
      Buffer.concat([...pretty.split('移交').map((part) => Buffer.from(part))].toSpliced(1, 0, Buffer.from([0xff]))),
    ),
    'a prototype': text((pretty) => pretty.replace('{', '{ "__proto__": {},')),
    'a prototype among the counts': text((pretty) => pretty.replace('"counts": {', '"counts": { "__proto__": 1,')),
    'UTF-16': text((pretty) => Buffer.from(pretty, 'utf16le')),
    'lists within lists': text((pretty) => pretty.replace('"示例移交"', `${'['.repeat(50_000)}${']'.repeat(50_000)}`)),
    'a member that nobody knows': stating({ unheardOf: 1 }),
    'an entry with a member that nobody knows': manifest(({ entries }) => {
      entries[0].mode = 420
    }),
    'another format': stating({ format: 'xuncha-case' }),
    'an unknown kind': stating({ kind: 'results' }),
    'a bundle id that is none': stating({ bundleId: 'one' }),
    'a round id that is none': stating({ roundId: 1 }),
    'no round': stating({ roundId: null }),
    'a device id that is none': stating({ deviceId: '' }),
    'number 0': stating({ sequence: 0 }),
    'number -1': stating({ sequence: -1 }),
    'number 1.5': stating({ sequence: 1.5 }),
    'a number as text': stating({ sequence: '1' }),
    'a number beyond those that are exact': text((pretty) => pretty.replace('"sequence": 1', '"sequence": 9007199254740993')),
    'a base that is no id': stating({ base: 'yes' }),
    'a name of 501 letters': stating({ deviceName: '名'.repeat(501) }),
    'a reason of 20,001 letters': stating({ reason: '理'.repeat(20_001) }),
    'an unknown classification': stating({ classification: 'top_secret' }),
    'sample as text': stating({ sample: 'true' }),
    'a negative time': stating({ madeAt: -1 }),
    'a time with fractions': stating({ madeAt: 0.5 }),
    'a chain head in capitals': manifest((all) => {
      all.auditHead = all.auditHead.toUpperCase()
    }),
    'counts as a list': stating({ counts: [] }),
    'a negative count': manifest(({ counts }) => {
      counts.unit = -1
    }),
    'a count as text': manifest(({ counts }) => {
      counts.unit = '1'
    }),
    'entries as an object': stating({ entries: {} }),
    'no entries': stating({ entries: [] }),
    'an entry announced twice': manifest(({ entries }) => void entries.push(entries[0])),
    'an entry without a size': manifest(({ entries }) => delete entries[0].size),
    'an entry of negative size': manifest(({ entries }) => {
      entries[0].size = -1
    }),
    'an entry with a short hash': manifest(({ entries }) => {
      entries[0].sha256 = 'abc'
    }),
    'an entry with a hash in capitals': manifest(({ entries }) => {
      entries[0].sha256 = entries[0].sha256.toUpperCase()
    }),
    'an entry with the hash of another': manifest(({ entries }) => {
      entries[0].sha256 = entries[1].sha256
    }),
    'an entry of another size': manifest(({ entries: [first] }) => void Object.assign(first, { size: first.size + 1 })),
    'a chain head of another chain': stating({ auditHead: '1'.repeat(64) }),
    'another round': stating({ roundId: idOf('another round') }),
  }),
  ...damaged('counts', {
    'one too many': manifest(({ counts }) => {
      counts.interview = 2
    }),
    'one too few': manifest(({ counts }) => {
      counts.interview = 0
    }),
    'a kind left out': manifest(({ counts }) => delete counts.unit),
    'a kind that is not there': manifest(({ counts }) => {
      counts.petition = 1
    }),
    'a kind that is not there, as 0': manifest(({ counts }) => {
      counts.petition = 0
    }),
    'tombstones left out': manifest(({ counts }) => delete counts.deleted),
    'a tombstone counted as alive': manifest(({ counts }) => void Object.assign(counts, { interview: 2, deleted: 0 })),
    none: stating({ counts: {} }),
  }),
  ...outcome('bundle_unsigned', 'office', 'signature', {
    empty: { signature: () => Buffer.alloc(0) },
    'of 63 bytes': { signature: (honest) => honest.subarray(0, 63) },
    'of zeros': { signature: () => Buffer.alloc(64) },
    'a flipped bit in its first half': { signature: (honest) => Buffer.concat([Buffer.from([honest[0]! ^ 1]), honest.subarray(1)]) },
    'a flipped bit in its second half': {
      signature: (honest) => Buffer.concat([honest.subarray(0, 40), Buffer.from([honest[40]! ^ 1]), honest.subarray(41)]),
    },
    'its halves swapped': { signature: (honest) => Buffer.concat([honest.subarray(32), honest.subarray(0, 32)]) },
    'raised by the order of the group': { signature: raised },
    'in hex': { signature: (honest) => Buffer.from(honest.toString('hex')).subarray(0, 64) },
    'by another enrolled device': { signer: 'member' },
    'by a stranger': { signer: 'stranger' },
    'over the manifest without its last line feed': { signature: (_, bytes) => signed(signers.leader, bytes.subarray(0, -1)) },
    'over another manifest': {
      signature: (_, bytes) => signed(signers.leader, Buffer.from(bytes.toString().replace('示例移交', '示例移送'))),
    },
    'over the hash of the manifest': { signature: (_, bytes) => signed(signers.leader, Buffer.from(bytes.toString('base64'))) },
  }),
  ...outcome('bundle_unknown_signer', 'office', 'signer', {
    'a stranger, under its own name': { ...stating({ deviceId: idOf('stranger') }), signer: 'stranger' },
    'an office, for a result': { ...stating({ deviceId: idOf('office') }), signer: 'office' },
    'nobody that was ever heard of': stating({ deviceId: idOf('nobody') }),
  }),
]

/** S + L of an Ed25519 signature: the same to readers that do not look whether S is below L. */
function raised(honest: Buffer): Buffer {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n
  let s = BigInt(`0x${Buffer.from(honest.subarray(32)).reverse().toString('hex')}`) + order
  const out = Buffer.from(honest)
  for (let at = 32; at < 64; at += 1, s >>= 8n) out[at] = Number(s & 255n)
  return out
}
