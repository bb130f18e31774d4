import type { Kind } from '../../../db/model/record.ts'
import type { CoverageItem, CoverageTree } from '../../../electron/contract/index.ts'
import { useRound } from '../../app/round.tsx'
import { StatusWord } from '../../parts/status-word.tsx'
import { coverageStateWords, coverageWords as words } from '../../words/coverage.ts'
import { kindWords } from '../../words/kinds.ts'
import type { Cell } from './trees.tsx'

interface HeatProps {
  readonly tree: CoverageTree
  readonly items: readonly CoverageItem[]
  readonly by: 'unit' | 'kind'
  readonly unitId: string | null
  readonly onCell: (cell: Cell) => void
}

interface Column {
  readonly key: string
  readonly name: string
}

/** Figures by unit or by kind of source; the number says how much, the shade only helps the eye. */
export const Heat = ({ tree, items, by, unitId, onCell }: HeatProps) => {
  const columns = useColumns(tree, by, unitId)
  const most = Math.max(1, ...items.flatMap((item) => columns.map(({ key }) => figureOf(item, by, key))))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className="heat-box" tabIndex={0} aria-label={tree.name}>
      <table className="heat" aria-label={words.views[by === 'unit' ? 'units' : 'kinds']}>
        <thead>
          <tr>
            <th scope="col">{words.columns.text}</th>
            {columns.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">{words.columns.total}</th>
            <th scope="col">{words.columns.touched}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id} data-leaf={item.leaf || undefined}>
              <th scope="row" style={{ paddingLeft: by === 'kind' ? (item.level - 1) * 16 + 4 : 4 }}>
                <span className="figures quiet">{item.code}</span> {item.text}
              </th>
              {columns.map(({ key, name }) => (
                <Figure
                  key={key}
                  figure={figureOf(item, by, key)}
                  most={most}
                  label={words.cell(item.text, name, figureOf(item, by, key))}
                  onPress={() => onCell(by === 'unit' ? { item, unitId: key } : { item, kind: key })}
                />
              ))}
              <Figure
                figure={item.records}
                most={0}
                label={words.cell(item.text, words.columns.total, item.records)}
                onPress={() => onCell({ item })}
              />
              <td className="figures quiet">
                {item.leaf ? <StatusWord words={coverageStateWords} status={item.state} /> : words.touched(item.touched, item.leaves)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const figureOf = ({ byUnit, byKind }: CoverageItem, by: HeatProps['by'], key: string): number => (by === 'unit' ? byUnit : byKind)[key] ?? 0

/** All units of the stay, whether touched or not; of the kinds those that were tagged at all. */
function useColumns(tree: CoverageTree, by: HeatProps['by'], unitId: string | null): readonly Column[] {
  const { units } = useRound()
  if (by === 'kind') {
    const kinds = [...new Set(tree.items.flatMap(({ byKind }) => Object.keys(byKind)))].sort()
    return kinds.map((key) => ({ key, name: kindWords[key as Kind] }))
  }
  return units.filter(({ id }) => unitId === null || id === unitId).map(({ id, body }) => ({ key: id, name: body.shortName || body.name }))
}

interface FigureProps {
  readonly figure: number
  /** The largest figure of the table; none is shaded while it is 0. */
  readonly most: number
  readonly label: string
  readonly onPress: () => void
}

const shades = 4

const Figure = ({ figure, most, label, onPress }: FigureProps) => (
  <td className="figures" data-shade={most === 0 || figure === 0 ? undefined : Math.ceil((figure / most) * shades)}>
    {figure === 0 ? (
      <span className="quiet">0</span>
    ) : (
      <button type="button" aria-label={label} title={label} onClick={onPress}>
        {figure}
      </button>
    )}
  </td>
)
