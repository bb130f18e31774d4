import { App, Button, Input, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import type { Post } from '../../../db/model/people.ts'
import type { Account } from '../../../electron/contract/index.ts'
import { useMembers } from '../../app/members.ts'
import { useSession } from '../../app/session.tsx'
import { useAsk, useSay } from '../../app/workstation.ts'
import { ConfirmButton } from '../../parts/confirm-button.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Field, Section } from '../../parts/field.tsx'
import { chosenPassword, NewPassword, notChosen } from '../../parts/new-password.tsx'
import { groupPosts, officePosts, postWords } from '../../words/people.ts'
import { settingsWords } from '../../words/settings.ts'

/** Who may open this case file. */
export const Accounts = () => {
  const accounts = useAsk('accounts', 'list', {}).data ?? []
  const [adding, setAdding] = useState(false)
  return (
    <Section title={settingsWords.accounts}>
      <p className="settings-hint">{settingsWords.accountsHint}</p>
      <ul className="account-rows">
        {accounts.map((account) => (
          <AccountRow key={account.id} account={account} />
        ))}
      </ul>
      {adding ? (
        <AddAccount accounts={accounts} onDone={() => setAdding(false)} />
      ) : (
        <Button onClick={() => setAdding(true)}>{settingsWords.addAccount}</Button>
      )}
    </Section>
  )
}

const AccountRow = ({ account }: { readonly account: Account }) => {
  const { accountId } = useSession()
  const remove = useSay('accounts', 'remove')
  const mine = account.id === accountId
  return (
    <li>
      <span>
        {account.name} <span className="quiet">{postWords[account.post]}</span> {mine && <span className="quiet">{settingsWords.me}</span>}
      </span>
      {!mine && (
        <ConfirmButton
          size="small"
          type="text"
          danger
          aria-label={settingsWords.removeOf(account.name)}
          question={settingsWords.removeQuestion(account.name)}
          meaning={settingsWords.removeMeaning}
          act={settingsWords.remove}
          onConfirm={() => remove.mutate({ id: account.id })}
        >
          {settingsWords.remove}
        </ConfirmButton>
      )}
    </li>
  )
}

interface AddAccountProps {
  readonly accounts: readonly Account[]
  readonly onDone: () => void
}

const somebodyNew = 'new'

/** For a member that has no account yet, or somebody new. */
const AddAccount = ({ accounts, onDone }: AddAccountProps) => {
  const { message } = App.useApp()
  const { mode } = useSession()
  const posts: readonly Post[] = mode === 'group' ? groupPosts : officePosts
  const free = useMembers().filter(
    ({ id, post }) => post !== null && posts.includes(post) && !accounts.some(({ memberId }) => memberId === id),
  )
  const [who, setWho] = useState<string>(somebodyNew)
  const [name, setName] = useState('')
  const [post, setPost] = useState<Post>(mode === 'group' ? 'member' : 'office_staff')
  const [chosen, setChosen] = useState(notChosen)
  const add = useSay('accounts', 'add', { handles: 'all' })
  const password = chosenPassword(chosen)
  const complete = password !== null && (who !== somebodyNew || name.trim() !== '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (password === null || !complete) return
    const whom = who === somebodyNew ? { person: { name: name.trim(), post } } : { memberId: who }
    add.mutate(
      { ...whom, password },
      {
        onSuccess: (account) => {
          void message.info(settingsWords.added(account.name))
          onDone()
        },
      },
    )
  }
  return (
    <form className="settings-form" onSubmit={submit}>
      {free.length > 0 && (
        <Field label={settingsWords.forWhom}>
          {(id) => (
            <Select
              id={id}
              value={who}
              options={[
                { value: somebodyNew, label: settingsWords.newPerson },
                ...free.map((person) => ({ value: person.id, label: person.name })),
              ]}
              onChange={setWho}
            />
          )}
        </Field>
      )}
      {who === somebodyNew && (
        <>
          <Field label={settingsWords.name}>
            {(id) => <Input id={id} autoFocus maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />}
          </Field>
          <Field label={settingsWords.post}>
            {(id) => (
              <Select id={id} value={post} options={posts.map((value) => ({ value, label: postWords[value] }))} onChange={setPost} />
            )}
          </Field>
        </>
      )}
      <NewPassword value={chosen} onChange={setChosen} />
      {add.error !== null && <FailureNote failure={add.error.failure} />}
      <div className="settings-row">
        <Button type="primary" htmlType="submit" disabled={!complete} loading={add.isPending}>
          {settingsWords.add}
        </Button>
        <Button type="text" onClick={onDone}>
          {settingsWords.cancel}
        </Button>
      </div>
    </form>
  )
}
