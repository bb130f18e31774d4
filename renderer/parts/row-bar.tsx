import './row-bar.css'

export interface RowTool {
  readonly word: string
  /** As people say it: `Ctrl+E`. */
  readonly keys: string
  readonly act: () => void
}

const held = 'Ctrl+'

/**
 * What can be done with the row at the caret, always at the same place at the foot of the sheet, with its keys to
 * learn. The key that all of them are pressed with is named once, so that they stand in one line.
 */
export const RowBar = ({ label, tools }: { readonly label: string; readonly tools: readonly RowTool[] }) => {
  const shared = tools.every(({ keys }) => keys.startsWith(held)) ? held : ''
  return (
    <div className="row-bar" role="toolbar" aria-label={label}>
      {shared !== '' && <kbd aria-hidden>{shared}</kbd>}
      {tools.map(({ word, keys, act }) => (
        // the caret and what is selected must outlive the press
        <button key={keys} type="button" title={keys} onMouseDown={(event) => event.preventDefault()} onClick={act}>
          <kbd aria-hidden>{keys.slice(shared.length)}</kbd>
          {word}
        </button>
      ))}
    </div>
  )
}
