import { Outlet, useRouterState } from '@tanstack/react-router'
import { frameWords } from '../words/frame.ts'
import { Guarded } from './broken-place.tsx'
import { CommandPalette } from './command-palette.tsx'
import './frame.css'
import { KeySheets } from './key-sheets.tsx'
import { useLayout } from './layout.ts'
import { RoomsColumn } from './rooms-column.tsx'
import { TopLine } from './top-line.tsx'
import { UploadsLine } from './uploads-line.tsx'
import { Watermark } from './watermark.tsx'

/** What surrounds every room. */
export const Frame = () => {
  const { rooms } = useLayout()
  const place = useRouterState({ select: ({ location }) => location.pathname })
  return (
    <div className="frame">
      <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
        {frameWords.skip}
      </button>
      <TopLine />
      <div className="frame-body">
        {!rooms.hidden && <RoomsColumn width={rooms.width} />}
        <main id="main" className="frame-main" tabIndex={-1} aria-label={frameWords.main}>
          <Guarded place={place}>
            <Outlet />
          </Guarded>
        </main>
      </div>
      <UploadsLine />
      <CommandPalette />
      <KeySheets />
      <Watermark />
    </div>
  )
}
