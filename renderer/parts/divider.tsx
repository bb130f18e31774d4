import type { KeyboardEvent, PointerEvent } from 'react'
import { bounds, type ColumnName, clamp } from '../app/layout.ts'
import './divider.css'

export interface DividerProps {
  readonly column: ColumnName
  readonly label: string
  readonly width: number
  readonly onWidth: (width: number) => void
}

/** The hairline between two columns: dragged, or moved by ← and →. */
export const Divider = ({ column, label, width, onWidth }: DividerProps) => {
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const from = event.clientX
    const line = event.currentTarget
    line.setPointerCapture(event.pointerId)
    line.onpointermove = (moved) => onWidth(clamp(column, width + moved.clientX - from))
    line.onpointerup = () => {
      line.onpointermove = null
      line.onpointerup = null
    }
  }
  const key = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowLeft' ? -16 : event.key === 'ArrowRight' ? 16 : 0
    if (by === 0) return
    event.preventDefault()
    onWidth(clamp(column, width + by))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be moved; a separator with a value is what ARIA names for this
    <div
      className="divider"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={bounds[column].least}
      aria-valuemax={bounds[column].most}
      tabIndex={0}
      onPointerDown={drag}
      onKeyDown={key}
    />
  )
}
