import type { UploadPreview, UploadProblem } from '../../../electron/contract/index.ts'
import { useGoTo } from '../../app/go-to.ts'
import { count } from '../../words/figures.ts'
import { kindWords } from '../../words/kinds.ts'
import { uploadProblemWords, uploadWords as words } from '../../words/upload.ts'

/** What would go out, table by table, and every field that keeps it from going. */
export const UploadContents = ({ preview }: { readonly preview: UploadPreview }) => (
  <section aria-label={words.preview}>
    <table className="office-changes">
      <thead>
        <tr>
          <th scope="col">{words.table}</th>
          <th scope="col">{words.file}</th>
          {[words.records, words.lines, words.leftOut, words.missing].map((title) => (
            <th key={title} scope="col" className="office-figure">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {preview.tables.map((table) => (
          <tr key={table.file}>
            <th scope="row">{table.title}</th>
            <td>{table.file}</td>
            {([table.records, table.lines, table.leftOut, table.problems] as const).map((figure, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: four fixed columns
              <td key={index} className={figure === 0 ? 'office-figure quiet' : 'office-figure'}>
                {figure === 0 ? '—' : count(figure)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
    {preview.personal.length > 0 && <p className="exchange-caution">{words.personal(preview.personal.join('、'))}</p>}
    {preview.untaken.length > 0 && (
      <p className="quiet">{words.untaken(preview.untaken.map(({ kind, records }) => `${kindWords[kind]} ${records}`).join('、'))}</p>
    )}
    {preview.problemCount === 0 ? <p role="status">{words.complete}</p> : <Problems preview={preview} />}
  </section>
)

const Problems = ({ preview }: { readonly preview: UploadPreview }) => (
  <>
    <p role="status">
      <strong>{words.problems(preview.problemCount)}</strong>{' '}
      {preview.problems.length < preview.problemCount && (
        <span className="quiet">{words.firstOf(preview.problems.length, preview.problemCount)}</span>
      )}
    </p>
    <ul className="upload-problems">
      {preview.problems.map((problem) => (
        <Problem key={`${problem.file} ${problem.id} ${problem.line} ${problem.field}`} problem={problem} />
      ))}
    </ul>
  </>
)

const Problem = ({ problem }: { readonly problem: UploadProblem }) => {
  const goTo = useGoTo()
  return (
    <li>
      <span className="quiet">{problem.table}</span>
      <button type="button" className="word-button" onClick={() => goTo({ kind: problem.kind, id: problem.id })}>
        {problem.number || problem.title}
      </button>
      <span>
        {problem.field}
        {problem.line !== null && <span className="quiet"> {words.line(problem.line)}</span>}
      </span>
      <span>{uploadProblemWords[problem.code]}</span>
    </li>
  )
}
