import { Button, Progress } from 'antd'
import { useSyncExternalStore } from 'react'
import { attachmentWords } from '../words/attachments.ts'
import { bytes, span } from '../words/figures.ts'
import { currentUploads, onUploads, stopUpload, type Upload } from './uploads.ts'

/** Milliseconds left at the pace so far; null while that would be a guess. */
const left = ({ done, size, startedAt }: Upload): number | null => {
  const passed = Date.now() - startedAt
  return done === 0 || size === 0 || passed < 2000 ? null : (passed / done) * (size - done)
}

/** Files on their way in, wherever the person is meanwhile. */
export const UploadsLine = () => {
  const uploads = useSyncExternalStore(onUploads, currentUploads).filter(
    ({ failure, done, secret }) => failure === null && done > 0 && !secret,
  )
  const [first] = uploads
  if (first === undefined) return null
  const rest = left(first)
  return (
    <div className="uploads-line" role="status">
      <span>{attachmentWords.adding(first.name)}</span>
      <Progress
        percent={first.size === 0 ? 0 : Math.floor((first.done / first.size) * 100)}
        size="small"
        aria-label={attachmentWords.adding(first.name)}
      />
      <span className="quiet">
        {bytes(first.done)} / {bytes(first.size)}
        {rest !== null && ` · ${attachmentWords.left(span(rest))}`}
        {uploads.length > 1 && ` · ${attachmentWords.more(uploads.length - 1)}`}
      </span>
      <Button size="small" onClick={() => stopUpload(first.id)}>
        {attachmentWords.stop}
      </Button>
    </div>
  )
}
