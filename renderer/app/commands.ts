import { useMemo } from 'react'
import { formedAreas, forms } from '../../db/model/forms/index.ts'
import { requestWords, reviewWords } from '../words/documents.ts'
import { draftWords } from '../words/drafts.ts'
import { groupStages, officeStages, roomWords } from '../words/frame.ts'
import { interviewWords } from '../words/interviews.ts'
import { outlineWords } from '../words/outlines.ts'
import { paletteWords } from '../words/palette.ts'
import { wishNew } from './create-wish.ts'
import { useGoToRoom } from './go-to.ts'
import type { Room } from './places.ts'
import type { RecordArea } from './records.ts'
import { useMay, useSession } from './session.tsx'
import { useAsk, useSay } from './workstation.ts'

/** Something that can be said to the program by name: a room to go to, or an act. */
export interface Command {
  readonly word: string
  /** What it is, beside it: 前往, 命令. */
  readonly sort: string
  /** First letters of its pinyin; empty until they are known. */
  readonly initials: string
  readonly run: () => void
}

const w = paletteWords.commands

/** Rooms in which records are begun by hand, with what one of them is called. */
const makable: readonly { readonly area: RecordArea; readonly room: Room; readonly thing: string }[] = [
  { area: 'interviews', room: 'interviews', thing: interviewWords.record },
  { area: 'outlines', room: 'outlines', thing: outlineWords.thing },
  { area: 'documentRequests', room: 'requests', thing: requestWords.thing },
  { area: 'documentReviews', room: 'documents', thing: reviewWords.thing },
  { area: 'drafts', room: 'drafts', thing: draftWords.thing },
  ...formedAreas.map((area) => ({ area, room: area, thing: forms[area].thing })),
]

/** Every command of the person at the keyboard, in the order of the rooms; acts after them. */
export const useCommands = (): readonly Command[] => {
  const { mode } = useSession()
  const mayWrite = useMay('write')
  const goToRoom = useGoToRoom()
  const { mutate: lock } = useSay('caseFiles', 'lock')
  const { mutate: showGuide } = useSay('personal', 'showGuide')
  const plain = useMemo(() => {
    const rooms = (mode === 'office' ? officeStages : groupStages).flatMap((stage) => stage.rooms)
    const go = rooms.map((room) => ({ word: roomWords[room], sort: paletteWords.goThere, run: () => goToRoom(room) }))
    const create = makable
      .filter(({ room }) => mayWrite && rooms.includes(room))
      .map(({ area, room, thing }) => ({
        word: w.create(thing),
        sort: paletteWords.command,
        run: () => {
          goToRoom(room)
          wishNew(area)
        },
      }))
    const guide = () => {
      showGuide({ shown: true })
      goToRoom('today')
    }
    const acts = [
      { word: w.lock, sort: paletteWords.command, run: () => lock({}) },
      { word: w.guide, sort: paletteWords.command, run: guide },
      { word: w.keys, sort: paletteWords.command, run: () => window.dispatchEvent(new Event('show-keys')) },
      { word: w.password, sort: paletteWords.command, run: () => goToRoom('settings') },
    ]
    return [...go, ...create, ...acts]
  }, [mode, mayWrite, goToRoom, lock, showGuide])
  // Asked for when the palette first opens: the dictionary stays out of the page.
  const initials = useAsk('personal', 'initials', { texts: plain.map(({ word }) => word) }).data
  return useMemo(() => plain.map((command, index) => ({ ...command, initials: initials?.[index] ?? '' })), [plain, initials])
}
