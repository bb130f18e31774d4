import { App } from 'antd'
import { useEffect } from 'react'
import { failureWords, telephoneCode } from '../words/failures.ts'
import { onFailure } from './failures.ts'

/** The one notice for failures that no place shows itself. It stays until it is closed. */
export const FailureNotices = () => {
  const { notification } = App.useApp()
  useEffect(
    () =>
      onFailure((failure) => {
        const words = failureWords(failure)
        notification.error({
          key: failure.code,
          title: words.happened,
          description: (
            <>
              <div>{words.safe}</div>
              <div>{words.next}</div>
              <div className="quiet">电话告知代码：{telephoneCode(failure)}</div>
            </>
          ),
          duration: 0,
          placement: 'bottomRight',
        })
      }),
    [notification],
  )
  return null
}
