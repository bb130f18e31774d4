import { Input, Select } from 'antd'
import type { Post } from '../../../db/model/people.ts'
import type { RecordOf } from '../../../db/model/record.ts'
import { useSession } from '../../app/session.tsx'
import { useAutosave } from '../../parts/autosave.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Field, FieldGrid, Section } from '../../parts/field.tsx'
import { NameInput } from '../../parts/name-input.tsx'
import { groupPosts, officePosts, postWords } from '../../words/people.ts'
import { roundWords as words } from '../../words/round-room.ts'
import { CardList } from './card-list.tsx'

/** The people of the group or office. */
export const People = ({ readOnly }: { readonly readOnly: boolean }) => {
  const { mode } = useSession()
  return (
    <Section title={words.people}>
      <p className="round-hint">{words.peopleHint}</p>
      <CardList
        area="members"
        thing={words.person}
        add={words.addPerson}
        roundId={null}
        readOnly={readOnly}
        newBody={() => ({ name: words.newPerson, post: mode === 'office' ? ('office_staff' as const) : ('member' as const) })}
        facts={({ subtitle, status }) => [postWords[status as Post], subtitle].filter(Boolean).join(' · ')}
        renderForm={(member, locked) => <PersonForm member={member} readOnly={locked} />}
      />
    </Section>
  )
}

const lines = [
  ['duty', words.duty],
  ['homeUnit', words.homeUnit],
  ['phone', words.phone],
] as const

const PersonForm = ({ member, readOnly }: { readonly member: RecordOf<'member'>; readonly readOnly: boolean }) => {
  const { mode } = useSession()
  const { body, change, failure } = useAutosave('members', member)
  const posts: readonly Post[] = mode === 'group' ? groupPosts : [...officePosts, ...groupPosts]
  return (
    <div className="card-form">
      {failure !== null && <FailureNote failure={failure} />}
      <FieldGrid columns={2}>
        <Field label={words.personName} required>
          {(id) => <NameInput id={id} readOnly={readOnly} value={body.name} onChange={(name) => change({ name })} />}
        </Field>
        <Field label={words.post}>
          {(id) => (
            <Select
              id={id}
              disabled={readOnly}
              value={body.post}
              options={posts.map((value) => ({ value, label: postWords[value] }))}
              onChange={(post) => change({ post })}
            />
          )}
        </Field>
        {lines.map(([field, label]) => (
          <Field key={field} label={label}>
            {(id) => (
              <Input
                id={id}
                readOnly={readOnly}
                maxLength={500}
                value={body[field]}
                onChange={({ target }) => change({ [field]: target.value })}
              />
            )}
          </Field>
        ))}
      </FieldGrid>
    </div>
  )
}
