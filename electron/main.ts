import { join } from 'node:path'
import { app, type BrowserWindow, Menu, powerMonitor, protocol } from 'electron'
import { Refusal } from '../db/model/failure.ts'
import { startCasework } from '../db/worker/client.ts'
import { createChoosers, createTickets, type Standing } from './device/choosers.ts'
import { openJournal } from './device/journal.ts'
import { createKnownCaseFiles } from './device/known-case-files.ts'
import { attachments } from './handlers/attachments.ts'
import { caseFiles } from './handlers/case-files.ts'
import { catalogues } from './handlers/catalogues.ts'
import { clues } from './handlers/clues.ts'
import { exchange } from './handlers/exchange.ts'
import { openGate } from './handlers/gate.ts'
import { answerWith } from './handlers/index.ts'
import { movements } from './handlers/movements.ts'
import { office, shares } from './handlers/office.ts'
import { paper } from './handlers/paper.ts'
import { plan } from './handlers/plan.ts'
import { policies } from './handlers/policies.ts'
import { records } from './handlers/records.ts'
import { surveys } from './handlers/surveys.ts'
import { upload } from './handlers/upload.ts'
import { vault } from './handlers/vault.ts'
import { wipe } from './handlers/wipe.ts'
import { createLock, longestClosing, wallClock } from './window/lock.ts'
import { pageOrigin, scheme } from './window/policy.ts'
import { type ReadPiece, serve } from './window/protocol.ts'
import { comesFrom, createWindow, pageSession, say } from './window/window.ts'

/**
 * The program from start to end, as a table of contents. The order matters where it is said.
 */

// 1. Before anything reads a folder or is locked: where this program keeps its things.
if (process.env.XUNCHA_DATA !== undefined) app.setPath('userData', process.env.XUNCHA_DATA)
const home = app.getPath('userData')
const built = join(import.meta.dirname, '..')

// 2. Before the program is ready: sandbox for every page, and our scheme.
app.enableSandbox()
protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }])
Menu.setApplicationMenu(null)

// 3. The parts, none of which does anything yet. The thread starts with the first request to it.
let window: BrowserWindow | null = null
const journal = openJournal(join(home, 'journal.log'))
// Electron would show the message of an error that nobody caught, and it may quote what was typed.
process.on('uncaughtException', (error) => journal.note('main', error))
const thread = startCasework(new URL('./thread.js', import.meta.url))
const { casework } = thread
const lock = createLock({ clock: wallClock, say: (name, event) => say(window, name, event), close: closeCaseFile })
const standsOn: Standing = async (path, medium) => {
  if (lock.isOpen()) await casework.movements.standsOn({ path, ...medium }).catch((error) => journal.note('standsOn', error))
}
const choosers = createChoosers(() => window, standsOn)
const tickets = createTickets(standsOn)
const known = createKnownCaseFiles(join(home, 'case-files.json'))

/** Locks as the thread knows how; a thread that does not manage in time is ended, and its memory with it. */
async function closeCaseFile(): Promise<void> {
  const closing = casework.vault.lock({}).catch((error) => journal.note('vault.lock', error))
  await Promise.race([closing, new Promise<void>((resolve) => wallClock.after(longestClosing, resolve))])
  await thread.stop().catch((error) => journal.note('thread.stop', error))
}

// 4. What the thread says unasked. Long work counts as presence: an export must not be cut off by the idle lock.
thread.onProgress((progress) => {
  lock.active()
  say(window, 'progress', progress)
})
thread.onChanged((topics) => say(window, 'changed', topics))
thread.onGone(() => lock.threadGone())

// 5. The gate, before there is a page that could knock.
const answer = answerWith({
  own: {
    caseFiles: caseFiles({ casework, known, choosers, tickets, lock, journal, home: join(home, '案件库') }),
    vault: vault(casework, lock),
    attachments: attachments(casework, choosers),
    records: records(casework, choosers),
    clues: clues(casework, choosers),
    catalogues: catalogues(casework, choosers),
    plan: plan(casework, choosers),
    policies: policies(casework, choosers),
    surveys: surveys(casework, choosers),
    exchange: exchange(casework, choosers, tickets),
    paper: paper(casework, choosers, () => window),
    office: office(casework, choosers, tickets),
    upload: upload(casework, choosers, tickets),
    movements: movements(casework, choosers),
    wipe: wipe(casework, choosers, lock),
    shares: shares(casework, choosers),
  },
  casework,
  isOpen: lock.isOpen,
})
openGate({
  isOurs: (event) => comesFrom(window, event),
  answer,
  unexpected: (channel, error) => journal.note(channel, error),
})

// 6. Quitting by any way saves what the page holds and closes the case file first.
let quitting = false
app.on('before-quit', (event) => {
  event.preventDefault()
  if (quitting) return
  quitting = true
  lock
    .lock('quit')
    .then(() => thread.stop())
    .catch((error) => journal.note('quit', error))
    .finally(() => app.exit(0))
})
app.on('window-all-closed', () => app.quit())
app.on('second-instance', () => {
  window?.restore()
  window?.focus()
})

// 7. When to lock besides, and the window, last: everything it can ask for is there.
async function open(): Promise<void> {
  powerMonitor.on('suspend', () => lock.lock('suspend'))
  powerMonitor.on('lock-screen', () => lock.lock('suspend'))
  const readPiece: ReadPiece = async (piece) => {
    if (!lock.isOpen()) throw new Refusal('locked')
    return 'fileId' in piece ? casework.clues.readFile(piece) : casework.attachments.read(piece)
  }
  pageSession().protocol.handle(scheme, serve(join(built, 'renderer'), readPiece))
  window = createWindow(built)
  // The page unloads with its window: it must have been told to save before.
  window.on('close', (event) => {
    event.preventDefault()
    app.quit()
  })
  await window.loadURL(`${pageOrigin}/`)
}

// Electron becomes ready only when this module has run to its end: awaiting that here would wait for ever.
if (app.requestSingleInstanceLock()) {
  app
    .whenReady()
    .then(open)
    .catch(async (error) => {
      await journal.note('open', error)
      app.exit(1)
    })
} else app.exit(0)
