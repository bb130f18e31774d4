import { z } from 'zod'
import { largestAttachment } from '../../model/attachment.ts'
import { Clue, type ClueChange, type ClueFile, ClueOpening } from '../../model/clue.ts'
import { Id, Line } from '../../model/ids.ts'
import type { Post } from '../../model/people.ts'
import { Job } from './attachments.ts'
import { changesOf, request } from './request.ts'

/** An open clue. */
export interface OpenClue {
  readonly id: string
  readonly roundId: string
  readonly unitId: string | null
  readonly version: number
  readonly opening: ClueOpening
  readonly readers: readonly string[]
  readonly createdAt: number
  readonly createdBy: string
  readonly updatedAt: number
  readonly updatedBy: string
  readonly deletedAt: number | null
  readonly body: Clue
  readonly files: readonly ClueFile[]
  readonly history: readonly ClueChange[]
}

/**
 * `sealed`: waits for a second person. `unpaired`: one may open it, but its round wants two by now. `lost`: this reader's key
 * went with a password; another reader must name them anew.
 */
export type ClueState =
  | { readonly state: 'open'; readonly clue: OpenClue }
  | { readonly state: 'sealed' | 'unpaired' | 'lost'; readonly id: string; readonly readers: readonly string[] }

/** A line of the list. What is sealed or lost shows no word of what it holds. */
export interface ClueLine {
  readonly id: string
  readonly state: ClueState['state']
  readonly opening: ClueOpening
  readonly updatedAt: number
  readonly deletedAt: number | null
  readonly unitId: string | null
  readonly name: string
  readonly person: string
  readonly status: string
}

/** What stays with whoever handed a clue to the leader. */
export interface HandedOver {
  readonly id: string
  readonly at: number
  readonly to: string
}

/** Somebody with an account of this case file. `ready`: has unlocked since there is a compartment, so can be sealed to. */
export interface PossibleReader {
  readonly memberId: string
  readonly name: string
  readonly post: Post
  readonly ready: boolean
}

/** 线索移交表: what the paper needs, with names in the place of ids. */
export interface TransferForm {
  readonly roundName: string
  readonly groupName: string
  readonly unitName: string
  readonly body: Clue
  readonly sources: readonly string[]
  readonly files: readonly string[]
}

const one = z.object({ id: Id })

/** 问题线索. Every verb asks whether the person is named for the clue; who is not is told `not_found`, always. */
export const clueRequests = {
  /** Those that name the person at the keyboard, and what this person handed to the leader. Others are not even counted. */
  list: request(z.object({ roundId: Id, deleted: z.boolean().default(false) }), 'clues').answers<{
    readonly lines: readonly ClueLine[]
    readonly handedOver: readonly HandedOver[]
  }>(),
  /** Who can be named. */
  possibleReaders: request(z.object({}), 'clues').answers<readonly PossibleReader[]>(),
  open: request(one, 'clues').answers<ClueState>(),
  /** The second of two named people types the password. */
  openWith: request(z.object({ id: Id, memberId: Id, password: z.string().max(200) }), 'clues', ['clue']).answers<OpenClue>(),
  /** Seals a clue to two people, its readers or these, because the round wants it so by now; it is open after that. */
  pair: request(z.object({ id: Id, readers: z.array(Id).max(50).default([]) }), 'clues', ['clue']).answers<OpenClue>(),
  /** The clue leaves the screen; what two opened is sealed again. */
  close: request(one, 'clues', ['clue']).answers<null>(),
  create: request(
    z.object({ roundId: Id, unitId: Id.nullable().default(null), readers: z.array(Id).max(50).default([]), body: Clue }),
    'clues',
    ['clue'],
  ).answers<OpenClue>(),
  save: request(z.object({ id: Id, version: z.int().min(1), changes: changesOf(Clue) }), 'clues', ['clue']).answers<OpenClue>(),
  delete: request(one, 'clues', ['clue']).answers<OpenClue>(),
  restore: request(one, 'clues', ['clue']).answers<OpenClue>(),
  setReaders: request(z.object({ id: Id, readers: z.array(Id).min(1).max(50), opening: ClueOpening }), 'clues', [
    'clue',
  ]).answers<OpenClue>(),
  sealToLeader: request(one, 'clues', ['clue']).answers<{ readonly to: string }>(),
  /** Streams files from disk into a clue. Paths come from the main process. */
  addFiles: request(z.object({ id: Id, paths: z.array(z.string()).min(1).max(200), job: Job }), 'clues', ['clue']).answers<{
    readonly clue: OpenClue
    readonly failed: readonly { readonly name: string; readonly code: string }[]
  }>(),
  /** Dragged and pasted files come through the page in pieces, in order: begin, append …, finish (or abandon). */
  beginFile: request(z.object({ id: Id, name: Line.min(1), size: z.int().nonnegative().max(largestAttachment) }), 'clues').answers<{
    readonly uploadId: Id
  }>(),
  appendFile: request(z.object({ uploadId: Id, bytes: z.instanceof(Uint8Array) }), 'clues').answers<null>(),
  finishFile: request(z.object({ uploadId: Id }), 'clues', ['clue']).answers<OpenClue>(),
  abandonFile: request(z.object({ uploadId: Id }), 'clues').answers<null>(),
  removeFile: request(z.object({ id: Id, fileId: Id }), 'clues', ['clue']).answers<OpenClue>(),
  restoreFile: request(z.object({ id: Id, fileId: Id }), 'clues', ['clue']).answers<OpenClue>(),
  readFile: request(
    z.object({
      id: Id,
      fileId: Id,
      offset: z.int().nonnegative(),
      length: z
        .int()
        .min(0)
        .max(1024 ** 2),
    }),
    'clues',
  ).answers<{ readonly bytes: Uint8Array; readonly name: string; readonly size: number; readonly mediaType: string }>(),
  /** Needs a post that may take files out, and being named. The reason stays inside the clue. */
  exportFile: request(z.object({ id: Id, fileId: Id, path: z.string(), reason: Line.min(1), job: Job }), 'export_clue', ['clue']).answers<{
    readonly size: number
  }>(),
  /** What the transfer form says, ready to be laid out. */
  transferForm: request(one, 'export_clue').answers<TransferForm>(),
}
