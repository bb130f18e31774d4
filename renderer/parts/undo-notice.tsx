import { App, Button } from 'antd'
import { useCallback } from 'react'

/** Says what went, with the way back beside it. */
export const useUndoNotice = (): ((key: string, gone: string, undo: string, back: () => void) => void) => {
  const { message } = App.useApp()
  return useCallback(
    (key, gone, undo, back) => {
      const onClick = () => {
        message.destroy(key)
        back()
      }
      void message.open({
        key,
        content: (
          <>
            {gone}
            <Button type="link" size="small" onClick={onClick}>
              {undo}
            </Button>
          </>
        ),
      })
    },
    [message],
  )
}
