import { basename, dirname } from 'node:path'
import { nameOfSet } from '../model/volumes.ts'
import type { CaseFile } from '../vault/case-file.ts'

/** A stick, disc or disk as the system names it; empty where it does not tell. */
export interface Medium {
  readonly label: string
  readonly serial: string
}

const unknown: Medium = { label: '', serial: '' }

/** What the shell told of places that the person chose; forgotten when the case file locks. */
const known = new WeakMap<CaseFile['db'], Map<string, Medium>>()
const mostPlaces = 500

/** Remembers on which medium a chosen file or folder lies. */
export function noteMedium({ db }: CaseFile, path: string, medium: Medium): void {
  const places = known.get(db) ?? new Map<string, Medium>()
  if (places.size >= mostPlaces) places.clear()
  places.set(path, medium)
  places.set(nameOfSet(basename(path)), medium) // an import is entered by its file's name alone
  known.set(db, places)
}

/** The medium of a path, or of the nearest folder above it that was chosen. */
export function mediumAt({ db }: CaseFile, path: string): Medium {
  const places = known.get(db)
  for (let place = path; places !== undefined && place !== dirname(place); place = dirname(place)) {
    const found = places.get(place)
    if (found !== undefined) return found
  }
  return unknown
}
