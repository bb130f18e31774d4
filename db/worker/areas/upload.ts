import { forgetProfile, keepProfile, profiles } from '../../upload/kept-profiles.ts'
import { makeUpload, previewUpload } from '../../upload/make.ts'
import type { Handlers } from '../serve.ts'

/** 网络平台上传包. */
export const upload: Handlers<'upload'> = {
  profiles: (caseFile) => profiles(caseFile),
  keepProfile: (caseFile, { path }) => keepProfile(caseFile, path),
  forgetProfile(caseFile, { id }) {
    forgetProfile(caseFile, id)
    return null
  },
  preview: (caseFile, wish, context) => previewUpload(caseFile, wish, context),
  make: (caseFile, order, context) => makeUpload(caseFile, order, context),
}
