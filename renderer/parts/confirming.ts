import { useEffect, useState } from 'react'

/**
 * Enter may come before the list that belongs to what was typed. It is kept until that is there (`ready`), rather than
 * taken for a choice of the list before. Answers how Enter is kept, and how it is forgotten when somebody types on.
 */
export const useConfirming = (ready: boolean, take: () => void): ((confirmed: boolean) => void) => {
  const [confirmed, setConfirmed] = useState(false)
  useEffect(() => {
    if (!confirmed || !ready) return
    setConfirmed(false)
    take()
  }, [confirmed, ready, take])
  return setConfirmed
}
