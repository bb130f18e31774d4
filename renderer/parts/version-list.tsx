import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { roomPaths } from '../app/places.ts'
import './version-list.css'

export interface VersionRow {
  readonly id: string
  readonly title: string
  readonly under: string
  readonly figure: string
}

interface VersionListProps {
  readonly room: 'catalogues' | 'policies'
  readonly label: string
  readonly title: string
  readonly width: number
  readonly acts: ReactNode
  /** Said where there are no groups. */
  readonly empty: string
  readonly groups: readonly { readonly name: string; readonly rows: readonly VersionRow[] }[]
}

/** Trees or documents at the left, by group, each version a link. */
export const VersionList = ({ room, label, title, width, acts, empty, groups }: VersionListProps) => (
  <div className="version-column" style={{ width }}>
    <div className="version-head">
      <h1>{title}</h1>
      <div className="version-acts">{acts}</div>
    </div>
    <nav className="version-groups" aria-label={label}>
      {groups.length === 0 && <p className="version-empty quiet">{empty}</p>}
      {groups.map(({ name, rows }) => (
        <section key={name} aria-label={name}>
          <h2>{name}</h2>
          <ul>
            {rows.map(({ id, title: name, under, figure }) => (
              <li key={id}>
                <Link to={`${roomPaths[room]}/${id}`} activeProps={{ 'aria-current': 'page' }}>
                  <span className="version-title">{name}</span>
                  <span className="version-under">
                    <span>{under}</span>
                    <span className="figures">{figure}</span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  </div>
)
