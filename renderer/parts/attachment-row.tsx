import { MoreOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import type { RecordOf } from '../../db/model/record.ts'
import { useMay } from '../app/session.tsx'
import { useSay } from '../app/workstation.ts'
import { attachmentWords } from '../words/attachments.ts'
import { bytes, moment } from '../words/figures.ts'
import { listWords } from '../words/lists.ts'
import { ExportAttachment } from './export-attachment.tsx'
import { inLandmark } from './in-landmark.ts'

export interface AttachmentRowProps {
  readonly file: RecordOf<'attachment'>
  readonly readOnly: boolean
  readonly onView: () => void
  readonly children: ReactNode
}

/** One file: its name opens it; what else can be done with it is behind one button. */
export const AttachmentRow = ({ file, readOnly, onView, children }: AttachmentRowProps) => {
  const { message } = App.useApp()
  const [renaming, setRenaming] = useState(false)
  const [exporting, setExporting] = useState(false)
  const mayExport = useMay('export')
  const remove = useSay('attachments', 'remove')
  const restore = useSay('attachments', 'restore')
  const { name, size } = file.body
  const removed = () =>
    void message.open({
      key: file.id,
      duration: 8,
      content: (
        <>
          {attachmentWords.removed(name)}
          <Button
            type="link"
            size="small"
            onClick={() => {
              restore.mutate({ id: file.id })
              message.destroy(file.id)
            }}
          >
            {listWords.undo}
          </Button>
        </>
      ),
    })
  const act = (key: string) => {
    if (key === 'rename') setRenaming(true)
    else if (key === 'export') setExporting(true)
    else remove.mutate({ id: file.id }, { onSuccess: removed })
  }
  const items = [
    ...(readOnly ? [] : [{ key: 'rename', label: attachmentWords.rename }]),
    ...(mayExport ? [{ key: 'export', label: `${attachmentWords.export}…` }] : []),
    ...(readOnly ? [] : [{ key: 'remove', label: attachmentWords.remove }]),
  ]
  return (
    <li className="attachment-row">
      {renaming ? (
        <Rename file={file} onDone={() => setRenaming(false)} />
      ) : (
        <button type="button" className="word-button attachment-name" aria-label={attachmentWords.open(name)} title={name} onClick={onView}>
          {name}
        </button>
      )}
      <span className="attachment-acts">{children}</span>
      <span className="attachment-facts">
        {bytes(size)} · {moment(file.createdAt)}
      </span>
      <Dropdown autoFocus trigger={['click']} getPopupContainer={inLandmark} menu={{ items, onClick: ({ key }) => act(key) }}>
        <Button size="small" type="text" icon={<MoreOutlined aria-hidden />} aria-label={attachmentWords.acts(name)} aria-haspopup="menu" />
      </Dropdown>
      {exporting && <ExportAttachment file={file} onClose={() => setExporting(false)} />}
    </li>
  )
}

/** Enter keeps the new name, Escape the old one. */
const Rename = ({ file, onDone }: { readonly file: RecordOf<'attachment'>; readonly onDone: () => void }) => {
  const [name, setName] = useState(file.body.name)
  const rename = useSay('attachments', 'rename')
  const finish = () => {
    const next = name.trim()
    if (next !== '' && next !== file.body.name) rename.mutate({ id: file.id, name: next })
    onDone()
  }
  return (
    <Input
      size="small"
      autoFocus
      className="attachment-name"
      aria-label={attachmentWords.renameLabel}
      value={name}
      maxLength={255}
      onChange={({ target }) => setName(target.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') finish()
        if (event.key === 'Escape') onDone()
      }}
    />
  )
}
