import { Checkbox, Radio, Select } from 'antd'
import { useState } from 'react'
import { type CoverageItem, type CoverageTree, coverageStates } from '../../../electron/contract/index.ts'
import { Section } from '../../parts/field.tsx'
import { StatusWord } from '../../parts/status-word.tsx'
import { coverageStateWords, coverageWords as words } from '../../words/coverage.ts'
import { Heat } from './heat.tsx'
import { ItemList } from './item-list.tsx'
import { MarkNothing } from './mark-nothing.tsx'
import { RecordsBehind } from './records-behind.tsx'

export interface Stay {
  readonly roundId: string
  readonly unitId: string | null
}

/** A figure that was pressed: an entry with all below it, in one unit or of one kind. */
export interface Cell {
  readonly item: CoverageItem
  readonly unitId?: string | null
  readonly kind?: string
}

type View = keyof typeof words.views

/** 目录覆盖: one tree at a time, entry by entry or as a table of figures. */
export const Trees = ({ trees, ...stay }: Stay & { readonly trees: readonly CoverageTree[] }) => {
  const [chosen, setChosen] = useState<string | null>(null)
  const [view, setView] = useState<View>('list')
  const [untouched, setUntouched] = useState(false)
  const [cell, setCell] = useState<Cell | null>(null)
  const [marking, setMarking] = useState<CoverageItem | null>(null)
  const tree = trees.find(({ catalogueId }) => catalogueId === chosen) ?? trees.find(({ family }) => family === 'focus') ?? trees[0]
  if (tree === undefined)
    return (
      <Section title={words.trees}>
        <p className="quiet">{words.none}</p>
      </Section>
    )
  const items = untouched ? tree.items.filter(({ touched, leaves }) => touched < leaves) : tree.items
  const shown = { tree, items, onCell: setCell }
  return (
    <Section title={words.trees}>
      <div className="coverage-bar">
        <Select
          aria-label={words.tree}
          value={tree.catalogueId}
          options={trees.map(({ catalogueId, name }) => ({ value: catalogueId, label: name }))}
          onChange={setChosen}
          style={{ width: 280 }}
        />
        <Radio.Group
          optionType="button"
          aria-label={words.view}
          value={view}
          options={(Object.keys(words.views) as View[]).map((value) => ({ value, label: words.views[value] }))}
          onChange={({ target }) => setView(target.value as View)}
        />
        <Checkbox checked={untouched} onChange={({ target }) => setUntouched(target.checked)}>
          {words.untouchedOnly}
        </Checkbox>
      </div>
      <Totals tree={tree} />
      {items.length === 0 && <p className="quiet">{words.nothing}</p>}
      {view === 'list' && items.length > 0 && <ItemList {...shown} onMark={setMarking} />}
      {view === 'units' && items.length > 0 && (
        <Heat {...shown} items={items.filter(({ level }) => level === 1)} by="unit" unitId={stay.unitId} />
      )}
      {view === 'kinds' && items.length > 0 && <Heat {...shown} by="kind" unitId={stay.unitId} />}
      {cell !== null && <RecordsBehind cell={cell} catalogueId={tree.catalogueId} {...stay} onClose={() => setCell(null)} />}
      {marking !== null && <MarkNothing item={marking} catalogueId={tree.catalogueId} {...stay} onClose={() => setMarking(null)} />}
    </Section>
  )
}

/** How many of the last entries stand how. */
const Totals = ({ tree }: { readonly tree: CoverageTree }) => (
  <p className="coverage-totals" role="status">
    {coverageStates.map((state) => (
      <span key={state}>
        <StatusWord words={coverageStateWords} status={state} /> <span className="figures">{tree.totals[state]}</span>
      </span>
    ))}
  </p>
)
