import { z } from 'zod'
import { Id, Line } from '../../model/ids.ts'
import type { Kind } from '../../model/record.ts'
import type { ProfileProblem } from '../../model/upload-profile.ts'
import { Job } from './attachments.ts'
import { request } from './request.ts'

const path = z.string().min(1).max(4096)

/** A profile as it is chosen. */
export interface ProfileFace {
  readonly id: string
  readonly name: string
  readonly version: string
  readonly note: string
  /** Came with the program. */
  readonly shipped: boolean
  readonly tables: readonly { readonly title: string; readonly kind: Kind; readonly file: string }[]
}

/** A profile that was read from a file and kept, or what is wrong with it. */
export type ProfileRead =
  | { readonly ok: true; readonly fileName: string; readonly profile: ProfileFace }
  | { readonly ok: false; readonly fileName: string; readonly problems: readonly ProfileProblem[] }

/** A field of a record that cannot go out as it is. */
export interface UploadProblem {
  readonly file: string
  readonly table: string
  readonly id: Id
  readonly kind: Kind
  readonly number: string
  readonly title: string
  /** Row of the record, where each row is a line. */
  readonly line: number | null
  readonly field: string
  readonly code: 'missing' | 'too_long' | 'no_value_for' | 'not_in_codes' | 'no_date' | 'no_number' | 'schema'
}

export interface UploadPreview {
  readonly profile: { readonly id: string; readonly name: string; readonly version: string }
  readonly tables: readonly {
    readonly file: string
    readonly title: string
    readonly kind: Kind
    readonly records: number
    readonly lines: number
    /** Records of the kind that the profile does not want. */
    readonly leftOut: number
    readonly problems: number
  }[]
  /** The first of them; `problemCount` says how many there are. */
  readonly problems: readonly UploadProblem[]
  readonly problemCount: number
  /** Kinds of which the round has records and that the profile does not take. */
  readonly untaken: readonly { readonly kind: Kind; readonly records: number }[]
  /** Personal data that go out because the profile asks for them, by table and field. */
  readonly personal: readonly string[]
}

export interface UploadMade {
  readonly folderName: string
  readonly files: readonly { readonly path: string; readonly size: number; readonly sha256: string; readonly lines: number | null }[]
  readonly lines: number
  readonly size: number
  readonly manifestSha256: string
}

const wish = { profile: z.object({ id: z.string().max(60).optional(), path: path.optional() }), roundId: Id, job: Job }

/** 网络平台上传包. */
export const uploadRequests = {
  profiles: request(z.object({}), 'upload').answers<readonly ProfileFace[]>(),
  /** Keeps a profile from a file; one with faults is not kept, and its faults are told. */
  keepProfile: request(z.object({ path }), 'upload', ['upload', 'audit']).answers<ProfileRead>(),
  forgetProfile: request(z.object({ id: z.string().max(60) }), 'upload', ['upload', 'audit']).answers<null>(),
  /** What would go out, and what keeps it from going. */
  preview: request(z.object(wish), 'upload').answers<UploadPreview>(),
  /** Writes the package, in plain text, to a folder of its own; audited with the reason. Refuses while a field fails. */
  make: request(z.object({ ...wish, folder: path, reason: Line.min(1), approvedBy: Line.default('') }), 'upload', [
    'movements',
    'audit',
  ]).answers<UploadMade>(),
}
export { wish as uploadWish }
