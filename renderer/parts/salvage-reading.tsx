import { lostFileWords, lostRecordWords, otherLossWords, type SalvageReport } from '../../db/model/salvage.ts'
import { count, moment } from '../words/figures.ts'
import { kindWords } from '../words/kinds.ts'
import { salvageWords as words } from '../words/salvage.ts'
import './salvage-reading.css'

/** What a salvage read and what it could not, loss by loss. */
export const SalvageReading = ({ report }: { readonly report: SalvageReport }) => {
  const { lostRecords, lostFiles, otherLosses, recovered, files } = report
  const records = Object.values(recovered).reduce((sum, each) => sum + each, 0)
  return (
    <div className="salvage">
      <p className="figures">
        {words.pages(count(report.pages), count(report.damagedPages))}；{words.recovered(count(records), count(files))}
      </p>
      {lostRecords.length + lostFiles.length + otherLosses.length === 0 && <p>{words.nothingLost}</p>}
      {lostRecords.length > 0 && (
        <table className="salvage-lost">
          <caption>{words.lostRecords(lostRecords.length)}</caption>
          <thead>
            <tr>
              {[words.kind, words.number, words.name, words.at, words.lost].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lostRecords.map(({ id, kind, number, title, createdAt, lost }) => (
              <tr key={id} title={id}>
                <td>{kind === null ? words.unknown : kindWords[kind]}</td>
                <td>{number}</td>
                <td>{title || words.unknown}</td>
                <td className="figures">{createdAt === null ? words.unknown : moment(createdAt)}</td>
                <td>{lostRecordWords[lost]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {lostFiles.length > 0 && (
        <>
          <h3>{words.lostFiles(lostFiles.length)}</h3>
          <ul>
            {lostFiles.map(({ sha256, name, state }) => (
              <li key={sha256}>
                {name || sha256.slice(0, 16)}：{lostFileWords[state]}
              </li>
            ))}
          </ul>
        </>
      )}
      {otherLosses.length > 0 && (
        <>
          <h3>{words.otherLosses}</h3>
          <ul>
            {otherLosses.map((loss) => (
              <li key={`${loss.code} ${loss.about}`}>{otherLossWords(loss)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
