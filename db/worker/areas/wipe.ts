import { certificates, wipe as decide, keepCertificate, wipeForecast } from '../../exchange/wipe.ts'
import type { Handlers } from '../serve.ts'

export const wipe: Handlers<'wipe'> = {
  forecast: (caseFile) => wipeForecast(caseFile),
  decide: (caseFile, order) => decide(caseFile, order),
  keep: (caseFile, { path }) => keepCertificate(caseFile, path),
  kept: (caseFile) => certificates(caseFile),
}
