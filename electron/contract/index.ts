import { z } from 'zod'
import { attachmentRoles } from '../../db/model/attachment.ts'
import type { Answer } from '../../db/model/failure.ts'
import { Id, Line, Text } from '../../db/model/ids.ts'
import { Post } from '../../db/model/people.ts'
import type { RecordOf } from '../../db/model/record.ts'
import type { SalvageReport } from '../../db/model/salvage.ts'
import { KeyShare } from '../../db/model/share.ts'
import { Disc } from '../../db/model/volumes.ts'
import type { WipeCertificate } from '../../db/model/wipe-certificate.ts'
import { Job } from '../../db/worker/requests/attachments.ts'
import { ListLeaving } from '../../db/worker/requests/bulk.ts'
import { type CataloguePreview, Tree } from '../../db/worker/requests/catalogues.ts'
import type { OpenClue } from '../../db/worker/requests/clues.ts'
import type { BackupReport, ExportReport, ImportPreview, ReadCard, ReceiptsReport } from '../../db/worker/requests/exchange.ts'
import { requests } from '../../db/worker/requests/index.ts'
import { MovementsLeaving } from '../../db/worker/requests/movements.ts'
import { Leaving } from '../../db/worker/requests/paper.ts'
import type { RosterPreview } from '../../db/worker/requests/plan.ts'
import type { PolicyPreview } from '../../db/worker/requests/policies.ts'
import { formedRequests } from '../../db/worker/requests/records.ts'
import { type Args, type Request, type Result, request } from '../../db/worker/requests/request.ts'
import type { TallyTaken } from '../../db/worker/requests/surveys.ts'
import type { ProfileRead, UploadMade, UploadPreview } from '../../db/worker/requests/upload.ts'
import type { CaseFileFace, Created, Session } from '../../db/worker/requests/vault.ts'
import type { KeptCertificate } from '../../db/worker/requests/wipe.ts'

/**
 * Every verb that the page may say, with the schema of its argument. What needs no device goes straight to the
 * worker; what touches disks is worded here without paths: the main process holds the path, the page a ticket.
 */

/** A case file this computer knows of. */
export interface KnownCaseFile {
  readonly id: string
  readonly label: string
  readonly mode: 'group' | 'office'
  /** Folder name for people, without the way to it. */
  readonly place: string
  readonly missing: boolean
  /** It was destroyed here, and only its certificate is left. */
  readonly wiped: boolean
}

/** A folder that the person chose, for one use by a following verb. */
export interface ChosenFolder {
  readonly ticket: string
  readonly name: string
  readonly freeBytes: number
  readonly removable: boolean | null
  /** Of the medium, where the system tells; empty otherwise. */
  readonly label: string
  readonly serial: string
}
export interface ChosenFile {
  readonly ticket: string
  readonly name: string
  readonly size: number
}

const caseFileId = z.string().max(100)
const ticket = z.string().max(100)
const disc = Disc.optional()
const profileId = z.string().max(60)
const none = z.object({})

const caseFiles = {
  known: request(none, 'none').answers<readonly KnownCaseFile[]>(),
  /** Asks for an existing case file folder; null when the person gave up. */
  choose: request(none, 'none').answers<KnownCaseFile | null>(),
  /** Removes it from the list of this computer; the folder stays. */
  forget: request(z.object({ caseFileId }), 'none').answers<null>(),
  /** Asks where the new case file shall lie; null for the default place. */
  choosePlace: request(none, 'none').answers<ChosenFolder | null>(),
  create: request(
    z.object({
      /** From `choosePlace`; without it the program's own data folder. */
      ticket: ticket.optional(),
      mode: z.enum(['group', 'office']),
      label: Line.min(1),
      deviceName: Line.min(1),
      person: z.object({ name: Line.min(1), post: Post }),
      password: z.string().min(10).max(200),
    }),
    'none',
  ).answers<Created>(),
  describe: request(z.object({ caseFileId }), 'none').answers<CaseFileFace>(),
  unlock: request(z.object({ caseFileId, accountId: Id, password: z.string().max(200) }), 'none').answers<Session>(),
  recover: request(
    z.object({ caseFileId, accountId: Id, recoveryKey: z.string().max(200), newPassword: z.string().min(10).max(200) }),
    'none',
  ).answers<Session>(),
  /** Asks where the new case file goes, then reads into it what is whole of a damaged one; null when the person gave up. */
  /** Asks for a backup, and lays it down in the program's own data folder; null when the person gave up. */
  restore: request(z.object({ passphrase: z.string().max(200), job: Job }), 'none').answers<KnownCaseFile | null>(),
  salvage: request(z.object({ caseFileId, accountId: Id, password: z.string().max(200), job: Job }), 'none').answers<{
    readonly report: SalvageReport
    readonly made: KnownCaseFile
  } | null>(),
  lock: request(none, 'none').answers<null>(),
  /** The page has saved what it held; the lock may fall. */
  readyToLock: request(none, 'none').answers<null>(),
  /** The person is there; moves the idle lock. */
  active: request(none, 'none').answers<null>(),
}

