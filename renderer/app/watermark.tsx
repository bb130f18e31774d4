import dayjs from 'dayjs'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useSession } from './session.tsx'

const now = (): string => dayjs().format('YYYY-MM-DD HH:mm')

/** Tiles of 320 × 200 px that cover the window; frame.css lays them out. */
const tilesOf = (): number => Math.ceil(window.innerWidth / 320) * Math.ceil(window.innerHeight / 200)
const onResize = (listener: () => void): (() => void) => {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}

/**
 * Who looked at the screen and when, for photographs of it. Drawn as generated content over everything: not
 * selectable, not read aloud, not in the way of the pointer.
 */
export const Watermark = () => {
  const { name } = useSession()
  const [minute, setMinute] = useState(now)
  const tiles = useSyncExternalStore(onResize, tilesOf)
  useEffect(() => {
    const clock = setInterval(() => setMinute(now()), 5000)
    return () => clearInterval(clock)
  }, [])
  return (
    <div className="watermark" aria-hidden="true">
      {Array.from({ length: tiles }, (_, tile) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tiles are alike
        <span key={tile} data-mark={`${name} ${minute}`} />
      ))}
    </div>
  )
}
