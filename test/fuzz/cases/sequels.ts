import { idOf } from '../forging/chance.ts'
import { type Bend, forged } from '../forging/forge.ts'
import { auditRow, cardOf, chained, contentHash, ids, type Line, type Lists } from '../forging/sound.ts'
import { accepted, damaged, outcome, setAside } from './case.ts'

/** Vectors that stand on bundles which came in before, and those of the other kinds. */

const base = 'later: the first'
const firstHead = forged({ name: base }).manifest.auditHead as string
const stating = (words: Line): Bend => ({ manifest: (manifest) => void Object.assign(manifest, words) })
const both = (...bends: Bend[]): Bend => ({
  lists: (lists) => {
    for (const bend of bends) bend.lists?.(lists)
  },
  manifest: (manifest) => {
    for (const bend of bends) bend.manifest?.(manifest)
  },
})

/** What came in before: a first bundle, and one that stands on it. */
export const earlier: readonly Bend[] = [{ name: base }, { ...increment(), name: 'later: the second' }]

/** Only what is new since the first: a unit that got another name, and the chain from there. */
function increment(change: (lists: Lists) => void = () => {}, words: Line = {}): Bend {
  return {
    lists: (lists) => {
      const [unit] = lists.records.unit!
      Object.assign(unit, {
        version: 2,
        lineage: { context: [['KdOrs6WCnwqX', 2]], stamps: { '*': [[0, 1]], deleted: [[0, 2]], name: [[0, 2]] } },
      })
      unit.body.name = '示例局党组（更名）'
      unit.contentHash = contentHash(unit)
      Object.assign(lists, {
        records: { unit: [unit] },
        history: [],
        files: [],
        audit: chained([auditRow('record.change')], { seq: 4, head: firstHead }),
      })
      change(lists)
    },
    manifest: (manifest) =>
      void Object.assign(manifest, { sequence: 2, follows: idOf(`bundle ${base}`), base: idOf(`bundle ${base}`), ...words }),
  }
}
const chain = (rows: Line[], from: { seq: number; head: string }): Bend =>
  increment((lists) => {
    lists.audit = chained(rows, from)
  })
const withFile = (lists: Lists): void => {
  const attachment = structuredClone(forgedAttachment())
  Object.assign(attachment, { version: 2 })
  lists.records.attachment = [attachment]
}
const forgedAttachment = (): Line => {
  let found: Line
  forged({
    lists: (lists) => {
      found = lists.records.attachment![0]
    },
  })
  return found
}

const fromOffice: Bend = stating({ kind: 'task', deviceId: idOf('office') })
const task = (...bends: Bend[]): Bend => ({ ...both(fromOffice, ...bends), signer: 'office' })
const card = (line: Line): Bend => ({ lists: (lists) => void lists.cards.push(line) })
const member = (words: Line = {}): Bend => ({ ...stating({ kind: 'member', deviceId: idOf('member'), ...words }), signer: 'member' })
const laptop = { card: cardOf('stranger'), role: 'member', reserveOf: null }

/** What the group handed over, for which the receipts are. */
export const handedOver = { bundleId: idOf('handed over'), manifestSha256: 'a'.repeat(64), fileSha256: 'b'.repeat(64) }
const receipt = (words: Line = {}, text = (json: string): string => json): Bend => {
  const value = {
    format: 'xuncha-receipt',
    version: 1,
    ...handedOver,
    totals: { new: 6 },
    importedAt: 1_790_000_000_000,
    importedBy: '示例主任',
    office: '示例巡察办',
    ...words,
  }
  const bytes = Buffer.from(text(`${JSON.stringify(value, null, 2)}\n`))
  const [entry] = forged({ lists: (lists) => void Object.assign(lists, { records: {}, history: [], audit: [], files: [bytes] }) }).manifest
    .entries
  return {
    signer: 'office',
    lists: (lists) => void Object.assign(lists, { records: {}, history: [], audit: [], files: [] }),
    manifest: (manifest) =>
      void Object.assign(manifest, {
        kind: 'receipt',
        deviceId: idOf('office'),
        counts: {},
        entries: [{ ...entry, path: 'receipt.json' }],
      }),
    entries: (entries) => [...entries, { path: 'receipt.json', bytes }],
  }
}

