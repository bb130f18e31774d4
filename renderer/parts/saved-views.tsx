import { DeleteOutlined, EditOutlined, StarFilled, StarOutlined, TagsOutlined } from '@ant-design/icons'
import { App, Button, Input, Popover } from 'antd'
import { useState } from 'react'
import type { SavedView } from '../../electron/contract/index.ts'
import type { RecordArea } from '../app/records.ts'
import { useAsk, useSay } from '../app/workstation.ts'
import { viewWords as words } from '../words/bulk.ts'
import { inLandmark } from './in-landmark.ts'
import type { useListView } from './use-list-view.ts'

interface SavedViewsProps {
  readonly area: RecordArea
  readonly list: ReturnType<typeof useListView>
}

/** 常用筛选: list views by the names that the person gave them. */
export const SavedViews = ({ area, list }: SavedViewsProps) => {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      getPopupContainer={inLandmark}
      content={
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from every control inside
        <div onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}>
          <Views area={area} list={list} onDone={() => setOpen(false)} />
        </div>
      }
    >
      <Button aria-label={words.title} title={words.title} aria-expanded={open} icon={<TagsOutlined aria-hidden />} />
    </Popover>
  )
}

const Views = ({ area, list, onDone }: SavedViewsProps & { readonly onDone: () => void }) => {
  const { message } = App.useApp()
  const views = useAsk('personal', 'views', { room: area }).data ?? []
  const save = useSay('personal', 'saveView')
  const [name, setName] = useState('')
  const keep = () => {
    const { text, status, facets, sortBy, direction } = list.query
    save.mutate(
      { room: area, name: name.trim(), view: { text, status, facets, sortBy, direction } },
      {
        onSuccess: (saved) => {
          setName('')
          void message.info(words.saved(saved.name))
        },
      },
    )
  }
  return (
    <div className="views-panel">
      {views.length === 0 ? (
        <p className="quiet" style={{ margin: 0 }}>
          {words.none}
        </p>
      ) : (
        <ul aria-label={words.title}>
          {views.map((view) => (
            <View
              key={view.id}
              view={view}
              onPick={() => {
                list.show(view.view)
                onDone()
              }}
            />
          ))}
        </ul>
      )}
      <div className="views-new">
        <Input
          aria-label={words.name}
          placeholder={words.name}
          maxLength={40}
          value={name}
          onChange={({ target }) => setName(target.value)}
          onPressEnter={() => name.trim() !== '' && keep()}
        />
        <Button disabled={name.trim() === ''} loading={save.isPending} onClick={keep}>
          {words.save}
        </Button>
      </div>
    </div>
  )
}

const View = ({ view, onPick }: { readonly view: SavedView; readonly onPick: () => void }) => {
  const { message } = App.useApp()
  const change = useSay('personal', 'changeView', { handles: ['bad_input'] })
  const remove = useSay('personal', 'removeView')
  const [renaming, setRenaming] = useState<string | null>(null)
  const { id, name, standard } = view
  if (renaming !== null) {
    const rename = () =>
      change.mutate(
        { id, name: renaming.trim() },
        {
          onSuccess: () => setRenaming(null),
          onError: (error) => error.failure.code === 'bad_input' && void message.warning(words.taken),
        },
      )
    return (
      <li>
        <Input
          autoFocus
          aria-label={words.newName(name)}
          maxLength={40}
          value={renaming}
          onChange={({ target }) => setRenaming(target.value)}
          onPressEnter={() => renaming.trim() !== '' && rename()}
          onBlur={() => setRenaming(null)}
        />
      </li>
    )
  }
  const mark = standard ? words.noStandard(name) : words.makeStandard(name)
  return (
    <li>
      <Button type="text" onClick={onPick}>
        {name}
        {standard && <span className="quiet">（{words.standard}）</span>}
      </Button>
      <Button
        type="text"
        size="small"
        aria-label={mark}
        title={mark}
        icon={standard ? <StarFilled aria-hidden /> : <StarOutlined aria-hidden />}
        onClick={() => change.mutate({ id, standard: !standard })}
      />
      <Button
        type="text"
        size="small"
        aria-label={words.rename(name)}
        title={words.rename(name)}
        icon={<EditOutlined aria-hidden />}
        onClick={() => setRenaming(name)}
      />
      <Button
        type="text"
        size="small"
        aria-label={words.remove(name)}
        title={words.remove(name)}
        icon={<DeleteOutlined aria-hidden />}
        onClick={() => remove.mutate({ id }, { onSuccess: () => void message.info(words.removed(name)) })}
      />
    </li>
  )
}
