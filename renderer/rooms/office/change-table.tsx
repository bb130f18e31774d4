import type { Change, ImportPreview } from '../../../electron/contract/index.ts'
import { kindOrder } from '../../words/exchange.ts'
import { count } from '../../words/figures.ts'
import { kindWords } from '../../words/kinds.ts'
import { changeWords, officeWords as words } from '../../words/office.ts'

const changes: readonly Change[] = ['new', 'changed', 'deleted', 'merged', 'conflict', 'unchanged', 'older']

interface ChangeTableProps {
  readonly byKind: ImportPreview['byKind']
  readonly totals: ImportPreview['totals']
}

/** What would change, by kind of record; kinds of change that do not occur have no column. */
export const ChangeTable = ({ byKind, totals }: ChangeTableProps) => {
  const shown = changes.filter((change) => totals[change] > 0 || change === 'new')
  return (
    <table className="office-changes">
      <thead>
        <tr>
          <th scope="col">{words.kind}</th>
          {shown.map((change) => (
            <th key={change} scope="col" className="office-figure">
              {changeWords[change]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {kindOrder
          .filter((kind) => byKind[kind] !== undefined)
          .map((kind) => (
            <tr key={kind}>
              <th scope="row">{kindWords[kind]}</th>
              {shown.map((change) => (
                <Figure key={change} value={byKind[kind]?.[change] ?? 0} />
              ))}
            </tr>
          ))}
        <tr className="office-total">
          <th scope="row">{words.total}</th>
          {shown.map((change) => (
            <Figure key={change} value={totals[change]} />
          ))}
        </tr>
      </tbody>
    </table>
  )
}

const Figure = ({ value }: { readonly value: number }) => (
  <td className={value === 0 ? 'office-figure quiet' : 'office-figure'}>{value === 0 ? '—' : count(value)}</td>
)
