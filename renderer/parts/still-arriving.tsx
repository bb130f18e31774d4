import { useSyncExternalStore } from 'react'
import { currentUploads, onUploads } from '../app/uploads.ts'
import { attachmentWords } from '../words/attachments.ts'

/** How many files are still on their way into the case file: what leaves it now leaves without them. */
export const useArriving = (): number => useSyncExternalStore(onUploads, currentUploads).filter(({ failure }) => failure === null).length

/** Why nothing can leave yet. */
export const StillArriving = ({ files }: { readonly files: number }) =>
  files === 0 ? null : (
    <p className="exchange-caution" role="note">
      {attachmentWords.stillArriving(files)}
    </p>
  )
