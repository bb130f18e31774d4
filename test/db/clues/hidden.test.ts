import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Decrypter } from 'age-encryption'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClue } from '../../../db/clues/clues.ts'
import { addClueFile } from '../../../db/clues/files.ts'
import { formedAreas } from '../../../db/model/forms/index.ts'
import { kinds } from '../../../db/model/record.ts'
import { createRecord } from '../../../db/records/footing.ts'
import type { FromWorker } from '../../../db/worker/messages.ts'
import { type Area, requests } from '../../../db/worker/requests/index.ts'
import { serve } from '../../../db/worker/serve.ts'
import { temporaryCaseFile } from '../case-file.ts'
import { attach, handOver, introduce, pieces } from '../exchange/two-sides.ts'
import { type Group, group, secretBody, secretWords } from './people.ts'

/**
 * A second member looks for a clue by every request there is, in the tables with the data key in hand, in what leaves
 * the laptop, and on the disk.
 */
let here: Group
let stick: string
let clueId: string
let interviewId: string
let attachmentId: string
let draftId: string
let outlineId: string
let requestId: string
let reviewId: string
let bundle: Buffer
let archive: Buffer

beforeAll(async () => {
  here = await group()
  stick = mkdtempSync(join(tmpdir(), 'xuncha-hidden-'))
  const { caseFile, roundId, unitId } = here
  const make = (kind: 'interview' | 'issue_draft' | 'interview_outline' | 'document_request' | 'document_review', body: object) =>
    createRecord(caseFile, kind, { roundId, unitId, body: body as never }).id
  interviewId = make('interview', { interviewee: { name: '示例谈话人' } })
  draftId = make('issue_draft', { title: '示例底稿' })
  outlineId = make('interview_outline', { name: '示例提纲' })
  requestId = make('document_request', { title: '示例调阅' })
  reviewId = make('document_review', { title: '示例查阅' })
  const places = { group: caseFile, round: { id: roundId }, unit: { id: unitId } } as never
  attachmentId = (await attach(places, interviewId, '示例附件.txt', Buffer.from('示例'))).id
  const sources = [{ id: draftId, recordId: interviewId, text: '' }]
  const clue = createClue(caseFile, { roundId, unitId, readers: [], body: { ...secretBody, sources } })
  clueId = clue.id
  await addClueFile(caseFile, clueId, `${secretWords.file}.txt`, pieces(Buffer.from(secretWords.fileText)))

  await using office = await temporaryCaseFile({ mode: 'office', name: '示例主任' })
  introduce(caseFile, office.caseFile)
  await handOver({ group: caseFile, office: office.caseFile, stick, round: { id: roundId } } as never)
  const [name = ''] = readdirSync(stick)
  bundle = readFileSync(join(stick, name))
  const decrypter = new Decrypter()
  decrypter.addIdentity(office.caseFile.device.ageIdentity.use((bytes) => bytes.toString()))
  archive = Buffer.from(await decrypter.decrypt(new Uint8Array(bundle)))
  caseFile.close()
})
afterAll(async () => {
  await here[Symbol.asyncDispose]()
  rmSync(stick, { recursive: true, force: true })
})

/** Known words in a value, wherever they stand and in whatever spelling a search might give them. */
function wordsIn(bytes: Buffer): string[] {
  return Object.values(secretWords).filter((word) => [Buffer.from(word), Buffer.from(word, 'utf16le')].some((form) => bytes.includes(form)))
}

