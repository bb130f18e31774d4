import { existsSync, readFileSync } from 'node:fs'
import { Refused } from './refused.ts'

/** The bytes of a bundle, whichever of its volumes (or all of it) `path` is. */
export function wholeAt(path: string): Buffer {
  const found = /^(.*\.xcb\.)[0-9]{3}of([0-9]{3})$/s.exec(path)
  if (found === null) return readFileSync(path)
  const [, stem = '', count = ''] = found
  const volumes = Array.from({ length: Number(count) }, (_, i) => `${stem}${String(i + 1).padStart(3, '0')}of${count}`)
  const missing = volumes.findIndex((volume) => !existsSync(volume))
  if (missing >= 0) throw new Refused('volume_missing', String(missing + 1))
  const slices = volumes.map((volume) => readFileSync(volume))
  const [first = Buffer.alloc(0), last = Buffer.alloc(0)] = [slices[0], slices.at(-1)]
  const unfit = slices.slice(0, -1).findIndex(({ length }) => length !== first.length)
  if (unfit >= 0) throw new Refused('volume_unfit', String(unfit + 1))
  if (last.length === 0 || last.length > first.length) throw new Refused('volume_unfit', count)
  return Buffer.concat(slices)
}
