import { Button, Radio, Select } from 'antd'
import { useMembers } from '../app/members.ts'
import { listWords } from '../words/lists.ts'
import { Field } from './field.tsx'
import type { FacetFilter } from './record-room-props.ts'
import type { Order, SortBy, useListView } from './use-list-view.ts'

interface FilterPanelProps {
  readonly filters: readonly FacetFilter[]
  readonly list: ReturnType<typeof useListView>
}

const sorts = Object.entries(listWords.sorts).map(([value, label]) => ({ value: value as SortBy, label }))
const directions: readonly { value: Order['direction']; label: string }[] = [
  { value: 'ascending', label: listWords.ascending },
  { value: 'descending', label: listWords.descending },
]

/** Facets and order of a list. */
export const FilterPanel = ({ filters, list }: FilterPanelProps) => {
  const people = useMembers().map(({ id, name }) => ({ value: id, label: name }))
  const facets = list.view.facets ?? {}
  const choose = (name: string, values: readonly string[]) => {
    const { [name]: _gone, ...others } = facets
    const next = values.length === 0 ? others : { ...others, [name]: values }
    list.change({ facets: Object.keys(next).length === 0 ? undefined : next })
  }
  return (
    <div className="filter-panel">
      {filters.map(({ name, label, options }) => (
        <Field key={name} label={label}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              allowClear
              placeholder={listWords.all}
              value={[...(facets[name] ?? [])]}
              options={options === 'members' ? people : [...options]}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(values: string[]) => choose(name, values)}
            />
          )}
        </Field>
      ))}
      <Field label={listWords.sortBy}>
        {(id) => (
          <div className="filter-order">
            <Select id={id} value={list.order.by} options={sorts} onChange={(by) => list.setOrder({ ...list.order, by })} />
            <Radio.Group
              optionType="button"
              options={[...directions]}
              value={list.order.direction}
              onChange={({ target }) => list.setOrder({ ...list.order, direction: target.value as Order['direction'] })}
            />
          </div>
        )}
      </Field>
      {Object.keys(facets).length > 0 && <Button onClick={() => list.change({ facets: undefined })}>{listWords.clearFilters}</Button>}
    </div>
  )
}