/** Everything the second member can think of asking: `null` stands for requests that must not be asked here. */
function questions(): Readonly<Record<string, Readonly<Record<string, readonly unknown[] | null>>>> {
  const { roundId, unitId, tmp, stranger, leader } = here
  const ids = [clueId, roundId, unitId, interviewId, draftId, attachmentId, leader.memberId]
  const each = ids.map((id) => ({ id }))
  const ofRecords = (id: string) => ({
    list: [
      {},
      { roundId, unitId },
      ...[false, true].flatMap((deleted) => Object.values(secretWords).map((text) => ({ roundId, text, deleted }))),
    ],
    open: [...each, { id }],
    history: [...each, { id }],
    save: [{ id: clueId, version: 1, changes: {} }],
    delete: [{ id: clueId }],
    restore: [{ id: clueId }],
    create: null,
  })
  const job = '0190a000-0000-7000-8000-0000000000aa'
  const serial = 'ABCD-1234'
  const columns = { name: '示例', title: '标题', subtitle: '说明', day: '日期', people: '', peopleIn: '', statuses: {} }
  const register = { type: 'register', kind: 'interview', query: { roundId }, words: columns }
  const texts = Object.values(secretWords)
  const everyKind = [...kinds, 'clue']
  return {
    vault: {
      describe: [{ folder: tmp.folder }],
      session: [{}],
      settings: [{}],
      salvaged: [{}],
      ...{
        create: null,
        unlock: null,
        recover: null,
        salvage: null,
        restore: null,
        lock: null,
        changePassword: null,
        renewRecoveryKey: null,
        setIdleLock: null,
      },
    },
    accounts: { list: [{}], add: null, remove: null },
    rounds: ofRecords(roundId),
    units: ofRecords(unitId),
    members: ofRecords(leader.memberId),
    interviews: ofRecords(interviewId),
    outlines: ofRecords(outlineId),
    documentRequests: ofRecords(requestId),
    documentReviews: ofRecords(reviewId),
    catalogues: {
      ...ofRecords(clueId),
      readTable: [{ path: join(stick, 'none'), family: 'focus', name: '示例' }],
      import: null,
      find: texts.map((text) => ({ text })),
      choices: texts.map((family) => ({ family })),
      compare: [{ id: clueId, beforeId: clueId }],
      template: [{ path: join(stick, 'template') }],
      addSample: null,
      reliants: each,
      putEntry: [{ id: clueId, version: 1, entry: { id: clueId, code: '1', text: '示例' } }],
      removeEntry: [{ id: clueId, version: 1, entryId: clueId }],
    },
    policies: {
      ...ofRecords(clueId),
      readTable: [{ path: join(stick, 'none') }],
      import: null,
      find: texts.map((text) => ({ text })),
      template: [{ path: join(stick, 'template') }],
      reliants: each,
      putEntry: [{ id: clueId, version: 1, entry: { id: clueId, number: '第一条', text: '示例' } }],
      removeEntry: [{ id: clueId, version: 1, entryId: clueId }],
    },
    focus: {
      ofRecord: ids.map((recordId) => ({ recordId })),
      set: [{ recordId: clueId, items: [] }],
      ofItem: ids.map((itemId) => ({ itemId })),
    },
    ...Object.fromEntries(formedAreas.map((area) => [area, ofRecords(clueId)])),
    plan: {
      readRoster: [{ roundId, unitId, path: join(stick, 'none') }],
      importRoster: null,
      rosterTemplate: [{ path: join(stick, 'roster') }],
      interviews: [{ roundId }, { roundId, unitId }],
      person: [{ id: clueId }],
      begin: [{ id: clueId }],
      layOut: [{ roundId, unitId }],
      commitLayout: null,
      tasks: [{ roundId, from: '2026-01-01', to: '2026-12-31' }],
      finish: [{ id: clueId, version: 1 }],
    },
    coverage: {
      overview: [{ roundId }, { roundId, unitId }],
      records: ids.map((itemId) => ({ roundId, itemId, catalogueId: itemId })),
      musts: [{ roundId }, { roundId, unitId }],
      requirements: [{ unitId }],
      mark: [{ roundId, unitId, catalogueId: clueId, itemId: clueId, sentence: '示例' }],
      unmark: [{ id: clueId }],
    },
    leaving: {
      check: [{ roundId }, { roundId, unitId }],
      review: [{ roundId }],
      release: null,
      accept: [{ roundId, unitId, check: 'clues', reason: '示例' }],
      withdraw: [{ id: clueId }],
    },
    leads: {
      ...ofRecords(clueId),
      confirmation: [{ leadId: clueId }],
      supportsFrom: ids.map((recordId) => ({ recordId })),
      addSupport: texts.map((quote) => ({
        leadId: clueId,
        source: { type: 'passage', recordId: clueId, field: 'matter', quote, start: 0, end: quote.length },
      })),
      changeSupport: [{ id: clueId }],
      refreshSupport: [{ id: clueId }],
      removeSupport: [{ id: clueId }],
      restoreSupport: [{ id: clueId }],
      end: [{ id: clueId, as: 'excluded', reason: '示例' }],
      reopen: [{ id: clueId }],
      toClue: [{ id: clueId, reason: '示例' }],
      toDraft: [{ id: clueId }],
      ofDraft: [{ draftId }, { draftId: clueId }],
      board: [{ roundId }, { roundId, unitId, ended: true }],
    },
    petitions: { ...ofRecords(clueId), alike: [{ id: clueId }] },
    surveys: {
      ...ofRecords(clueId),
      counting: [{ id: clueId }],
      count: [{ id: clueId, version: 1, changes: { [clueId]: 1 } }],
      endCounting: [{ id: clueId, version: 1 }],
      countAgain: [{ id: clueId, version: 1 }],
      takeTally: [{ id: clueId, path: join(stick, 'none') }],
      template: [{ id: clueId, path: join(stick, 'template') }],
    },
    decisions: {
      ofDraft: [{ draftId }, { draftId: clueId }],
      carrying: each,
      carryOut: [{ id: clueId, version: 1, rowIds: null }],
    },
    confirmations: {
      ofDraft: [{ draftId }, { draftId: clueId }],
      drift: each,
      prefill: [{ id: clueId, version: 1 }],
      takeOver: [{ id: clueId, version: 1, partId: clueId }],
    },
    conflicts: {
      list: [{ roundId }, {}],
      open: each,
      settle: [{ id: clueId, version: 1, choices: [{ field: 'title', choice: { side: 0 } }] }],
      renumberings: [{ roundId }],
    },
    days: {
      work: [{ roundId, from: '2000-01-01', to: '2100-01-01' }],
      log: [{ roundId, day: '2026-03-15' }],
      close: [{ id: clueId, version: 1 }],
      reopen: [{ id: clueId, version: 1 }],
    },
    portraiture: {
      of: each,
      cite: texts.map((quote) => ({
        ...{ id: clueId, dimensionId: clueId },
        source: { type: 'passage', recordId: clueId, field: 'matter', quote, start: 0, end: quote.length },
      })),
      refresh: [{ id: clueId, dimensionId: clueId, passageId: clueId }],
    },
    drafts: {
      ...ofRecords(draftId),
      check: [{ id: draftId }, { id: clueId }],
      coverage: [{ roundId }, { roundId, unitId }],
      signOffState: [{ id: draftId }, { id: clueId }],
      revisions: [{ id: draftId }, { id: clueId }],
      sign: [{ id: clueId, version: 1 }],
      sendBack: [{ id: clueId, reason: '示例' }],
      revise: [{ id: clueId }],
      close: [{ id: clueId, as: 'abandoned', reason: '示例' }],
    },
    evidence: {
      ofDraft: [{ draftId }, { draftId: clueId }],
      ofSource: [{ recordId: interviewId }, { recordId: clueId }],
      add: texts.map((quote) => ({
        draftId,
        source: { type: 'passage', recordId: clueId, field: 'matter', quote, start: 0, end: quote.length },
      })),
      change: [{ id: clueId }],
      refresh: [{ id: clueId }],
      reorder: [{ draftId: clueId, order: [] }],
      remove: [{ id: clueId }],
      restore: [{ id: clueId }],
    },
    attachments: {
      ofRecord: ids.flatMap((recordId) => [false, true].map((deleted) => ({ recordId, deleted }))),
      read: ids.map((id) => ({ id, offset: 0, length: 1024 })),
      exportTo: [
        { id: attachmentId, path: join(stick, 'out'), reason: '示例', job },
        { id: clueId, path: join(stick, 'out'), reason: '示例', job },
      ],
      addFiles: [{ recordId: clueId, paths: [join(stick, 'none')], job }],
      begin: [{ recordId: clueId, name: 'x', mediaType: '', size: 1 }],
      append: [{ uploadId: clueId, bytes: new Uint8Array(1) }],
      finish: [{ uploadId: clueId }],
      abandon: [{ uploadId: clueId }],
      rename: [{ id: clueId, caption: 'x' }],
      remove: [{ id: clueId }],
      restore: [{ id: clueId }],
    },
    clues: {
      list: [false, true].map((deleted) => ({ roundId, deleted })),
      possibleReaders: [{}],
      open: [{ id: clueId }],
      openWith: [leader, here.writer, stranger].map(({ memberId, password }) => ({ id: clueId, memberId, password })),
      pair: [{ id: clueId }, { id: clueId, readers: [stranger.memberId] }],
      close: [{ id: clueId }],
      beginFile: [{ id: clueId, name: 'x', size: 1 }],
      appendFile: [{ uploadId: clueId, bytes: new Uint8Array(1) }],
      finishFile: [{ uploadId: clueId }],
      abandonFile: [{ uploadId: clueId }],
      save: [{ id: clueId, version: 2, changes: { name: 'x' } }],
      delete: [{ id: clueId }],
      restore: [{ id: clueId }],
      setReaders: [{ id: clueId, readers: [stranger.memberId], opening: 'single' }],
      sealToLeader: [{ id: clueId }],
      addFiles: [{ id: clueId, paths: [join(stick, 'none')], job }],
      removeFile: [{ id: clueId, fileId: clueId }],
      restoreFile: [{ id: clueId, fileId: clueId }],
      readFile: [{ id: clueId, fileId: clueId, offset: 0, length: 10 }],
      exportFile: [{ id: clueId, fileId: clueId, path: join(stick, 'out'), reason: 'x', job }],
      transferForm: [{ id: clueId }],
      create: null,
    },
    paper: {
      compose: [...each.map(({ id }) => ({ wish: { type: 'record', id } })), { wish: register }],
      find: [{ ids }],
      notePrint: [
        { wish: { type: 'record', id: clueId }, serial },
        { wish: register, serial },
      ],
      writePdf: [{ wish: { type: 'record', id: clueId }, serial, path: join(stick, 'pdf'), bytes: new Uint8Array(1) }],
      writeWord: [
        { wish: { type: 'record', id: clueId }, serial, path: join(stick, 'word') },
        { wish: register, serial, path: join(stick, 'words') },
      ],
    },
    records: {
      ids: everyKind.flatMap((kind) =>
        texts.flatMap((text) => [false, true].map((deleted) => ({ kind, list: { roundId, text, deleted } }))),
      ),
      moments: everyKind.flatMap((kind) => [{ kind, id: clueId }]),
      compare: everyKind.map((kind) => ({ kind, id: clueId, from: 1, to: 2 })),
      fieldAt: everyKind.map((kind) => ({ kind, id: clueId, version: 1, field: 'matter' })),
      exportTo: everyKind.map((kind) => ({ kind, ids: [clueId], path: join(stick, 'list.xlsx'), reason: '示例', job })),
      bulk: everyKind.map((kind) => ({ kind, ids: [clueId], change: { do: 'delete' } })),
      undoBulk: [{ act: clueId }],
    },
    personal: {
      views: [{ room: 'clues' }],
      saveView: texts.map((text) => ({ room: 'clues', name: '示例', view: { text: text.slice(0, 2) } })),
      changeView: [{ id: clueId }],
      removeView: [{ id: clueId }],
      guide: [{}],
      showGuide: [{ shown: true }],
      initials: [{ texts: ['示例'] }],
    },
    search: {
      named: [{ ids }],
      among: ['', ...texts].map((text) => ({ kinds: [...kinds, 'clue'], text, roundId, limit: 100 })),
      find: texts.flatMap((text) => [text, text.slice(0, 2), text.slice(-2)]).map((text) => ({ text })),
      suggest: (['person', 'unit', 'post', 'place', 'tag', 'document', 'provider'] as const).flatMap((scope) =>
        ['', ...texts.map((text) => text.slice(0, 2))].map((text) => ({ scope, text, limit: 50 })),
      ),
    },
    desk: { today: [{ roundId }, { roundId, unitId }], createSample: null, removeSample: null },
    audit: { list: [{ limit: 1000 }], verify: [{}] },
    upload: {
      profiles: [{}],
      preview: [{ profile: { id: 'plain' }, roundId, job }],
      make: [{ profile: { id: 'plain' }, roundId, folder: stick, reason: '上传', job }],
      keepProfile: [{ path: join(stick, 'none') }],
      forgetProfile: [{ id: 'none' }],
    },
    movements: {
      list: [{}, { text: '线索' }],
      annotate: [{ id: roundId, purpose: '用途' }],
      standsOn: [{ path: stick, label: '', serial: '' }],
      exportTo: [{ which: {}, reason: '核对', path: join(stick, '登记簿.xlsx'), job }],
    },
    exchange: {
      ownCard: [{}],
      cards: [{}],
      made: [{}],
      forecast: [{ roundId }],
      sendMember: [{ roundId, folder: stick, to: roundId, job }],
      sendTask: null,
      backUp: [{ folder: stick, job }],
      exportResult: [{ roundId, folder: stick, officeDeviceId: roundId, job }],
      readReceipt: [{ path: join(stick, 'none'), job }],
      ...{ saveOwnCard: null, readCard: null, readCardText: null, enrolCard: null, revokeCard: null, replaceCard: null },
    },
    office: {
      inspect: readdirSync(stick).map((name) => ({ path: join(stick, name) })),
      verify: readdirSync(stick).map((name) => ({ path: join(stick, name), job })),
      imports: [{}],
      undoable: [{}],
      groups: [{}],
      setAside: [{}],
      ...{
        decide: null,
        setStaleDays: null,
        saveReceipts: null,
        previewAll: null,
        applyAll: null,
        undo: null,
        stage: null,
        commit: null,
        giveUp: null,
        saveReceipt: null,
      },
    },
    wipe: { forecast: [{}], kept: [{}], decide: null, keep: null },
    shares: { state: [{}], split: null, saveShare: null, drill: null, open: null, restore: null, setDrillEvery: null },
    jobs: { cancel: null },
  }
}

