import { Button } from 'antd'
import { useState } from 'react'
import type { CoverageItem, CoverageTree } from '../../../electron/contract/index.ts'
import { useMembers } from '../../app/members.ts'
import { useMay } from '../../app/session.tsx'
import { useSay } from '../../app/workstation.ts'
import { StatusWord } from '../../parts/status-word.tsx'
import { coverageStateWords, coverageWords as words } from '../../words/coverage.ts'
import { dayWords } from '../../words/figures.ts'
import type { Cell } from './trees.tsx'
import '../../parts/plain-table.css'

interface ItemListProps {
  readonly tree: CoverageTree
  readonly items: readonly CoverageItem[]
  readonly onCell: (cell: Cell) => void
  readonly onMark: (item: CoverageItem) => void
}

/** Entries that are drawn at once; the field's largest tree fits, one of thousands does not hold up the page. */
const batch = 300

/** Every entry with its result, the records behind it, and by whom. */
export const ItemList = ({ tree, items, onCell, onMark }: ItemListProps) => {
  const names = new Map(useMembers({ deleted: true }).map(({ id, name }) => [id, name]))
  const { code, text, state, records, by, act } = words.columns
  const [drawn, setDrawn] = useState(batch)
  return (
    <>
      <table className="plain-table coverage-items" aria-label={tree.name}>
        <thead>
          <tr>
            {[code, text, state, records, by, act].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.slice(0, drawn).map((item) => (
            <Row key={item.id} item={item} names={names} onCell={onCell} onMark={onMark} />
          ))}
        </tbody>
      </table>
      {items.length > drawn && (
        <button type="button" className="word-button" onClick={() => setDrawn(drawn + batch * 2)}>
          {words.more(Math.min(batch * 2, items.length - drawn))}
        </button>
      )}
    </>
  )
}

type RowProps = Pick<ItemListProps, 'onCell' | 'onMark'> & { readonly item: CoverageItem; readonly names: ReadonlyMap<string, string> }

const Row = ({ item, names, onCell, onMark }: RowProps) => {
  const mayWrite = useMay('write')
  const unmark = useSay('coverage', 'unmark')
  const { code, text, state, records, by, mark, leaf, touched, leaves, level } = item
  return (
    <tr data-level={level} data-leaf={leaf || undefined}>
      <td className="figures coverage-code">{code}</td>
      <td style={{ paddingLeft: (level - 1) * 16 }}>
        {text}
        {mark !== null && (
          <div className="quiet coverage-mark">
            {mark.sentence}（{words.marked(names.get(mark.by) ?? '', dayWords(mark.on))}）
          </div>
        )}
      </td>
      <td className="coverage-state">
        {leaf ? (
          <StatusWord words={coverageStateWords} status={state} />
        ) : (
          <span className="quiet figures">{words.touched(touched, leaves)}</span>
        )}
      </td>
      <td className="figures">
        {records > 0 && (
          <button
            type="button"
            className="word-button"
            aria-label={words.cell(code, words.columns.records, records)}
            onClick={() => onCell({ item })}
          >
            {records}
          </button>
        )}
      </td>
      <td>{by.map((id) => names.get(id) ?? '').join('、')}</td>
      <td className="coverage-state">
        {leaf && mayWrite && mark !== null && (
          <Button size="small" type="link" aria-label={words.unmarkOf(code)} onClick={() => unmark.mutate({ id: mark.id })}>
            {words.unmark}
          </Button>
        )}
        {leaf && mayWrite && mark === null && state !== 'found' && (
          <Button size="small" type="link" aria-label={words.markOf(code)} onClick={() => onMark(item)}>
            {words.mark}
          </Button>
        )}
      </td>
    </tr>
  )
}
