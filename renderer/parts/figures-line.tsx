import type { ReactNode } from 'react'
import './figures-line.css'

/** A few figures that tell how far something is, side by side. */
export const FiguresLine = ({ items }: { readonly items: readonly { readonly name: string; readonly figure: ReactNode }[] }) => (
  <dl className="figures-line">
    {items.map(({ name, figure }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{figure}</dd>
      </div>
    ))}
  </dl>
)