const vault = {
  session: requests.vault.session,
  salvaged: requests.vault.salvaged,
  changePassword: requests.vault.changePassword,
  renewRecoveryKey: requests.vault.renewRecoveryKey,
  settings: requests.vault.settings,
  setIdleLock: requests.vault.setIdleLock,
}

const { addFiles: _addFiles, read: _read, exportTo: _exportTo, ...attachmentsByPiece } = requests.attachments
const attachments = {
  ...attachmentsByPiece,
  /** Asks for files and streams them in; empty when the person gave up. */
  pick: request(z.object({ recordId: Id, role: z.enum(attachmentRoles).default('other'), job: Job }), 'write', ['attachment']).answers<{
    readonly added: readonly RecordOf<'attachment'>[]
    readonly failed: readonly { readonly name: string; readonly code: string }[]
  }>(),
  /** Asks where to, then writes it decrypted; null when the person gave up. */
  export: request(z.object({ id: Id, reason: Line.min(1), job: Job }), 'export', ['audit']).answers<{
    readonly name: string
    readonly size: number
  } | null>(),
}

const { addFiles: _addClueFiles, readFile: _readClueFile, exportFile: _exportClueFile, ...cluesWithoutFiles } = requests.clues
const clues = {
  ...cluesWithoutFiles,
  /** Asks for files and streams them into the clue; null when the person gave up. */
  pickFiles: request(z.object({ id: Id, job: Job }), 'clues', ['clue']).answers<{
    readonly clue: OpenClue
    readonly failed: readonly { readonly name: string; readonly code: string }[]
  } | null>(),
  /** Asks where to, then writes it decrypted; null when the person gave up. */
  exportFile: request(z.object({ id: Id, fileId: Id, reason: Line.min(1), job: Job }), 'export_clue', ['clue']).answers<{
    readonly name: string
    readonly size: number
  } | null>(),
}

const { exportTo: _exportListTo, ...recordsInWorker } = requests.records
const records = {
  ...recordsInWorker,
  /** Asks where to, then writes the table there; null when the person gave up. */
  export: request(ListLeaving, 'export', ['audit']).answers<{ readonly name: string; readonly rows: number } | null>(),
}

const exchange = {
  ownCard: requests.exchange.ownCard,
  readCardText: requests.exchange.readCardText,
  enrolCard: requests.exchange.enrolCard,
  revokeCard: requests.exchange.revokeCard,
  replaceCard: requests.exchange.replaceCard,
  cards: requests.exchange.cards,
  forecast: requests.exchange.forecast,
  made: requests.exchange.made,
  /** Asks for a folder and writes a backup of everything there; null when the person gave up. */
  backUp: request(z.object({ disc, reason: Text.default(''), job: Job }), 'manage', ['exchange', 'audit']).answers<BackupReport | null>(),
  /** Asks for a folder and writes the card there; null when the person gave up. */
  saveOwnCard: request(none, 'manage', ['audit']).answers<{ readonly fileName: string } | null>(),
  /** Asks for a card file and reads it; nothing is trusted before `enrolCard`. */
  chooseCard: request(none, 'manage').answers<ReadCard | null>(),
  chooseTarget: request(none, 'read').answers<ChosenFolder | null>(),
  /** The sticks that are plugged in, each to be written to as it is; empty where the system does not tell. */
  media: request(none, 'read').answers<readonly ChosenFolder[]>(),
  sendMember: request(z.object({ roundId: Id, ticket, to: Id, disc, reason: Text.default(''), job: Job }), 'write', [
    'exchange',
    'audit',
  ]).answers<ExportReport>(),
  sendTask: request(
    z.object({ roundId: Id, ticket, to: z.array(Id).min(1).max(50), leader: Id, disc, reason: Text.default(''), job: Job }),
    'assign',
    ['exchange', 'audit'],
  ).answers<ExportReport>(),
  exportResult: request(
    z.object({
      roundId: Id,
      ticket,
      officeDeviceId: Id.nullable(),
      onlyNew: z.boolean().default(false),
      disc,
      reason: Text.default(''),
      job: Job,
    }),
    'hand_over',
    ['exchange', 'audit'],
  ).answers<ExportReport>(),
  /** Asks for a receipt file of the office; null when the person gave up. */
  readReceipt: request(z.object({ job: Job }), 'receive', ['exchange', 'audit']).answers<{
    readonly bundleId: Id
    readonly receivedAt: number
  } | null>(),
}