const returned = {
  decision: 'returned',
  at: 1_790_000_000_000,
  by: '示例主任',
  reasons: { text: '缺一份笔录', records: [{ id: ids.talk, kind: 'interview', number: 'T-001', title: '示例甲' }] },
}
const saying = (words: Line): Bend => receipt({ said: { ...returned, ...words } })
const because = (words: Line): Bend => saying({ reasons: { ...returned.reasons, ...words } })
const meaning = (words: Line): Bend => because({ records: [{ ...returned.reasons.records[0], ...words }] })

export const sequelCases = [
  ...accepted(
    'increment',
    {
      'on the first': increment(),
      'on the first, with a file that is here': increment(withFile),
      'on the second': {
        ...increment(
          (lists) => {
            lists.audit = chained([auditRow('record.create')], { seq: 5, head: increments().auditHead })
          },
          {
            sequence: 3,
            base: idOf('bundle later: the second'),
            follows: idOf('bundle later: the second'),
          },
        ),
      },
    },
    'later',
  ),
  ...setAside(
    'increment',
    {
      'with a record set aside': increment(({ records: { unit } }) => {
        unit![0].contentHash = '1'.repeat(64)
      }),
    },
    'later',
  ),
  ...outcome('bundle_needs_base', 'office', 'increment', { 'on a bundle that is not here': increment() }),
  ...outcome('bundle_needs_base', 'later', 'increment', {
    'on a bundle that nobody knows': increment(() => {}, { base: idOf('nobody') }),
    'on itself': increment(() => {}, { base: idOf('bundle increment: on itself') }),
    'of another round than its base': both(
      {
        lists: (lists) => {
          const { round } = lists.records
          const other = { ...round![0], id: idOf('another round') }
          Object.assign(lists, {
            records: { round: [{ ...other, contentHash: contentHash(other) }] },
            history: [],
            files: [],
            audit: chained([auditRow('record.change')], { seq: 4, head: firstHead }),
          })
        },
      },
      stating({ sequence: 2, base: idOf(`bundle ${base}`), roundId: idOf('another round') }),
    ),
  }),
  ...damaged(
    'increment',
    {
      'its chain from the beginning': increment((lists) => {
        lists.audit = chained(['vault.create', 'record.create', 'record.change', 'record.delete', 'x'].map(auditRow))
      }),
      'a gap in the chain': chain([auditRow('record.change')], { seq: 5, head: firstHead }),
      'a chain on another head': chain([auditRow('record.change')], { seq: 4, head: '1'.repeat(64) }),
      'a file that is nowhere': increment((lists) => {
        withFile(lists)
        const [attachment] = lists.records.attachment!
        attachment.body.sha256 = '1'.repeat(64)
        attachment.contentHash = contentHash(attachment)
      }),
      'counts of the whole': increment(() => {}, { counts: { round: 1, unit: 1, member: 1, interview: 1, deleted: 1, attachment: 1 } }),
    },
    'later',
  ),
  ...damaged(
    'increment',
    {
      'a file that came with the base, and no base': both({
        lists: (lists) => {
          lists.files = []
        },
      }),
    },
    'later',
  ),
  ...accepted(
    'replay',
    {
      'the first bundle sealed anew': stating({ bundleId: idOf(`bundle ${base}`) }),
      'another bundle under the same number': stating({ sequence: 1 }),
      'an older number': stating({ sequence: 1, follows: null }),
    },
    'later',
  ),
  ...damaged(
    'replay',
    {
      'a known bundle with another reason': stating({ bundleId: idOf(`bundle ${base}`), reason: '别的' }),
    },
    'later',
  ),
  ...accepted(
    'revoked',
    {
      'a number up to the last, following the last': stating({ sequence: 3, follows: idOf('bundle later: the second') }),
      'a number further up': stating({ sequence: 4, follows: idOf('nobody') }),
    },
    'revoked',
  ),
  ...outcome('bundle_revoked_signer', 'revoked', 'revoked', {
    'a number beyond the last': stating({ sequence: 6 }),
    'a number that is taken': stating({ sequence: 2, follows: idOf(`bundle ${base}`) }),
    'a number whose next follows another': stating({ sequence: 1 }),
    'a number that does not follow the one before': stating({ sequence: 3, follows: idOf('nobody') }),
  }),
  ...accepted('task', { sound: task(), 'with the card of a laptop': task(card(laptop)) }, 'group'),
  ...accepted('member', { sound: member() }, 'group'),
  ...damaged(
    'task',
    {
      'a card with a role of the other side': task(card({ ...laptop, role: 'office' })),
      'a card with no role': task(card({ card: laptop.card, reserveOf: null })),
      'a card with an unknown role': task(card({ ...laptop, role: 'boss' })),
      'a card with a short key': task(card({ ...laptop, card: { ...laptop.card, signingKey: 'AAAA' } })),
      'a card with no recipient': task(card({ ...laptop, card: { ...laptop.card, recipient: 'age1x' } })),
      'a card with a member more': task(card({ ...laptop, trusted: true })),
      'a card without a name': task(card({ ...laptop, card: { ...laptop.card, name: '' } })),
    },
    'group',
  ),
  ...damaged('member', { 'with the card of a laptop': { ...both(member(), card(laptop)), signer: 'member' } }, 'group'),
  ...outcome('bundle_unknown_signer', 'group', 'task', {
    'from a member': { ...stating({ kind: 'task', deviceId: idOf('member') }), signer: 'member' },
  }),
  ...outcome('bundle_unknown_signer', 'group', 'member', {
    'from an office': { ...stating({ kind: 'member', deviceId: idOf('office') }), signer: 'office' },
    'from a stranger': { ...stating({ kind: 'member', deviceId: idOf('stranger') }), signer: 'stranger' },
  }),
  ...outcome('bundle_wrong_kind', 'group', 'kind', { 'a result among the bundles of a group': {} }),
  ...accepted(
    'receipt',
    {
      sound: receipt(),
      'saying accepted': saying({ decision: 'accepted', reasons: { text: '', records: [] } }),
      'saying returned': saying({}),
      'saying returned, for 500 records': because({ records: Array.from({ length: 500 }, () => returned.reasons.records[0]) }),
    },
    'sender',
  ),
  ...damaged(
    'receipt',
    {
      'of another format': receipt({ format: 'xuncha-receipts' }),
      'of version 2': receipt({ version: 2 }),
      'no JSON': receipt({}, (json) => json.slice(1)),
      'without totals': receipt({ totals: undefined }),
      'with a negative total': receipt({ totals: { new: -1 } }),
      'without a time': receipt({ importedAt: undefined }),
      'a member more': receipt({ seal: 'x' }),
      'of more than a mebibyte': receipt({}, (json) => `${json}${' '.repeat(1024 ** 2)}`),
      'for other bytes': receipt({ fileSha256: 'c'.repeat(64) }),
      'saying nothing': receipt({ said: null }),
      'saying neither': saying({ decision: 'perhaps' }),
      'said at no time': saying({ at: undefined }),
      'said before 1970': saying({ at: -1 }),
      'said by a name of 501 letters': saying({ by: '名'.repeat(501) }),
      'said without reasons': saying({ reasons: undefined }),
      'said with a member more': saying({ seal: 'x' }),
      'reasons of 20,001 letters': because({ text: '理'.repeat(20_001) }),
      'reasons without a text': because({ text: undefined }),
      'reasons without records': because({ records: undefined }),
      'reasons with a member more': because({ seal: 'x' }),
      'reasons for 501 records': because({ records: Array.from({ length: 501 }, () => returned.reasons.records[0]) }),
      'a reason for a record without an id': meaning({ id: undefined }),
      'a reason for a record with a member more': meaning({ seal: 'x' }),
      'for another manifest': receipt({ manifestSha256: 'c'.repeat(64) }),
    },
    'sender',
  ),
  ...outcome('bundle_unknown_signer', 'sender', 'receipt', {
    'from a leader': {
      ...receipt(),
      manifest: (manifest) => {
        receipt().manifest?.(manifest)
        manifest.deviceId = idOf('leader')
      },
      signer: 'leader',
    },
  }),
  ...outcome('bundle_wrong_kind', 'sender', 'kind', { 'a result among receipts': {} }),
]

/** The second bundle's manifest; a function, because its parts stand further down. */
function increments(): Line {
  return forged({ ...increment(), name: 'later: the second' }).manifest
}
