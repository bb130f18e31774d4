import { Button, Input, Radio, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import type { Post } from '../../../db/model/people.ts'
import type { ChosenFolder, Created } from '../../../electron/contract/index.ts'
import { useSay } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Field, FieldGrid } from '../../parts/field.tsx'
import { chosenPassword, NewPassword, notChosen } from '../../parts/new-password.tsx'
import { createWords, entryWords, modeWords } from '../../words/entry.ts'
import { groupPosts, officePosts, postWords } from '../../words/people.ts'

interface CreateFormProps {
  readonly onBack: () => void
  readonly onCreated: (created: Created) => void
}

const usual = { group: 'liaison', office: 'office_staff' } as const satisfies Record<string, Post>
const empty = { mode: 'group' as 'group' | 'office', label: '', deviceName: '', name: '', post: 'liaison' as Post }

/** A new case file: for whom, what it is called, who is at the keyboard, the password. */
export const CreateForm = ({ onBack, onCreated }: CreateFormProps) => {
  const [form, setForm] = useState(empty)
  const [folder, setFolder] = useState<ChosenFolder | null>(null)
  const [chosen, setChosen] = useState(notChosen)
  const create = useSay('caseFiles', 'create', { handles: 'all' })
  const change = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const password = chosenPassword(chosen)
  const complete = password !== null && form.label.trim() !== '' && form.deviceName.trim() !== '' && form.name.trim() !== ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!complete || create.isPending) return
    const { mode, label, deviceName, name, post } = form
    create.mutate(
      {
        ...(folder !== null && { ticket: folder.ticket }),
        mode,
        label: label.trim(),
        deviceName: deviceName.trim(),
        person: { name: name.trim(), post },
        password,
      },
      { onSuccess: onCreated },
    )
  }
  return (
    <form className="entry-form" onSubmit={submit}>
      <h1>{createWords.title}</h1>
      <Radio.Group
        className="mode-choices"
        aria-label={createWords.mode}
        value={form.mode}
        onChange={({ target }) => change({ mode: target.value as 'group' | 'office', post: usual[target.value as 'group' | 'office'] })}
        options={(['group', 'office'] as const).map((mode) => ({
          value: mode,
          label: (
            <>
              {modeWords[mode]} <span className="quiet">{createWords.modeHints[mode]}</span>
            </>
          ),
        }))}
      />
      <Field label={createWords.label} hint={createWords.labelHint}>
        {(id) => <Input id={id} autoFocus maxLength={100} value={form.label} onChange={({ target }) => change({ label: target.value })} />}
      </Field>
      <Field label={createWords.deviceName} hint={createWords.deviceHint}>
        {(id) => <Input id={id} maxLength={100} value={form.deviceName} onChange={({ target }) => change({ deviceName: target.value })} />}
      </Field>
      <FieldGrid columns={2}>
        <Field label={createWords.name}>
          {(id) => <Input id={id} maxLength={100} value={form.name} onChange={({ target }) => change({ name: target.value })} />}
        </Field>
        <Field label={createWords.post}>
          {(id) => (
            <Select
              id={id}
              value={form.post}
              options={(form.mode === 'group' ? groupPosts : officePosts).map((post) => ({ value: post as Post, label: postWords[post] }))}
              onChange={(post) => change({ post })}
            />
          )}
        </Field>
      </FieldGrid>
      <NewPassword value={chosen} onChange={setChosen} />
      <PlaceLine folder={folder} onFolder={setFolder} />
      {create.error !== null && <FailureNote failure={create.error.failure} />}
      <div className="entry-acts">
        <Button type="primary" htmlType="submit" disabled={!complete} loading={create.isPending}>
          {create.isPending ? createWords.working : createWords.act}
        </Button>
        <Button type="text" onClick={onBack}>
          {entryWords.back}
        </Button>
      </div>
    </form>
  )
}

const PlaceLine = ({ folder, onFolder }: { readonly folder: ChosenFolder | null; readonly onFolder: (folder: ChosenFolder) => void }) => {
  const choose = useSay('caseFiles', 'choosePlace')
  return (
    <div>
      {createWords.place}：{folder?.name ?? createWords.defaultPlace}{' '}
      <button
        type="button"
        className="word-button"
        onClick={() => choose.mutate({}, { onSuccess: (found) => found !== null && onFolder(found) })}
      >
        {createWords.choosePlace}
      </button>
    </div>
  )
}
