import { Chance, idOf } from './chance.ts'
import { chunksOf, forRecipient, headed, type Pair, pairOf, signed, spelled } from './sealing.ts'
import { hashOf, ids, type Line, type Lists, madeAt, receiver, type Signer, signers, soundLists } from './sound.ts'

/** Puts a bundle together as FORMAT.md says, and lets one step of it go wrong. */

export interface Entry {
  path: string
  bytes: Buffer
  /** Fields of the tar header that are not as they should be. */
  header?: { type?: string; size?: string; checksum?: string; magic?: string; prefix?: string; name?: Buffer }
  /** Zeros up to the next block; what stands there instead. */
  padding?: Buffer
}

/** What goes wrong, in the order in which it is done; each step sees what an honest writer would have. */
export interface Bend {
  readonly lists?: (lists: Lists) => void
  /** The text of a list after it was spelled, by path. */
  readonly texts?: Readonly<Record<string, (text: string) => string | Buffer>>
  readonly manifest?: (manifest: Line) => void
  readonly manifestText?: (text: string) => string | Buffer
  readonly signer?: Signer
  readonly signature?: (signature: Buffer, manifest: Buffer) => Buffer
  readonly entries?: (entries: Entry[]) => Entry[]
  readonly tar?: (archive: Buffer) => Buffer
  readonly stanzas?: (fileKey: Buffer, honest: string, ephemeral: Pair) => string
  readonly header?: (header: string, fileKey: Buffer) => string | Buffer
  readonly nonce?: (nonce: Buffer) => Buffer
  readonly payload?: (
    chunks: Buffer[],
    plain: Buffer,
    seal: typeof chunksOf extends (a: Buffer, b: Buffer, ...rest: infer R) => infer T ? (...rest: R) => T : never,
  ) => Buffer[]
  readonly file?: (file: Buffer) => Buffer
  /** Told apart from other bundles by this; also the seed of its keys. */
  readonly name?: string
}

const block = 512

export function tarEntry({ path, bytes, header: bent = {}, padding }: Entry): Buffer {
  const header = Buffer.alloc(block)
  header.write(path, 0, 100, 'latin1')
  bent.name?.copy(header)
  header.write('0000644\0', 100, 'latin1')
  header.write('0000000\0', 108, 'latin1')
  header.write('0000000\0', 116, 'latin1')
  header.write(bent.size ?? `${bytes.length.toString(8).padStart(11, '0')}\0`, 124, 12, 'latin1')
  header.write(
    `${Math.floor(madeAt / 1000)
      .toString(8)
      .padStart(11, '0')}\0`,
    136,
    'latin1',
  )
  header.write(bent.type ?? '0', 156, 1, 'latin1')
  header.write(bent.magic ?? 'ustar\u000000', 257, 8, 'latin1')
  header.write(bent.prefix ?? '', 345, 155, 'latin1')
  header.fill(' ', 148, 156)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(bent.checksum ?? `${sum.toString(8).padStart(6, '0')}\0 `, 148, 8, 'latin1')
  return Buffer.concat([header, bytes, padding ?? Buffer.alloc((block - (bytes.length % block)) % block)])
}

const ndjson = (lines: readonly Line[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('')

function entriesOf(lists: Lists, texts: Bend['texts']): Entry[] {
  const named = [
    ...Object.entries(lists.records).map(([kind, lines]) => ({ path: `records/${kind}.ndjson`, text: ndjson(lines) })),
    { path: 'cards.ndjson', text: ndjson(lists.cards) },
    { path: 'history.ndjson', text: ndjson(lists.history) },
    { path: 'audit.ndjson', text: ndjson(lists.audit) },
  ].filter(({ text }) => text !== '')
  const files = lists.files.map((bytes) => ({ path: `files/${hashOf(bytes)}`, bytes })).sort((a, b) => (a.path < b.path ? -1 : 1))
  return [...named.map(({ path, text }) => ({ path, bytes: Buffer.from(texts?.[path]?.(text) ?? text) })), ...files]
}

export function countsOf(lists: Lists): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const [kind, lines] of Object.entries(lists.records)) {
    for (const { deletedAt } of lines) {
      const counted = deletedAt === null ? kind : 'deleted'
      counts[counted] = (counts[counted] ?? 0) + 1
    }
  }
  return counts
}

const manifestOf = (lists: Lists, entries: readonly Entry[], name: string): Line => ({
  format: 'xuncha-bundle',
  formatVersion: 1,
  schemaVersion: 3,
  kind: 'result',
  bundleId: idOf(`bundle ${name}`),
  roundId: ids.round,
  roundName: '2026年第一轮（示例）',
  groupName: '第一巡察组',
  deviceId: idOf('leader'),
  deviceName: '示例电脑',
  sequence: 1,
  follows: null,
  counts: countsOf(lists),
  entries: entries.map(({ path, bytes }) => ({ path, size: bytes.length, sha256: hashOf(bytes) })),
  classification: 'internal',
  sample: true,
  madeBy: '示例组长',
  reason: '示例移交',
  madeAt,
  auditHead: lists.audit.at(-1)?.hash ?? '0'.repeat(64),
})

export interface Forged {
  readonly file: Buffer
  readonly manifest: Line
  readonly manifestSha256: string
}

/** The bundle, and what it claims. */
export function forged(bend: Bend = {}): Forged {
  const name = bend.name ?? 'sound'
  const lists = soundLists()
  bend.lists?.(lists)
  const entries = entriesOf(lists, bend.texts)
  const manifest = manifestOf(lists, entries, name)
  bend.manifest?.(manifest)
  const text = `${JSON.stringify(manifest, null, 2)}\n`
  const bytes = Buffer.from(bend.manifestText?.(text) ?? text)
  const honest = signed(signers[bend.signer ?? 'leader'], bytes)
  const all = [{ path: 'manifest.json', bytes }, { path: 'manifest.sig', bytes: bend.signature?.(honest, bytes) ?? honest }, ...entries]
  const archive = Buffer.concat([...(bend.entries?.(all) ?? all).map(tarEntry), Buffer.alloc(2 * block)])
  const file = sealed(bend.tar?.(archive) ?? archive, bend, name)
  return { file, manifest, manifestSha256: hashOf(bytes) }
}

function sealed(plain: Buffer, bend: Bend, name: string): Buffer {
  const chance = new Chance(`seal ${name}`)
  const [fileKey, drawn] = [chance.bytes(16), chance.bytes(16)]
  const ephemeral = pairOf('x25519', `ephemeral ${name}`)
  const honest = spelled(forRecipient(fileKey, receiver.publicKey, ephemeral))
  const header = headed(fileKey, bend.stanzas?.(fileKey, honest, ephemeral) ?? honest)
  const chunks = chunksOf(fileKey, drawn, plain)
  const bent = bend.payload?.(chunks, plain, (other, place) => chunksOf(fileKey, drawn, other, place)) ?? chunks
  const head = bend.header?.(header, fileKey) ?? header
  const file = Buffer.concat([Buffer.from(head as string, 'latin1'), bend.nonce?.(drawn) ?? drawn, ...bent])
  return bend.file?.(file) ?? file
}
