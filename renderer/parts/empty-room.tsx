import type { ReactNode } from 'react'
import './empty-room.css'

export interface EmptyRoomProps {
  /** What belongs here. */
  readonly title: string
  readonly text?: ReactNode
  /** The first step, as a button. */
  readonly children?: ReactNode
}

/** An empty room says what belongs here and offers the first step. */
export const EmptyRoom = ({ title, text, children }: EmptyRoomProps) => (
  <div className="empty-room">
    <p className="empty-room-title">{title}</p>
    {text && <p className="empty-room-text">{text}</p>}
    {children && <div className="empty-room-step">{children}</div>}
  </div>
)
