import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import type { Failure } from '../../../db/model/failure.ts'
import { Guarded } from '../../app/broken-place.tsx'
import { useMembers } from '../../app/members.ts'
import { useSession } from '../../app/session.tsx'
import { call, failureOf, useSay } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Field } from '../../parts/field.tsx'
import { PasswordInput } from '../../parts/password-input.tsx'
import { clueWords as words } from '../../words/clues.ts'
import { ClueRecord } from './clue-record.tsx'
import { ReaderSelect } from './readers.tsx'
import { showClue, useClueState } from './use-clue.ts'

/** The right column: a clue, or what it takes to see it. */
export const CluePane = ({ id, onGone }: { readonly id: string; readonly onGone: () => void }) => {
  const asked = useClueState(id)
  if (asked.error !== null && asked.data === undefined)
    return (
      <div className="record-pane-note">
        <FailureNote failure={asked.error.failure} />
      </div>
    )
  const found = asked.data
  if (found === undefined) return null
  if (found.state === 'open')
    return (
      <Guarded place={id}>
        <ClueRecord key={id} clue={found.clue} onGone={onGone} />
      </Guarded>
    )
  if (found.state === 'lost') return <Lost />
  if (found.state === 'unpaired') return <Unpaired id={id} readers={found.readers} />
  return <Together id={id} readers={found.readers} />
}

const Lost = () => (
  <div className="clue-closed">
    <h1>{words.lostTitle}</h1>
    <p>{words.lostText}</p>
  </div>
)

/** One could open it, but the round wants two by now: it is sealed to two before anybody reads a word. */
const Unpaired = ({ id, readers }: { readonly id: string; readonly readers: readonly string[] }) => {
  const { memberId } = useSession()
  const people = useMembers({ deleted: true })
  const [second, setSecond] = useState<string | null>(null)
  const pair = useSay('clues', 'pair', { handles: 'all' })
  const alone = readers.length < 2
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!alone || second !== null) pair.mutate({ id, readers: second === null ? [] : [second] }, { onSuccess: showClue })
  }
  return (
    <form className="clue-closed" onSubmit={submit}>
      <h1>{words.unpairedTitle}</h1>
      <p>{words.unpairedText}</p>
      {alone ? (
        <Field label={words.second} hint={words.unpairedAlone} required>
          {(field) => <ReaderSelect id={field} without={[memberId]} value={second} onChange={setSecond} />}
        </Field>
      ) : (
        <p>{words.unpairedReaders(readers.map((reader) => people.find((person) => person.id === reader)?.name ?? '').join('、'))}</p>
      )}
      {pair.error !== null && <FailureNote failure={pair.error.failure} />}
      <div>
        <Button type="primary" htmlType="submit" disabled={alone && second === null} loading={pair.isPending}>
          {words.pair}
        </Button>
      </div>
    </form>
  )
}

/** Two people are there: the second types the password beside the first. */
const Together = ({ id, readers }: { readonly id: string; readonly readers: readonly string[] }) => {
  const { memberId } = useSession()
  const others = readers.filter((reader) => reader !== memberId)
  const [second, setSecond] = useState<string | null>(others.length === 1 ? (others[0] ?? null) : null)
  const [password, setPassword] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [trying, setTrying] = useState(false)
  // Said without the page's cache of what was said: it would keep the password.
  const open = async (memberId: string) => {
    setTrying(true)
    try {
      showClue(await call('clues', 'openWith', { id, memberId, password }))
    } catch (error) {
      setFailure(failureOf(error))
      setTrying(false)
      setPassword('')
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (second !== null && password !== '' && !trying) void open(second)
  }
  return (
    <form className="clue-closed" onSubmit={submit}>
      <h1>{words.sealedTitle}</h1>
      <p>{words.sealedText}</p>
      <Field label={words.second} required>
        {(field) => <ReaderSelect id={field} only={others} value={second} onChange={setSecond} />}
      </Field>
      <Field label={words.secondPassword} required>
        {(field) => <PasswordInput id={field} name="current" autoFocus={others.length === 1} value={password} onChange={setPassword} />}
      </Field>
      {failure !== null && <FailureNote failure={failure} />}
      <div>
        <Button type="primary" htmlType="submit" disabled={second === null || password === ''} loading={trying}>
          {words.openTogether}
        </Button>
      </div>
    </form>
  )
}
