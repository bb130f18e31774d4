import { DeleteOutlined, HistoryOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Field } from '../../db/model/forms/form.ts'
import type { RecordIn } from '../app/records.ts'
import { useMay } from '../app/session.tsx'
import { useSay } from '../app/workstation.ts'
import { versionWords as words } from '../words/versions.ts'
import { HistoryDrawer } from './history-drawer.tsx'
import { ReliantsDialog, recordsOf, useReliants, type VersionArea } from './reliants.tsx'
import { useUndoNotice } from './undo-notice.tsx'
import { EditDialog } from './version-edit.tsx'

interface VersionHeadProps {
  readonly area: VersionArea
  readonly record: RecordIn<VersionArea>
  readonly title: string
  readonly facts: ReactNode
  /** Acts of the kind's own, before those that all versions have. */
  readonly acts?: ReactNode
  readonly fields: readonly Field[]
  readonly required: readonly string[]
  readonly children: ReactNode
}

/** First lines of a version: what it is, who rests on it, and what can be done with it as a whole. */
export const VersionHead = ({ area, record, title, facts, acts, fields, required, children }: VersionHeadProps) => {
  const { id } = record
  const mayManage = useMay('manage')
  const reliants = useReliants(area, id)
  const records = recordsOf(reliants).length
  const [open, setOpen] = useState<'edit' | 'history' | 'reliants' | 'stays' | null>(null)
  const close = () => setOpen(null)
  const { remove, restore } = useBin(area, id, title)
  const living = record.deletedAt === null
  return (
    <header className="version-pane-head">
      {!living && (
        <div className="version-bin-line" role="status">
          {words.inBin}
          {mayManage && (
            <Button size="small" onClick={restore}>
              {words.restore}
            </Button>
          )}
        </div>
      )}
      <div className="version-pane-line">
        <h2>{title}</h2>
        <div className="version-acts">
          {acts}
          {mayManage && living && <Button onClick={() => setOpen('edit')}>{words.edit}</Button>}
          <Button type="text" icon={<HistoryOutlined aria-hidden />} onClick={() => setOpen('history')}>
            {words.history}
          </Button>
          {mayManage && living && (
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={words.remove}
              title={words.remove}
              onClick={() => (records > 0 ? setOpen('stays') : remove())}
            />
          )}
        </div>
      </div>
      <div className="version-facts">
        {facts}
        {records > 0 && (
          <button type="button" className="word-button figures" onClick={() => setOpen('reliants')}>
            {words.reliants(records)}
          </button>
        )}
      </div>
      {children}
      <HistoryDrawer area={area} recordId={id} open={open === 'history'} onClose={close} />
      {open === 'edit' && <EditHead {...{ area, record, title, fields, required }} onClose={close} />}
      {(open === 'reliants' || open === 'stays') && (
        <ReliantsDialog reliants={reliants} why={open === 'stays' ? words.reliantsStay : words.reliantsText} onClose={close} />
      )}
    </header>
  )
}

interface EditHeadProps extends Pick<VersionHeadProps, 'area' | 'record' | 'title' | 'fields' | 'required'> {
  readonly onClose: () => void
}

/** The version's own data; what was there before comes back by one press. */
const EditHead = ({ area, record, title, fields, required, onClose }: EditHeadProps) => {
  const { id, version, body } = record
  const notice = useUndoNotice()
  const save = useSay(area as 'catalogues', 'save')
  const held = Object.fromEntries(fields.map(({ name }) => [name, (body as unknown as Readonly<Record<string, unknown>>)[name]]))
  const write = (values: Readonly<Record<string, unknown>>) =>
    save.mutate(
      { id, version, changes: values },
      {
        onSuccess: (saved) => {
          onClose()
          if (saved.version !== version)
            notice(id, words.saved(title), words.undo, () => save.mutate({ id, version: saved.version, changes: held }))
        },
      },
    )
  return (
    <EditDialog
      title={words.editHead}
      fields={fields}
      required={required}
      values={held}
      saving={save.isPending}
      onSave={write}
      onClose={onClose}
    />
  )
}

/** To the bin and back. What others rest on stays: the case file sees to that. */
function useBin(area: VersionArea, id: string, title: string) {
  const { message } = App.useApp()
  const notice = useUndoNotice()
  const removal = useSay(area as 'catalogues', 'delete')
  const back = useSay(area as 'catalogues', 'restore')
  const restore = () => back.mutate({ id }, { onSuccess: () => void message.info(words.restored(title)) })
  const remove = () => removal.mutate({ id }, { onSuccess: () => notice(id, words.removed(title), words.undo, restore) })
  return { remove, restore }
}
