import type { ReactNode } from 'react'
import './empty-room.css'

export interface EmptyRoomProps {
  /** What belongs here. */
  readonly title: string
  readonly text?: ReactNode
  /** Nothing else heads the page. */
  readonly heads?: boolean
  /** The first step, as a button. */
  readonly children?: ReactNode
}

/** An empty room says what belongs here and offers the first step. */
export const EmptyRoom = ({ title, text, heads = false, children }: EmptyRoomProps) => (
  <div className="empty-room">
    {heads ? <h1 className="empty-room-title">{title}</h1> : <p className="empty-room-title">{title}</p>}
    {text && <p className="empty-room-text">{text}</p>}
    {children && <div className="empty-room-step">{children}</div>}
  </div>
)
