import { guideOf, showGuide } from '../../records/guide.ts'
import { changeView, removeView, savedViews, saveView } from '../../records/saved-views.ts'
import { initialsOf } from '../../search/initials.ts'
import type { Handlers } from '../serve.ts'

/** What the person at the keyboard keeps for themselves. */
export const personal: Handlers<'personal'> = {
  views: (caseFile, { room }) => savedViews(caseFile, room),
  saveView: (caseFile, { room, name, view }) => saveView(caseFile, room, name, view),
  changeView: (caseFile, { id, ...changes }) => changeView(caseFile, id, changes),
  removeView(caseFile, { id }) {
    removeView(caseFile, id)
    return null
  },
  guide: (caseFile) => guideOf(caseFile),
  showGuide(caseFile, { shown }) {
    showGuide(caseFile, shown)
    return null
  },
  initials: (_caseFile, { texts }) => initialsOf(texts),
}
