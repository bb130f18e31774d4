import { App, Button, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { type ClueOpening, clueOpenings } from '../../../db/model/clue.ts'
import type { OpenClue } from '../../../electron/contract/index.ts'
import { useMembers } from '../../app/members.ts'
import { useSession } from '../../app/session.tsx'
import { useAsk, useSay } from '../../app/workstation.ts'
import { ConfirmButton } from '../../parts/confirm-button.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Field, Section } from '../../parts/field.tsx'
import { useFocusReturn } from '../../parts/focus-return.ts'
import { openingWords, clueWords as words } from '../../words/clues.ts'
import { postWords } from '../../words/people.ts'
import { showClue } from './use-clue.ts'

interface ReaderSelectProps {
  readonly id: string
  readonly without?: readonly string[]
  /** Only these, where given. */
  readonly only?: readonly string[]
  readonly value: string | null
  readonly onChange: (memberId: string) => void
}

const useChoices = (): readonly { value: string; label: string; disabled: boolean }[] =>
  (useAsk('clues', 'possibleReaders', {}).data ?? []).map(({ memberId, name, post, ready }) => ({
    value: memberId,
    label: `${name}（${postWords[post]}）`,
    disabled: !ready,
  }))

/** One of the people who can be named. */
export const ReaderSelect = ({ id, without = [], only, value, onChange }: ReaderSelectProps) => {
  const choices = useChoices().filter((one) => !without.includes(one.value) && (only?.includes(one.value) ?? true))
  return <Select id={id} style={{ width: '100%' }} options={choices} value={value} onChange={(next: string) => onChange(next)} />
}

interface ReadersProps {
  readonly clue: OpenClue
  readonly aboutHead: boolean
  readonly flush: () => Promise<void>
  readonly onGone: () => void
}

/** Who knows of the clue, and how it is opened; and handing it to the leader. */
export const Readers = ({ clue, aboutHead, flush, onGone }: ReadersProps) => {
  const { message } = App.useApp()
  const { post, memberId } = useSession()
  const [changing, setChanging] = useState(false)
  const people = useMembers({ deleted: true })
  const seal = useSay('clues', 'sealToLeader')
  const isLeader = post === 'group_leader'
  const names = clue.readers.map((id) => people.find((person) => person.id === id)?.name ?? '').join('、')
  const handOn = async () => {
    await flush()
    seal.mutate(
      { id: clue.id },
      {
        onSuccess: ({ to }) => {
          void message.info(words.sealed(to))
          onGone()
        },
      },
    )
  }
  return (
    <Section title={words.readersTitle}>
      <p className="clue-readers">
        {names} <span className="quiet">· {openingWords[clue.opening]}</span>
      </p>
      {aboutHead && !isLeader && <p className="field-hint">{words.readersFor}</p>}
      <div className="clue-acts">
        {(!aboutHead || isLeader) && <Button onClick={() => void flush().then(() => setChanging(true))}>{words.changeReaders}</Button>}
        {!isLeader && (
          <ConfirmButton
            question={words.sealQuestion}
            meaning={words.sealMeaning}
            act={words.seal}
            loading={seal.isPending}
            onConfirm={() => void handOn()}
          >
            {words.seal}
          </ConfirmButton>
        )}
      </div>
      {changing && <ChangeReaders clue={clue} me={memberId} onClose={() => setChanging(false)} />}
    </Section>
  )
}

const ChangeReaders = ({ clue, me, onClose }: { readonly clue: OpenClue; readonly me: string; readonly onClose: () => void }) => {
  useFocusReturn()
  const choices = useChoices()
  const [readers, setReaders] = useState<string[]>(clue.readers.filter((id) => id !== me))
  const [opening, setOpening] = useState<ClueOpening>(clue.opening)
  const change = useSay('clues', 'setReaders', { handles: 'all' })
  const mine = choices.find(({ value }) => value === me)?.label ?? ''
  const waiting = choices.filter(({ disabled }) => disabled).map(({ label }) => label)
  const save = () =>
    change.mutate(
      { id: clue.id, readers: [me, ...readers], opening },
      {
        onSuccess: (changed) => {
          showClue(changed)
          onClose()
        },
      },
    )
  return (
    <Modal
      open
      title={words.readersTitle}
      okText={words.saveReaders}
      cancelText={words.cancel}
      okButtonProps={{ loading: change.isPending, disabled: opening === 'two_people' && readers.length === 0 }}
      onOk={save}
      onCancel={onClose}
      width={520}
    >
      <p>{words.readersHint}</p>
      <Field label={words.readers} hint={waiting.length > 0 ? words.readersNotReady(waiting.join('、')) : words.readersWithMe(mine)}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            style={{ width: '100%' }}
            options={choices.filter(({ value }) => value !== me)}
            value={readers}
            onChange={(next: string[]) => setReaders(next)}
          />
        )}
      </Field>
      <Radio.Group
        className="clue-opening"
        aria-label={words.opening}
        options={clueOpenings.map((value) => ({ value, label: openingWords[value] }))}
        value={opening}
        onChange={({ target }) => setOpening(target.value as ClueOpening)}
      />
      {change.error !== null && <FailureNote failure={change.error.failure} />}
    </Modal>
  )
}
