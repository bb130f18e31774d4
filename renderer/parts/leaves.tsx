import { type KeyboardEvent, type ReactNode, useId } from 'react'
import './leaves.css'

export interface Leaf<K extends string> {
  readonly key: K
  readonly label: string
  readonly children: ReactNode
}

interface LeavesProps<K extends string> {
  readonly label: string
  readonly leaves: readonly Leaf<K>[]
  readonly current: K
  readonly onChange: (key: K) => void
}

/**
 * Leaves of one record, of which one is on top; all stay mounted. Plain elements: a tab component that hands its
 * content down by context makes React walk through two thousand turns with every key typed.
 */
export const Leaves = <K extends string>({ label, leaves, current, onChange }: LeavesProps<K>) => {
  const id = useId()
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const at = leaves.findIndex(({ key }) => key === current)
    const next = leaves[at + step]
    if (step === 0 || next === undefined) return
    event.preventDefault()
    onChange(next.key)
    event.currentTarget.querySelectorAll('button')[at + step]?.focus()
  }
  return (
    <>
      <div className="leaves" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {leaves.map((leaf) => (
          <button
            key={leaf.key}
            type="button"
            role="tab"
            id={`${id}-${leaf.key}`}
            aria-selected={leaf.key === current}
            aria-controls={`${id}-${leaf.key}-leaf`}
            tabIndex={leaf.key === current ? 0 : -1}
            onClick={() => onChange(leaf.key)}
          >
            {leaf.label}
          </button>
        ))}
      </div>
      {leaves.map((leaf) => (
        <div
          key={leaf.key}
          role="tabpanel"
          id={`${id}-${leaf.key}-leaf`}
          aria-labelledby={`${id}-${leaf.key}`}
          hidden={leaf.key !== current}
        >
          {leaf.children}
        </div>
      ))}
    </>
  )
}
