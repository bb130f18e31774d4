import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../../../db/model/failure.ts'
import { type Post, posts } from '../../../db/model/people.ts'
import type { FromWorker } from '../../../db/worker/messages.ts'
import { postsIn } from '../../../db/worker/permissions.ts'
import { type Area, requests } from '../../../db/worker/requests/index.ts'
import type { Session } from '../../../db/worker/requests/vault.ts'
import { serve } from '../../../db/worker/serve.ts'
import { testPassword } from '../case-file.ts'

/**
 * Who may ask what, request by request: what the worker lets through is compared with this list, so a request that
 * is new, or a post that may suddenly do more, fails here until somebody has thought about it.
 */
const group: readonly Post[] = ['group_leader', 'deputy_leader', 'nonresident_deputy', 'liaison', 'member']
const office: readonly Post[] = ['office_director', 'office_staff']
const everyone: readonly Post[] = [...group, ...office]
const managers: readonly Post[] = ['group_leader', 'liaison', ...office]
const carriers: readonly Post[] = ['group_leader', 'liaison']
const uploaders: readonly Post[] = ['group_leader', ...office]
const takingOut: readonly Post[] = ['group_leader', 'deputy_leader', 'liaison', ...office]

const ofRecords = (writers: readonly Post[]) => ({
  list: everyone,
  open: everyone,
  history: everyone,
  create: writers,
  save: writers,
  delete: writers,
  restore: writers,
})
const versions = { reliants: everyone, putEntry: managers, removeEntry: managers }

const expected: Readonly<Record<string, Readonly<Record<string, readonly Post[]>>>> = {
  vault: {
    describe: everyone,
    create: everyone,
    unlock: everyone,
    recover: everyone,
    salvage: everyone,
    restore: everyone,
    salvaged: everyone,
    lock: everyone,
    session: everyone,
    changePassword: everyone,
    renewRecoveryKey: managers,
    settings: everyone,
    setIdleLock: managers,
  },
  accounts: { list: everyone, add: managers, remove: managers },
  rounds: ofRecords(managers),
  units: ofRecords(managers),
  members: ofRecords(managers),
  interviews: ofRecords(group),
  outlines: ofRecords(group),
  documentRequests: ofRecords(group),
  documentReviews: ofRecords(group),
  drafts: {
    ...ofRecords(group),
    check: everyone,
    coverage: everyone,
    signOffState: everyone,
    sign: group,
    sendBack: group,
    revise: group,
    revisions: everyone,
    close: group,
  },
  evidence: {
    ofDraft: everyone,
    ofSource: everyone,
    add: group,
    change: group,
    refresh: group,
    reorder: group,
    remove: group,
    restore: group,
  },
  attachments: {
    ofRecord: everyone,
    addFiles: group,
    begin: group,
    append: group,
    finish: group,
    abandon: group,
    rename: group,
    remove: group,
    restore: group,
    read: everyone,
    exportTo: takingOut,
  },
  clues: {
    list: group,
    possibleReaders: group,
    open: group,
    openWith: group,
    pair: group,
    close: group,
    ...{ beginFile: group, appendFile: group, finishFile: group, abandonFile: group },
    create: group,
    save: group,
    delete: group,
    restore: group,
    setReaders: group,
    sealToLeader: group,
    addFiles: group,
    removeFile: group,
    restoreFile: group,
    readFile: group,
    exportFile: ['group_leader', 'deputy_leader', 'liaison'],
    transferForm: ['group_leader', 'deputy_leader', 'liaison'],
  },
  petitions: { ...ofRecords(group), alike: everyone },
  leads: {
    ...ofRecords(group),
    confirmation: everyone,
    supportsFrom: everyone,
    addSupport: group,
    changeSupport: group,
    refreshSupport: group,
    removeSupport: group,
    restoreSupport: group,
    end: group,
    reopen: group,
    toDraft: group,
    toClue: group,
    ofDraft: everyone,
    board: everyone,
  },
  fieldVisits: ofRecords(group),
  meetings: ofRecords(group),
  surveys: {
    ...ofRecords(group),
    ...{ counting: group, count: group, endCounting: group, countAgain: group },
    takeTally: group,
    template: everyone,
  },
  personalMatters: ofRecords(group),
  rectifications: ofRecords(group),
  roster: ofRecords(group),
  tasks: ofRecords(group),
  deliberations: ofRecords(group),
  factConfirmations: ofRecords(group),
  workLogs: ofRecords(group),
  weeklyReports: ofRecords(group),
  portraits: ofRecords(group),
  decisions: { ofDraft: everyone, carrying: everyone, carryOut: group },
  confirmations: { ofDraft: everyone, drift: everyone, prefill: group, takeOver: group },
  conflicts: { list: everyone, open: everyone, settle: everyone, renumberings: everyone },
  days: { work: everyone, log: group, close: group, reopen: group },
  portraiture: { of: everyone, cite: group, refresh: group },
  catalogues: {
    ...ofRecords(managers),
    readTable: managers,
    import: managers,
    find: everyone,
    choices: everyone,
    compare: everyone,
    template: everyone,
    addSample: managers,
    ...versions,
  },
  policies: { ...ofRecords(managers), readTable: managers, import: managers, find: everyone, template: everyone, ...versions },
  focus: { ofRecord: everyone, set: group, ofItem: everyone },
  plan: {
    ...{ readRoster: group, importRoster: group, rosterTemplate: everyone, interviews: everyone, person: everyone, begin: group },
    ...{ layOut: everyone, commitLayout: group, tasks: everyone, finish: group },
  },
  coverage: { overview: everyone, records: everyone, musts: everyone, requirements: everyone, mark: group, unmark: group },
  // within the group the leader alone accepts: leaving.test.ts
  leaving: { check: everyone, accept: group, withdraw: group },
  paper: { compose: everyone, find: everyone, notePrint: everyone, writePdf: takingOut, writeWord: takingOut },
  records: { bulk: group, undoBulk: group, ids: everyone, moments: everyone, compare: everyone, fieldAt: everyone, exportTo: takingOut },
  personal: {
    views: everyone,
    saveView: everyone,
    changeView: everyone,
    removeView: everyone,
    guide: everyone,
    showGuide: everyone,
    initials: everyone,
  },
  search: { find: everyone, suggest: everyone, named: everyone, among: everyone },
  desk: { today: everyone, createSample: managers, removeSample: managers },
  audit: { list: everyone, verify: everyone },
  exchange: {
    ownCard: everyone,
    saveOwnCard: managers,
    readCard: managers,
    readCardText: managers,
    enrolCard: managers,
    revokeCard: managers,
    replaceCard: managers,
    cards: everyone,
    forecast: carriers,
    exportResult: carriers,
    backUp: managers,
    sendMember: group,
    sendTask: office,
    made: everyone,
    readReceipt: everyone,
  },
  office: {
    inspect: everyone,
    verify: everyone,
    stage: everyone,
    commit: everyone,
    giveUp: everyone,
    imports: everyone,
    saveReceipt: everyone,
  },
  upload: { profiles: uploaders, keepProfile: uploaders, forgetProfile: uploaders, preview: uploaders, make: uploaders },
  movements: { list: everyone, annotate: managers, standsOn: everyone, exportTo: takingOut },
  wipe: { forecast: carriers, decide: carriers, keep: everyone, kept: everyone },
  shares: {
    state: everyone,
    split: ['office_director'],
    saveShare: ['office_director'],
    drill: office,
    open: ['office_director'],
    restore: ['office_director'],
    setDrillEvery: ['office_director'],
  },
  jobs: { cancel: everyone },
}