/** Null when the person gave up at the question where to. */
type Saved = { readonly name: string; readonly size: number } | null
const paper = {
  compose: requests.paper.compose,
  find: requests.paper.find,
  /** Asks for the printer and prints the sheets on the screen; `printed` is false when the person gave up. */
  print: request(Leaving, 'read', ['audit']).answers<{ readonly printed: boolean }>(),
  /** Asks where to and writes the sheets on the screen. */
  savePdf: request(Leaving, 'export', ['audit']).answers<Saved>(),
  saveWord: request(Leaving, 'export', ['audit']).answers<Saved>(),
}

/** What the page hands over: the preload turns it into a path, which only this side sees. */
const dropped = z.custom<File | string>((value) => typeof value === 'string' && value !== '' && value.length <= 4096)

const office = {
  chooseBundles: request(none, 'receive').answers<readonly ChosenFile[]>(),
  /** Files that were dropped on the room. */
  takeDropped: request(z.object({ files: z.array(dropped).min(1).max(500) }), 'receive').answers<readonly ChosenFile[]>(),
  stage: request(z.object({ ticket, passphrase: z.string().max(200).optional(), job: Job }), 'receive').answers<ImportPreview>(),
  commit: requests.office.commit,
  giveUp: requests.office.giveUp,
  imports: requests.office.imports,
  setAside: requests.office.setAside,
  previewAll: requests.office.previewAll,
  applyAll: requests.office.applyAll,
  decide: requests.office.decide,
  groups: requests.office.groups,
  setStaleDays: requests.office.setStaleDays,
  /** Asks for a folder once; null when the person gave up. */
  saveReceipts: request(z.object({ bundleIds: z.array(Id).min(1).max(500), job: Job }), 'receive', [
    'imports',
    'audit',
  ]).answers<ReceiptsReport | null>(),
  undoable: requests.office.undoable,
  undo: requests.office.undo,
  /** Asks for a folder; null when the person gave up. */
  saveReceipt: request(z.object({ bundleId: Id, job: Job }), 'receive', ['imports', 'audit']).answers<{
    readonly fileName: string
  } | null>(),
}

const upload = {
  profiles: requests.upload.profiles,
  forgetProfile: requests.upload.forgetProfile,
  /** Asks for a mapping file; kept when it is sound. Null when the person gave up. */
  loadProfile: request(none, 'upload', ['upload', 'audit']).answers<ProfileRead | null>(),
  chooseTarget: request(none, 'upload').answers<ChosenFolder | null>(),
  preview: request(z.object({ profileId, roundId: Id, job: Job }), 'upload').answers<UploadPreview>(),
  make: request(z.object({ profileId, roundId: Id, ticket, reason: Line.min(1), approvedBy: Line.default(''), job: Job }), 'upload', [
    'movements',
    'audit',
  ]).answers<UploadMade>(),
}

const { standsOn: _standsOn, exportTo: _exportMovementsTo, ...movementsInWorker } = requests.movements
const movements = {
  ...movementsInWorker,
  /** Asks where to, then writes the table there; null when the person gave up. */
  export: request(MovementsLeaving, 'export', ['movements', 'audit']).answers<{ readonly name: string; readonly rows: number } | null>(),
}

