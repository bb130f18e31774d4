import { Select } from 'antd'
import type { Post } from '../../db/model/people.ts'
import { useMembers } from '../app/members.ts'
import { postWords } from '../words/people.ts'

interface Common {
  readonly id?: string
  /** Name for screen readers where no visible label points at `id`. */
  readonly label?: string
  readonly placeholder?: string
  readonly disabled?: boolean
  /** Offers only holders of these posts; who is chosen already stays. */
  readonly posts?: readonly Post[]
}
export type MemberSelectProps = Common &
  (
    | { readonly multiple: true; readonly value: readonly string[]; readonly onChange: (value: string[]) => void }
    | { readonly multiple?: false; readonly value: string | null; readonly onChange: (value: string | null) => void }
  )

/** Chooses members of the group by name; typing narrows. */
export const MemberSelect = (props: MemberSelectProps) => {
  const { posts, label, multiple, value, onChange, ...rest } = props
  const people = useMembers({ deleted: true })
  const chosen = new Set(multiple ? value : value === null ? [] : [value])
  const options = people
    .filter(({ id, post, deleted }) => chosen.has(id) || (!deleted && (posts === undefined || (post !== null && posts.includes(post)))))
    .map(({ id, name, post }) => ({ value: id, label: name, post: post === null ? '' : postWords[post] }))
  const shared = {
    ...rest,
    'aria-label': label,
    options,
    showSearch: { optionFilterProp: 'label' },
    optionRender: (option: { label?: unknown; data: { post: string } }) => (
      <span className="member-option">
        {String(option.label)}
        <small>{option.data.post}</small>
      </span>
    ),
    style: { width: '100%' },
  }
  return props.multiple ? (
    <Select {...shared} mode="multiple" value={[...props.value]} onChange={(next: string[]) => props.onChange(next)} />
  ) : (
    <Select {...shared} allowClear value={props.value} onChange={(next: string | null | undefined) => props.onChange(next ?? null)} />
  )
}