/** The worker's border in this thread, with one case file open. */
function border() {
  const posted: FromWorker[] = []
  const say = serve({ post: (message) => posted.push(message), end: () => undefined })
  return async (area: string, verb: string, args: unknown): Promise<Answer<unknown>> => {
    posted.length = 0
    await say({ type: 'ask', id: 1, area, verb, args })
    const answer = posted.find((message) => message.type === 'answer')
    if (answer === undefined) throw new Error('every request is answered')
    return answer.answer
  }
}

const every = (Object.keys(requests) as Area[]).flatMap((area) => Object.keys(requests[area]).map((verb) => `${area}.${verb}`))

test('the list names every request, and no other', () => {
  const named = Object.entries(expected).flatMap(([area, verbs]) => Object.keys(verbs).map((verb) => `${area}.${verb}`))
  expect(named.sort()).toEqual([...every].sort())
})

test('every post belongs to one of the two sides', () => {
  expect([...postsIn('group'), ...postsIn('office')].sort()).toEqual([...posts].sort())
})

describe.each(['group', 'office'] as const)('in a case file of the %s', (mode) => {
  const folder = mkdtempSync(join(tmpdir(), 'xuncha-roles-'))
  const caseFolder = join(folder, 'case')
  const accounts = new Map<Post, string>()
  let ask = border()

  beforeAll(async () => {
    process.env.XUNCHA_KDF = 'test'
    const [first, ...others] = postsIn(mode)
    const person = { name: '示例甲', post: first }
    const created = await ask('vault', 'create', {
      folder: caseFolder,
      mode,
      label: '示例',
      deviceName: '示例',
      person,
      password: testPassword,
    })
    if (!created.ok || first === undefined) throw new Error(JSON.stringify(created))
    accounts.set(first, (created.value as { session: Session }).session.accountId)
    for (const post of others) {
      const added = await ask('accounts', 'add', { person: { name: `示例${post}`, post }, password: testPassword })
      if (!added.ok) throw new Error(JSON.stringify(added))
      accounts.set(post, (added.value as { id: string }).id)
    }
    await ask('vault', 'lock', {})
  })
  afterAll(async () => {
    await ask('vault', 'lock', {})
    rmSync(folder, { recursive: true, force: true })
  })

  test.each(postsIn(mode))('%s may do what the list says, and nothing else', async (post) => {
    ask = border()
    const opened = await ask('vault', 'unlock', { folder: caseFolder, accountId: accounts.get(post), password: testPassword })
    expect(opened).toMatchObject({ ok: true, value: { post } })
    const letIn: string[] = []
    for (const name of every) {
      const [area = '', verb = ''] = name.split('.')
      // No request takes null: whoever may ask is told so, and nothing is done.
      const answer = await ask(area, verb, null)
      if (answer.ok) throw new Error(`${name} took null`)
      expect(['bad_input', 'not_allowed'], name).toContain(answer.failure.code)
      if (answer.failure.code === 'bad_input') letIn.push(name)
    }
    expect(letIn).toEqual(every.filter((name) => expected[name.split('.')[0] ?? '']?.[name.split('.')[1] ?? '']?.includes(post)))
    await ask('vault', 'lock', {})
  })
})
