import { useRouter } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { useCallback, useEffect } from 'react'
import { inLandmark } from '../parts/in-landmark.ts'
import { frameWords } from '../words/frame.ts'
import { postWords } from '../words/people.ts'
import { classificationWords } from '../words/rounds.ts'
import { useGoToRoom } from './go-to.ts'
import { setColumn, useLayout } from './layout.ts'
import { PlaceSwitch } from './place-switch.tsx'
import { useRound } from './round.tsx'
import { SavedState } from './saved-state.tsx'
import { useSession } from './session.tsx'
import { useSay } from './workstation.ts'

/** Keys that hold in every room. */
const useFrameKeys = (lock: () => void, hidden: boolean): void => {
  const router = useRouter()
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const control = event.ctrlKey && !event.altKey && !event.shiftKey
      if (control && event.key === 'l') lock()
      else if (event.ctrlKey && event.shiftKey && event.code === 'Backslash') setColumn('rooms', { hidden: !hidden })
      else if (event.altKey && event.key === 'ArrowLeft') router.history.back()
      else if (event.altKey && event.key === 'ArrowRight') router.history.forward()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', key)
    return () => window.removeEventListener('keydown', key)
  }, [lock, hidden, router])
}

/** One line above everything: mark, round and unit, search, saved, who, lock. */
export const TopLine = () => {
  const session = useSession()
  const { round } = useRound()
  const { rooms } = useLayout()
  const goToRoom = useGoToRoom()
  const { mutate } = useSay('caseFiles', 'lock')
  const lock = useCallback(() => mutate({}), [mutate])
  useFrameKeys(lock, rooms.hidden)
  return (
    <header className="top-line">
      <span className="classification">{classificationWords[round?.body.classification ?? 'internal']}</span>
      <div className="top-line-middle">
        {rooms.hidden && (
          <Button size="small" type="text" onClick={() => setColumn('rooms', { hidden: false })}>
            {frameWords.showRooms}
          </Button>
        )}
        <PlaceSwitch />
      </div>
      <button type="button" className="search-open" onClick={() => window.dispatchEvent(new Event('open-palette'))}>
        {frameWords.search}
        <kbd>Ctrl+K</kbd>
      </button>
      <SavedState />
      <Dropdown
        autoFocus
        trigger={['click']}
        getPopupContainer={inLandmark}
        menu={{
          items: [
            { key: 'change', label: frameWords.change },
            { key: 'password', label: frameWords.changePassword },
          ],
          onClick: ({ key }) => (key === 'change' ? lock() : goToRoom('settings')),
        }}
      >
        <Button type="text" size="small" aria-haspopup="menu">
          {session.name}（{postWords[session.post]}）
        </Button>
      </Dropdown>
      <Button size="small" onClick={lock} aria-keyshortcuts="Control+L">
        {frameWords.lock}
      </Button>
    </header>
  )
}
