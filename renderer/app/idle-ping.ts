import { useEffect } from 'react'
import { workstation } from './workstation.ts'

/** The idle lock is counted in minutes: telling more often would be noise. In milliseconds. */
const pause = 10_000
const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/** Tells the main process that somebody is there, at most once per pause. */
export const useIdlePing = (open: boolean): void => {
  useEffect(() => {
    if (!open) return
    let told = 0
    const tell = () => {
      if (Date.now() - told < pause) return
      told = Date.now()
      void workstation.caseFiles.active({})
    }
    for (const sign of signs) window.addEventListener(sign, tell, { passive: true, capture: true })
    return () => {
      for (const sign of signs) window.removeEventListener(sign, tell, { capture: true })
    }
  }, [open])
}
