import { accounts } from './accounts.ts'
import { attachments } from './attachments.ts'
import { audit } from './audit.ts'
import { catalogues } from './catalogues.ts'
import { clues } from './clues.ts'
import { confirmations } from './confirmations.ts'
import { conflicts } from './conflicts.ts'
import { coverage } from './coverage.ts'
import { days } from './days.ts'
import { decisions } from './decisions.ts'
import { desk } from './desk.ts'
import { documentRequests } from './document-requests.ts'
import { documentReviews } from './document-reviews.ts'
import { drafts } from './drafts.ts'
import { evidence } from './evidence.ts'
import { exchange } from './exchange.ts'
import { focus } from './focus.ts'
import { interviews } from './interviews.ts'
import { leads } from './leads.ts'
import { leaving } from './leaving.ts'
import { members } from './members.ts'
import { movements } from './movements.ts'
import { office } from './office.ts'
import { outlines } from './outlines.ts'
import { paper } from './paper.ts'
import { personal } from './personal.ts'
import { petitions } from './petitions.ts'
import { plan } from './plan.ts'
import { policies } from './policies.ts'
import { portraiture } from './portraiture.ts'
import { formedVerbs } from './record-verbs.ts'
import { records } from './records.ts'
import { rounds } from './rounds.ts'
import { search } from './search.ts'
import { shares } from './shares.ts'
import { surveys } from './surveys.ts'
import { units } from './units.ts'
import { upload } from './upload.ts'
import { vault } from './vault.ts'
import { wipe } from './wipe.ts'

/** The handlers behind the list of requests, area by area. */
export const areas = {
  accounts,
  attachments,
  audit,
  clues,
  catalogues,
  coverage,
  confirmations,
  conflicts,
  days,
  decisions,
  desk,
  documentRequests,
  documentReviews,
  drafts,
  evidence,
  exchange,
  ...formedVerbs,
  focus,
  interviews,
  leads,
  leaving,
  members,
  movements,
  office,
  outlines,
  plan,
  personal,
  records,
  paper,
  policies,
  petitions,
  portraiture,
  rounds,
  search,
  shares,
  surveys,
  units,
  upload,
  vault,
  wipe,
}
