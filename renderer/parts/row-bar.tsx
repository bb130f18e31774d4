import './row-bar.css'

export interface RowTool {
  readonly word: string
  /** As people say it: `Ctrl+E`. */
  readonly keys: string
  readonly act: () => void
}

/** What can be done with the row at the caret, always at the same place at the foot of the sheet, with its keys to learn. */
export const RowBar = ({ label, tools }: { readonly label: string; readonly tools: readonly RowTool[] }) => (
  <div className="row-bar" role="toolbar" aria-label={label}>
    {tools.map(({ word, keys, act }) => (
      // the caret and what is selected must outlive the press
      <button key={keys} type="button" onMouseDown={(event) => event.preventDefault()} onClick={act}>
        {word}
        <kbd aria-hidden>{keys}</kbd>
      </button>
    ))}
  </div>
)
