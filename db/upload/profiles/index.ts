import { readProfile, type UploadProfile } from '../../model/upload-profile.ts'
import coded from './coded.json' with { type: 'json' }
import plain from './plain.json' with { type: 'json' }

function shipped(profile: unknown): UploadProfile {
  const read = readProfile(JSON.stringify(profile))
  if (read.ok) return read.profile
  throw new TypeError(`a profile of ours is wrong: ${read.problems.map(({ path, code }) => `${path} ${code}`).join('; ')}`)
}

/** The profiles that come with the program. They are data: a further one is a file that the office loads. */
export const shippedProfiles = (): readonly UploadProfile[] => [shipped(plain), shipped(coded)]
