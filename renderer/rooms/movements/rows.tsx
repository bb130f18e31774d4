import { classificationMarks, directionWords, movementNumber, movementWords } from '../../../db/model/movement.ts'
import type { Movement } from '../../../electron/contract/index.ts'
import { useMay } from '../../app/session.tsx'
import { bytes, moment } from '../../words/figures.ts'
import { movementsWords as words } from '../../words/movements.ts'
import { fileWords } from '../../words/volumes.ts'

interface RowsProps {
  readonly rows: readonly Movement[]
  readonly onAnnotate: (movement: Movement) => void
}

/** The lines of the register; what the system knows above, what a person adds below. */
export const MovementRows = ({ rows, onAnnotate }: RowsProps) => {
  const mayManage = useMay('manage')
  return (
    <table className="movements-rows">
      <thead>
        <tr>
          {[words.number, words.at, words.content, words.medium, words.mark, words.by, words.approvedBy, words.purpose].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="figures">
              <div>{movementNumber(row.number)}</div>
              {mayManage && (
                <button
                  type="button"
                  className="word-button"
                  aria-label={`${words.annotate} ${movementNumber(row.number)}`}
                  onClick={() => onAnnotate(row)}
                >
                  {words.annotate}
                </button>
              )}
            </td>
            <td className="figures movements-at">{moment(row.at)}</td>
            <td>
              <div>
                {directionWords[row.direction]} · {movementWords[row.what]}
                {row.failedAt !== null && <strong> {words.failed}</strong>}
                {row.content !== '' && <span className="movements-content">{row.content}</span>}
              </div>
              {row.fileName !== '' && (
                <div className="quiet movements-file">
                  {fileWords(row.fileName)}
                  {row.size !== null && <span className="figures"> {bytes(row.size)}</span>}
                </div>
              )}
              {row.sha256 !== null && (
                <div className="quiet figures movements-hash" title={row.sha256}>
                  {words.sha256} {row.sha256.slice(0, 16)}
                </div>
              )}
            </td>
            <td>
              <div>{row.medium}</div>
              <div className="quiet figures">{row.mediumSerial}</div>
            </td>
            <td>{classificationMarks[row.classification] ?? row.classification}</td>
            <td>{row.by}</td>
            <td>{row.approvedBy}</td>
            <td className="movements-purpose">{row.purpose}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
