import { useEffect, useState } from 'react'

/** Whole seconds left of a wait that was just told; `since` marks a new telling. */
export const useCountdown = (seconds: number, since: number): number => {
  const [left, setLeft] = useState(seconds)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same number told again starts the count again
  useEffect(() => {
    const end = Date.now() + seconds * 1000
    const count = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)))
    count()
    const clock = setInterval(count, 250)
    return () => clearInterval(clock)
  }, [seconds, since])
  return left
}
