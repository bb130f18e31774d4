import dayjs from 'dayjs'
import { useEffect, useState } from 'react'
import { useSession } from './session.tsx'

const now = (): string => dayjs().format('YYYY-MM-DD HH:mm')

/** Enough tiles of 320 × 200 px for a 4K screen; what does not fit is cut off. */
const tiles = Array.from({ length: 140 }, (_, index) => index)

/**
 * Who looked at the screen and when, for photographs of it. Drawn as generated content over everything: not
 * selectable, not read aloud, not in the way of the pointer.
 */
export const Watermark = () => {
  const { name } = useSession()
  const [minute, setMinute] = useState(now)
  useEffect(() => {
    const clock = setInterval(() => setMinute(now()), 5000)
    return () => clearInterval(clock)
  }, [])
  return (
    <div className="watermark" aria-hidden="true">
      {tiles.map((tile) => (
        <span key={tile} data-mark={`${name} ${minute}`} />
      ))}
    </div>
  )
}
