import { useSyncExternalStore } from 'react'
import { clock } from '../words/figures.ts'
import { frameWords } from '../words/frame.ts'
import { holding, onHolding } from './holding.ts'

/** When everything was last saved; the only thing that tells of saving, and there is no button for it. */
export const SavedState = () => {
  const { saving, failed, savedAt } = useSyncExternalStore(onHolding, holding)
  const words =
    failed > 0
      ? frameWords.notSaved
      : saving > 0
        ? frameWords.saving
        : savedAt === null
          ? frameWords.nothingToSave
          : frameWords.saved(clock(savedAt))
  return (
    <span className={failed > 0 ? 'saved-state red' : 'saved-state'} role="status">
      {words}
    </span>
  )
}
