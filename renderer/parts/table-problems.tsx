import type { TableRefused } from '../../electron/contract/index.ts'
import { problemPlace, problemWords, tableWords as words } from '../words/tables.ts'
import './table-problems.css'

/** Everything that is wrong with a table, by the places that the spreadsheet program shows. */
export const TableProblems = ({ refused }: { readonly refused: TableRefused }) => (
  <section className="table-problems" role="alert" aria-label={words.problem}>
    <p className="table-problems-head">{words.refused(refused.problems.length + refused.more, refused.fileName)}</p>
    <p className="quiet">{words.howTo}</p>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
    <section className="table-problems-list" tabIndex={0} aria-label={words.problem}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.sheet}</th>
            <th scope="col">{words.place}</th>
            <th scope="col">{words.problem}</th>
          </tr>
        </thead>
        <tbody>
          {refused.problems.map((problem) => (
            <tr key={`${problem.code} ${problem.sheet} ${problem.row} ${problem.column} ${problem.header}`}>
              <td>{problem.sheet ?? ''}</td>
              <td className="figures">{problemPlace(problem)}</td>
              <td>{problemWords(problem)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
    {refused.more > 0 && <p className="quiet">{words.more(refused.more)}</p>}
  </section>
)
