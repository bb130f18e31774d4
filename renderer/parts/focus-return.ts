import { useEffect, useState } from 'react'

/**
 * Gives the focus back to what opened a dialog. For dialogs that are taken off the page to close them: those never
 * come to the point at which they would do so by themselves, and the keyboard would begin at the top of the page again.
 */
export const useFocusReturn = (): void => {
  const [origin] = useState(() => (document.activeElement instanceof HTMLElement ? document.activeElement : null))
  useEffect(
    () => () =>
      queueMicrotask(() => {
        if (document.activeElement === document.body) origin?.focus()
      }),
    [origin],
  )
}