const wipe = {
  forecast: requests.wipe.forecast,
  kept: requests.wipe.kept,
  /** Asks where the certificate goes; once it is there and the case file is locked, nothing of it is left. Null when the person gave up. */
  decide: request(
    z.object({ secondAccountId: Id, secondPassword: z.string().max(200), cluesHandedOver: z.boolean().default(false) }),
    'hand_over',
  ).answers<WipeCertificate | null>(),
  /** Asks for a certificate and keeps it; null when the person gave up. */
  keep: request(none, 'receive', ['imports', 'audit']).answers<KeptCertificate | null>(),
}

const { saveShare: _saveShare, ...sharesInWorker } = requests.shares
const shares = {
  ...sharesInWorker,
  /** Asks for a folder and writes one share there; null when the person gave up. */
  saveShare: request(z.object({ share: KeyShare }), 'split_key', ['audit']).answers<{ readonly fileName: string } | null>(),
}

const catalogues = {
  ...requests.catalogues,
  /** Asks for a table and says what it would mean; null when the person gave up. */
  readTable: request(Tree, 'manage').answers<CataloguePreview | null>(),
  /** Asks where the empty table goes; null when the person gave up. */
  template: request(none, 'read').answers<{ readonly fileName: string } | null>(),
}

const policies = {
  ...requests.policies,
  readTable: request(none, 'manage').answers<PolicyPreview | null>(),
  template: request(none, 'read').answers<{ readonly fileName: string } | null>(),
}

const { takeTally: _takeTally, template: _template, ...surveyRecords } = requests.surveys
const surveys = {
  ...surveyRecords,
  /** Asks for a table and reads its counts into the questions; null when the person gave up. */
  importTally: request(z.object({ id: Id }), 'write', ['survey', 'search']).answers<TallyTaken | null>(),
  /** Asks where to, then writes the empty table for counting; null when the person gave up. */
  saveTemplate: request(z.object({ id: Id }), 'read').answers<{ readonly name: string } | null>(),
}

const plan = {
  ...requests.plan,
  /** Asks for a roster and says what it would mean; null when the person gave up. */
  readRoster: request(z.object({ roundId: Id, unitId: Id.nullable() }), 'write').answers<RosterPreview | null>(),
  rosterTemplate: request(none, 'read').answers<{ readonly fileName: string } | null>(),
}

export const contract = {
  caseFiles,
  vault,
  accounts: requests.accounts,
  rounds: requests.rounds,
  units: requests.units,
  members: requests.members,
  interviews: requests.interviews,
  outlines: requests.outlines,
  documentRequests: requests.documentRequests,
  documentReviews: requests.documentReviews,
  drafts: requests.drafts,
  ...formedRequests,
  petitions: requests.petitions,
  surveys,
  leads: requests.leads,
  decisions: requests.decisions,
  confirmations: requests.confirmations,
  conflicts: requests.conflicts,
  days: requests.days,
  portraiture: requests.portraiture,
  evidence: requests.evidence,
  attachments,
  records,
  personal: requests.personal,
  clues,
  paper,
  catalogues,
  policies,
  focus: requests.focus,
  plan,
  coverage: requests.coverage,
  leaving: requests.leaving,
  search: requests.search,
  desk: requests.desk,
  audit: requests.audit,
  exchange,
  office,
  upload,
  movements,
  wipe,
  shares,
  jobs: requests.jobs,
} as const satisfies Record<string, Record<string, Request>>

export type Contract = typeof contract

/** What main tells the page unasked. */
export interface Events {
  readonly progress: import('../../db/worker/messages.ts').Progress
  readonly changed: readonly import('../../db/worker/requests/request.ts').Topic[]
  /** Save what is held, then answer `caseFiles.readyToLock`; the lock falls after two seconds at the latest. */
  readonly locking: { readonly reason: LockReason }
  readonly locked: { readonly reason: LockReason }
}
export type LockReason = 'by_hand' | 'idle' | 'suspend' | 'quit' | 'worker_gone' | 'wiped'
export const eventNames = ['progress', 'changed', 'locking', 'locked'] as const satisfies readonly (keyof Events)[]

