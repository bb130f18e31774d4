import { compareTexts, shortened } from './difference.ts'
import type { Change } from './history-words.ts'

/** What became of a field: one sentence, or its texts with what went and what came. */
export const Difference = ({ change }: { readonly change: Change }) => {
  if (change.type === 'note') return <p>{change.text}</p>
  if (change.before === '' || change.after === '') {
    return (
      <p>
        {change.before === '' ? null : <del>{change.before}</del>}
        {change.after === '' ? null : <ins>{change.after}</ins>}
      </p>
    )
  }
  return (
    <p>
      {shortened(compareTexts(change.before, change.after)).map((part, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one comparison have no other name than their place
        if (part.kind === 'same') return <span key={index}>{part.text}</span>
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        return part.kind === 'gone' ? <del key={index}>{part.text}</del> : <ins key={index}>{part.text}</ins>
      })}
    </p>
  )
}