test('by no request there is does a second member learn a word of it', async () => {
  const asked = questions()
  const every = (Object.keys(requests) as Area[]).flatMap((area) => Object.keys(requests[area]).map((verb) => `${area}.${verb}`))
  expect(
    Object.entries(asked)
      .flatMap(([area, verbs]) => Object.keys(verbs).map((verb) => `${area}.${verb}`))
      .sort(),
  ).toEqual(every.sort())

  const posted: FromWorker[] = []
  const ask = serve({ post: (message) => posted.push(message), end: () => undefined })
  const say = async (area: string, verb: string, args: unknown): Promise<FromWorker | undefined> => {
    posted.length = 0
    await ask({ type: 'ask', id: 1, area, verb, args })
    return posted.find((message) => message.type === 'answer')
  }
  const { accountId, password } = here.stranger
  expect(await say('vault', 'unlock', { folder: here.tmp.folder, accountId, password })).toMatchObject({ answer: { ok: true } })
  let answered = 0
  for (const [area, verbs] of Object.entries(asked))
    for (const [verb, many] of Object.entries(verbs))
      for (const args of many ?? []) {
        const answer = await say(area, verb, args)
        // The question may come back in an answer (a searched word); only what was not asked for counts.
        const text = JSON.stringify({ answer, progress: posted }, (_key, value: unknown) =>
          value instanceof Uint8Array ? Buffer.from(value).toString() : value,
        )
        expect(wordsIn(Buffer.from(text)), `${area}.${verb}`).toEqual([])
        // An act on many names each record that it refuses by the id that it was asked with, here as not there at all.
        if (`${area}.${verb}` === 'records.bulk') expect(text).not.toContain('"ok":true,"value":{"act":"')
        else if (area !== 'audit' && !`${area}.${verb}`.startsWith('clues.'))
          expect(text, `${area}.${verb} names the clue`).not.toContain(clueId)
        answered += 1
      }
  expect(answered).toBeGreaterThan(300)
  expect(await say('clues', 'list', { roundId: here.roundId })).toMatchObject({
    answer: { ok: true, value: { lines: [], handedOver: [] } },
  })
  await say('vault', 'lock', {})
})

test('with the data key and every table dumped, no word of it is there', async () => {
  const caseFile = await here.enter(here.stranger)
  const tables = caseFile.db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
    .pluck()
    .all() as string[]
  expect(tables).toContain('clue')
  let cells = 0
  for (const table of tables)
    for (const row of caseFile.db.prepare(`SELECT * FROM "${table}"`).iterate() as Iterable<Record<string, unknown>>)
      for (const cell of Object.values(row)) {
        expect(wordsIn(Buffer.isBuffer(cell) ? cell : Buffer.from(String(cell))), table).toEqual([])
        cells += 1
      }
  expect(cells).toBeGreaterThan(100)
  caseFile.close()
})

test('the bundle that leaves holds no word of it, neither in its files nor in its audit lines', () => {
  expect(archive.includes(Buffer.from('示例谈话人'))).toBe(true)
  expect(wordsIn(archive)).toEqual([])
  expect(wordsIn(bundle)).toEqual([])
  expect(archive.includes(Buffer.from('records/clue'))).toBe(false)
})