/** The one object that the preload gives the page. */
export type Workstation = {
  readonly [A in keyof Contract]: {
    readonly [V in keyof Contract[A]]: (args: Args<Contract[A][V]>) => Promise<Answer<Result<Contract[A][V]>>>
  }
} & {
  readonly on: { readonly [E in keyof Events]: (listener: (event: Events[E]) => void) => () => void }
}

/** What the requests answer, by name: the page sees the casework's types through this file alone. */
export type { Progress } from '../../db/worker/messages.ts'
export { type Permission, permits } from '../../db/worker/permissions.ts'
export type { BulkOutcome, Moment, VersionDifference } from '../../db/worker/requests/bulk.ts'
export type { CatalogueComparison, CatalogueFound, CataloguePreview, TableRefused } from '../../db/worker/requests/catalogues.ts'
export type { ClueLine, ClueState, HandedOver, OpenClue, PossibleReader, TransferForm } from '../../db/worker/requests/clues.ts'
export type { ConfirmationOfDraft, PartDrift } from '../../db/worker/requests/confirmations.ts'
export type { ConflictRow, ConflictSide, OpenConflict } from '../../db/worker/requests/conflicts.ts'
export {
  type CoverageItem,
  type CoverageState,
  type CoverageTree,
  type CoveredRecord,
  coverageStates,
  type MustCounter,
} from '../../db/worker/requests/coverage.ts'
export type { WorkDone, WorkOfDays } from '../../db/worker/requests/days.ts'
export type { Carrying, DecisionOnDraft } from '../../db/worker/requests/decisions.ts'
export type { AuditEntry, RecordName, SearchHit, Today } from '../../db/worker/requests/desk.ts'
export { type Evidence, type Gap, type GapCode, gapCodes, type SignOffState } from '../../db/worker/requests/drafts.ts'
export { type EvidenceCoverage, type Unused, type UnusedReason, unusedReasons } from '../../db/worker/requests/evidence-coverage.ts'
export type {
  BackupReport,
  CardFace,
  Change,
  DeskPreview,
  DeskReport,
  DeskUndo,
  ExportForecast,
  ExportReport,
  GroupState,
  ImportedBundle,
  ImportPreview,
  MadeBundle,
  ReadCard,
  ReceiptsReport,
  Said,
  SetAside,
} from '../../db/worker/requests/exchange.ts'
export type { TaggedRecord, TagOfRecord } from '../../db/worker/requests/focus.ts'
export type { Board, BoardCell, BoardRow, Confirmation, IndependentSource, LeadStep, Support } from '../../db/worker/requests/leads.ts'
export type { ExitLine, HandOverReview, OpenThing, Release, ReviewLine } from '../../db/worker/requests/leaving.ts'
export type { Movement } from '../../db/worker/requests/movements.ts'
export type { FoundRecord, PaperWish } from '../../db/worker/requests/paper.ts'
export type { SavedView } from '../../db/worker/requests/personal.ts'
export type { AlikePetition, AlikePetitions, Likeness, PetitionFace } from '../../db/worker/requests/petitions.ts'
export {
  type InterviewPlan,
  type LaidStep,
  type Layout,
  type PlannedTask,
  type PlanPerson,
  type RosterPreview,
  type TalkState,
  talkStates,
} from '../../db/worker/requests/plan.ts'
export type { ArticleFound, PolicyHead, PolicyPreview } from '../../db/worker/requests/policies.ts'
export type { CitedPassage, Portraying } from '../../db/worker/requests/portraiture.ts'
export type { ListQuery, Page, RecordSummary } from '../../db/worker/requests/records.ts'
export type { Args, Result, Topic } from '../../db/worker/requests/request.ts'
export type { Drilled, Restored, ShareSheet, SharesState } from '../../db/worker/requests/shares.ts'
export type { Counting, TallyTaken } from '../../db/worker/requests/surveys.ts'
export type { ProfileFace, ProfileRead, UploadMade, UploadPreview, UploadProblem } from '../../db/worker/requests/upload.ts'
export type { Account, AccountName, CaseFileFace, Created, Session } from '../../db/worker/requests/vault.ts'
export type { Reliant } from '../../db/worker/requests/versions.ts'
export type { KeptCertificate, WipeForecast } from '../../db/worker/requests/wipe.ts'

/** IPC channel of a verb. */
export const channel = (area: string, verb: string): string => `${area}.${verb}`
