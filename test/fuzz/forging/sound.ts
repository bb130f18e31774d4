import { createHash } from 'node:crypto'
import { Chance, idOf } from './chance.ts'
import { bech32, pairOf } from './sealing.ts'

/** Invented casework and devices, the same on every run: what the vectors bend. */

// biome-ignore lint/suspicious/noExplicitAny: the vectors bend these lines into shapes that no type allows
export type Line = any

/** Lists and files of a bundle, before they are counted, hashed and signed. */
export interface Lists {
  /** By kind, in the order in which they are written. */
  records: Record<string, Line[]>
  history: Line[]
  audit: Line[]
  cards: Line[]
  files: Buffer[]
}

export const signers = {
  leader: pairOf('ed25519', 'leader'),
  member: pairOf('ed25519', 'member'),
  office: pairOf('ed25519', 'office'),
  stranger: pairOf('ed25519', 'stranger'),
} as const
export type Signer = keyof typeof signers

/** Whom the vectors are for, and somebody else. */
export const receiver = pairOf('x25519', 'receiver')
export const otherReceiver = pairOf('x25519', 'other receiver')
export const identityOf = ({ seed }: { seed: Buffer }): string => bech32('age-secret-key-', seed).toUpperCase()
export const passphrase = '1234-5678-9012-3456-7890-1234-5678-9012'

export const cardOf = (signer: Signer) => ({
  format: 'xuncha-key-card' as const,
  version: 1 as const,
  deviceId: idOf(signer),
  mode: signer === 'office' ? ('office' as const) : ('group' as const),
  name: `示例 ${signer}`,
  signingKey: signers[signer].publicKey.toString('base64'),
  recipient: bech32('age', pairOf('x25519', signer).publicKey),
})

export const ids = {
  round: idOf('round'),
  unit: idOf('unit'),
  member: idOf('member'),
  talk: idOf('talk'),
  gone: idOf('gone'),
  file: idOf('file'),
}
export const madeAt = 1_790_000_000_000
export const content = new Chance('content of the file').bytes(1000)
const fileHash = createHash('sha256').update(content).digest('hex')

export const canonical = (value: Line): string =>
  JSON.stringify(value, (_, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
export const hashOf = (value: string | Buffer): string => createHash('sha256').update(value).digest('hex')

export const contentHash = ({ kind, roundId, unitId, body, deletedAt }: Line): string =>
  hashOf(canonical({ kind, roundId, unitId, body, deleted: deletedAt !== null }))

const actor = 'KdOrs6WCnwqX'

function record(id: string, kind: string, body: Line, more: Line = {}): Line {
  const own = { id, kind, roundId: ids.round, unitId: ids.unit, version: 1 }
  const times = {
    createdAt: madeAt,
    createdBy: ids.member,
    createdOn: idOf('leader'),
    updatedAt: madeAt,
    updatedBy: ids.member,
    updatedOn: idOf('leader'),
  }
  const lineage = { context: [[actor, 1]], stamps: { '*': [[0, 1]] } }
  const line = { ...own, contentHash: '', ...times, deletedAt: null, body, ancestors: [], lineage, ...more }
  return { ...line, contentHash: contentHash(line) }
}

const roundBody = {
  term: '',
  year: 2026,
  name: '2026年第一轮（示例）',
  kind: 'regular',
  groupName: '第一巡察组',
  startsOn: '',
  endsOn: '',
  petitionsCloseDaysBefore: 7,
  documentDueDays: 3,
  classification: 'internal',
  signOffSteps: [{ id: idOf('step'), name: '组长', who: 'group_leader' }],
  leastTalkers: 2,
  leastHandlers: 2,
  leastEvidence: 2,
  sample: true,
  note: '',
}
const unitBody = {
  name: '示例局党组',
  shortName: '',
  partyOrganization: '',
  kind: '',
  headName: '',
  liaisonName: '',
  address: '',
  startsOn: '',
  endsOn: '',
  note: '',
}
const memberBody = { name: '示例组长', post: 'group_leader', duty: '', homeUnit: '', phone: '', note: '' }
const talkBody = (number: string, name: string) => ({
  number,
  interviewee: { name, unit: '', post: '', sex: '', born: '', politicalStatus: '', rank: '', phone: '' },
  category: 'optional',
  startedAt: '',
  endedAt: '',
  place: '谈话室二',
  talkers: [],
  recorder: null,
  outlineId: null,
  covered: [],
  turns: [
    {
      id: idOf(`turn ${number}`),
      question: '示例问话？',
      answer: '示例答话。',
      abstract: '',
      tags: [],
      lead: false,
      notedAt: '',
      outlineQuestionId: null,
    },
  ],
  signing: 'unsigned',
  refusalReason: '',
  recordingNumber: '',
  status: 'planned',
  note: '',
})
const fileBody = {
  recordId: ids.talk,
  name: '示例.bin',
  mediaType: 'application/octet-stream',
  size: content.length,
  sha256: fileHash,
  role: 'other',
  caption: '',
}
const changed = { version: 2, lineage: { context: [[actor, 2]], stamps: { '*': [[0, 1]], deleted: [[0, 2]], place: [[0, 2]] } } }

/** Links rows into a chain anew, as an honest device would have. */
export function chained(rows: readonly Line[], from = { seq: 0, head: '0'.repeat(64) }): Line[] {
  let { seq, head } = from
  return rows.map((row) => {
    const { hash: _, ...rest } = { ...row, seq: ++seq, previous: head }
    head = hashOf(canonical(rest))
    return { ...rest, hash: head }
  })
}

export const auditRow = (action: string): Line => ({
  seq: 0,
  at: madeAt,
  by_id: ids.member,
  by_name: '示例组长',
  device_id: idOf('leader'),
  action,
  subject_kind: 'round',
  subject_id: ids.round,
  detail: '{}',
  previous: '',
})

/** A sound round: two talks, one of them deleted, and a file. Made anew on each call, to be bent. */
export const soundLists = (): Lists =>
  structuredClone({
    records: {
      round: [record(ids.round, 'round', roundBody, { roundId: null, unitId: null })],
      unit: [record(ids.unit, 'unit', unitBody, { unitId: null })],
      member: [record(ids.member, 'member', memberBody, { roundId: null, unitId: null })],
      interview: [
        record(ids.talk, 'interview', talkBody('T-001', '示例甲'), changed),
        record(ids.gone, 'interview', talkBody('T-002', '示例乙'), { ...changed, deletedAt: madeAt }),
      ],
      attachment: [record(ids.file, 'attachment', fileBody)],
    },
    history: [
      {
        recordId: ids.talk,
        versionFrom: 1,
        version: 2,
        field: 'place',
        before: '',
        after: '谈话室二',
        at: madeAt,
        by: ids.member,
        on: idOf('leader'),
      },
      {
        recordId: ids.gone,
        versionFrom: 1,
        version: 2,
        field: 'deleted',
        before: false,
        after: true,
        at: madeAt,
        by: ids.member,
        on: idOf('leader'),
      },
    ],
    audit: chained(['vault.create', 'record.create', 'record.change', 'record.delete'].map(auditRow)),
    cards: [],
    files: [content],
  } as Lists)
