import type { Kind } from '../../../db/model/record.ts'
import type { ImportPreview } from '../../../electron/contract/index.ts'
import { kindWords } from '../../words/kinds.ts'
import { changeWords, officeWords as words } from '../../words/office.ts'

/** Some of the records that would change, by name. */
export const Samples = ({ samples }: { readonly samples: ImportPreview['samples'] }) =>
  samples.length === 0 ? null : (
    <details className="office-samples">
      <summary>{words.samples(samples.length)}</summary>
      <ul>
        {samples.map((sample) => (
          <li key={`${sample.kind} ${sample.number} ${sample.title}`}>
            <span className="quiet">{changeWords[sample.change]}</span>
            <span className="quiet">{kindWords[sample.kind as Kind]}</span>
            <span>
              {sample.number} {sample.title}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
