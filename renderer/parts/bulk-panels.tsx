import { Button, Popover, Radio, Select } from 'antd'
import { type ComponentType, useState } from 'react'
import { settable } from '../../db/model/forms/form.ts'
import { assignable, type Register, taggable } from '../../db/model/register.ts'
import type { CatalogueFound } from '../../electron/contract/index.ts'
import { bulkWords as words } from '../words/bulk.ts'
import { Field } from './field.tsx'
import { FocusEntries } from './focus-entries.tsx'
import './focus-tags.css'
import { inLandmark } from './in-landmark.ts'
import { MemberSelect } from './member-select.tsx'
import { StatusWord } from './status-word.tsx'
import { TagInput } from './tag-input.tsx'
import type { BulkWish } from './use-bulk.tsx'

export interface PanelProps {
  readonly count: number
  readonly busy: boolean
  readonly register: Register
  readonly onApply: (change: BulkWish) => void
}

interface BulkPopoverProps {
  readonly word: string
  readonly panel: PanelProps
  readonly Panel: ComponentType<PanelProps> & { readonly fits: (register: Register) => boolean }
}

/** One act of the bar, with what it must know; nothing where the kind has no such field. */
export const BulkPopover = ({ word, panel, Panel }: BulkPopoverProps) => {
  const [open, setOpen] = useState(false)
  if (!Panel.fits(panel.register)) return null
  const onApply = (change: BulkWish) => {
    setOpen(false)
    panel.onApply(change)
  }
  return (
    <Popover
      trigger="click"
      placement="topLeft"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      getPopupContainer={inLandmark}
      content={
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from every control inside
        <div onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}>
          <Panel {...panel} onApply={onApply} />
        </div>
      }
    >
      <Button size="small" aria-expanded={open}>
        {word}
      </Button>
    </Popover>
  )
}

const Apply = ({
  count,
  busy,
  ready,
  onClick,
}: {
  readonly count: number
  readonly busy: boolean
  readonly ready: boolean
  readonly onClick: () => void
}) => (
  <Button type="primary" loading={busy} disabled={!ready} onClick={onClick}>
    {words.apply(count)}
  </Button>
)

/** 指派: which field, whom. */
export const AssignPanel = ({ register, count, busy, onApply }: PanelProps) => {
  const fields = assignable(register)
  const [name, setName] = useState(fields[0]?.name ?? '')
  const [members, setMembers] = useState<readonly string[]>([])
  const [how, setHow] = useState<'replace' | 'add'>('replace')
  const field = fields.find((one) => one.name === name)
  const several = field?.control === 'members'
  const posts = field !== undefined && 'posts' in field && field.posts !== undefined ? { posts: field.posts } : {}
  return (
    <div className="bulk-panel">
      <Field label={words.field}>
        {(id) => (
          <Select
            id={id}
            value={name}
            options={fields.map(({ name: value, label }) => ({ value, label }))}
            onChange={(next: string) => {
              setName(next)
              setMembers([])
            }}
          />
        )}
      </Field>
      <Field label={several ? words.people : words.person}>
        {(id) =>
          several ? (
            <MemberSelect id={id} multiple {...posts} value={members} onChange={setMembers} />
          ) : (
            <MemberSelect id={id} {...posts} value={members[0] ?? null} onChange={(one) => setMembers(one === null ? [] : [one])} />
          )
        }
      </Field>
      {several && (
        <Radio.Group
          aria-label={words.how}
          value={how}
          onChange={({ target }) => setHow(target.value as 'replace' | 'add')}
          options={[
            { value: 'replace', label: words.replace },
            { value: 'add', label: words.add },
          ]}
        />
      )}
      <Apply
        {...{ count, busy }}
        ready={members.length > 0}
        onClick={() => onApply({ do: 'assign', field: name, members: [...members], how: several ? how : 'replace' })}
      />
    </div>
  )
}
AssignPanel.fits = (register: Register): boolean => assignable(register).length > 0

/** 改状态: one press a status; the rules of the kind decide for each record. */
export const StatusPanel = ({ register, busy, onApply }: PanelProps) => (
  <div className="bulk-panel bulk-statuses">
    {settable(register.statuses).map(({ value, word, mark }) => (
      <Button key={value} type="text" disabled={busy} onClick={() => onApply({ do: 'status', status: value })}>
        <StatusWord words={{ [value]: { word, mark } }} status={value} />
      </Button>
    ))}
  </div>
)
StatusPanel.fits = (register: Register): boolean => register.course !== null

/** 标签: what comes, what goes. */
export const TagPanel = ({ register, count, busy, onApply }: PanelProps) => {
  const [field] = taggable(register)
  const [add, setAdd] = useState<readonly string[]>([])
  const [remove, setRemove] = useState<readonly string[]>([])
  if (field === undefined) return null
  return (
    <div className="bulk-panel">
      <Field label={`${words.tags}（${field.label}）`}>{(id) => <TagInput id={id} value={add} onChange={setAdd} />}</Field>
      <Field label={words.gone}>{(id) => <TagInput id={id} value={remove} onChange={setRemove} />}</Field>
      <Apply
        {...{ count, busy }}
        ready={add.length + remove.length > 0}
        onClick={() => onApply({ do: 'tag', field: field.name, add: [...add], remove: [...remove] })}
      />
    </div>
  )
}
TagPanel.fits = (register: Register): boolean => taggable(register).length > 0

const focusInputId = 'bulk-focus-search'

/** 标注: entries of catalogues that come, or go, on each record as a whole. */
export const FocusPanel = ({ count, busy, onApply }: PanelProps) => {
  const [way, setWay] = useState<'add' | 'remove'>('add')
  const [chosen, setChosen] = useState<readonly CatalogueFound[]>([])
  const toggle = (entry: CatalogueFound) =>
    setChosen((before) =>
      before.some(({ itemId }) => itemId === entry.itemId) ? before.filter(({ itemId }) => itemId !== entry.itemId) : [...before, entry],
    )
  const apply = () => {
    const entries = chosen.map(({ catalogueId, itemId }) => ({ catalogueId, itemId }))
    onApply(way === 'add' ? { do: 'focus', add: entries } : { do: 'focus', remove: entries.map(({ itemId }) => itemId) })
  }
  return (
    <div className="bulk-panel bulk-focus">
      <Radio.Group
        aria-label={words.how}
        value={way}
        onChange={({ target }) => setWay(target.value as 'add' | 'remove')}
        options={[
          { value: 'add', label: words.focusAdd },
          { value: 'remove', label: words.focusRemove },
        ]}
      />
      {chosen.length > 0 && (
        <ul className="focus-picker-chosen" aria-label={words.focusChosen}>
          {chosen.map((entry) => (
            <li key={entry.itemId}>
              <span>
                <span className="figures">{entry.code}</span> {entry.text}
              </span>
              <button type="button" className="word-button" aria-label={words.focusNot(entry.code)} onClick={() => toggle(entry)}>
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <FocusEntries inputId={focusInputId} chosen={new Set(chosen.map(({ itemId }) => itemId))} onTake={toggle} hint={words.focusHint} />
      <Apply {...{ count, busy }} ready={chosen.length > 0} onClick={apply} />
    </div>
  )
}
FocusPanel.fits = (): boolean => true
