import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { reading } from '../exchange/medium.ts'
import { Refusal } from '../model/failure.ts'
import { type ReadProfile, readProfile, type UploadProfile } from '../model/upload-profile.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { ProfileFace, ProfileRead } from '../worker/requests/upload.ts'
import { shippedProfiles } from './profiles/index.ts'

/** No mapping is that long. */
const largestProfile = 4 * 1024 ** 2

/** Reads a profile from a file; what is wrong with it is told by its paths. Throws what the disk refuses, `file_too_large`. */
export async function profileFile(path: string): Promise<ReadProfile & { readonly text: string }> {
  const name = basename(path)
  return reading(name, async () => {
    if ((await stat(path)).size > largestProfile) throw new Refusal('file_too_large', name)
    const text = (await readFile(path, 'utf8')).replace(/^\ufeff/, '')
    return { ...readProfile(text), text }
  })
}

/** Keeps a profile in the case file, in the place of one with the same id. A profile with faults is not kept. */
export async function keepProfile(caseFile: CaseFile, path: string): Promise<ProfileRead> {
  const found = await profileFile(path)
  const fileName = basename(path)
  if (!found.ok) return { ok: false, fileName, problems: found.problems }
  const { profile } = found
  if (shippedProfiles().some(({ id }) => id === profile.id)) {
    return { ok: false, fileName, problems: [{ path: 'id', code: 'doubled', detail: profile.id }] }
  }
  caseFile.db.transaction(() => {
    const { k } = caseFile.queries
    const row = { id: profile.id, json: found.text, added_at: caseFile.now(), added_by: caseFile.person.name }
    caseFile.queries.run(k.deleteFrom('upload_profile').where('id', '=', profile.id))
    caseFile.queries.run(k.insertInto('upload_profile').values(row))
    caseFile.audit.append('upload.profile', undefined, { id: profile.id, version: profile.version })
  })()
  return { ok: true, fileName, profile: faceOf(profile, false) }
}

export function forgetProfile(caseFile: CaseFile, id: string): void {
  caseFile.db.transaction(() => {
    const { changes } = caseFile.queries.run(caseFile.queries.k.deleteFrom('upload_profile').where('id', '=', id))
    if (changes === 0) throw new Refusal('not_found', 'profile')
    caseFile.audit.append('upload.profile_forget', undefined, { id })
  })()
}

const faceOf = ({ id, name, version, note, tables }: UploadProfile, shipped: boolean): ProfileFace => ({
  ...{ id, name, version, note, shipped },
  tables: tables.map(({ title, kind, file }) => ({ title, kind, file })),
})

/** Those that came with the program, then those that the office loaded. */
export const profiles = (caseFile: CaseFile): readonly ProfileFace[] => [
  ...shippedProfiles().map((profile) => faceOf(profile, true)),
  ...keptProfiles(caseFile).map((profile) => faceOf(profile, false)),
]

/** Kept profiles that this program still understands; a kind may have gone since. */
function keptProfiles({ queries }: CaseFile): readonly UploadProfile[] {
  return queries
    .all(queries.k.selectFrom('upload_profile').select('json').orderBy('added_at'))
    .map(({ json }) => readProfile(json))
    .flatMap((read) => (read.ok ? [read.profile] : []))
}

/** Throws `Refusal('not_found')`, and `bad_input` naming the path where a file is no sound profile. */
export async function profileOf(
  caseFile: CaseFile,
  wish: { readonly id?: string | undefined; readonly path?: string | undefined },
): Promise<UploadProfile> {
  if (wish.path !== undefined) {
    const read = await profileFile(wish.path)
    if (!read.ok) throw new Refusal('bad_input', `${basename(wish.path)} ${read.problems[0]?.path ?? ''}`)
    return read.profile
  }
  const found = [...shippedProfiles(), ...keptProfiles(caseFile)].find(({ id }) => id === wish.id)
  if (found === undefined) throw new Refusal('not_found', 'profile')
  return found
}
