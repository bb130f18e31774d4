import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { archiveCases } from './cases/archive.ts'
import type { Case } from './cases/case.ts'
import { headerCases } from './cases/header.ts'
import { listCases } from './cases/lists.ts'
import { manifestCases } from './cases/manifest.ts'
import { payloadCases } from './cases/payload.ts'
import { recordCases } from './cases/records.ts'
import { sequelCases } from './cases/sequels.ts'
import { setAsideCases } from './cases/set-aside.ts'
import { forged } from './forging/forge.ts'
import { hashOf } from './forging/sound.ts'

/**
 * Vectors of our bundles, in the manner of the age format's CCTV: each is a sound bundle in which one thing is otherwise. They
 * are the same on every run, so only their names, outcomes and hashes are kept: `node test/fuzz/vectors.ts` writes
 * vectors.json anew, and with a folder as its argument the vectors themselves, for programs that are not ours.
 */
export const cases: readonly Case[] = [
  ...headerCases,
  ...payloadCases,
  ...archiveCases,
  ...manifestCases,
  ...recordCases,
  ...setAsideCases,
  ...listCases,
  ...sequelCases,
]

export interface Vector {
  readonly name: string
  readonly scene: string
  readonly outcome: string
  readonly sha256: string
}

export const vectorOf = ({ name, scene, outcome }: Case, file: Buffer): Vector => ({ name, scene, outcome, sha256: hashOf(file) })

if (process.argv[1] === import.meta.filename) {
  const folder = process.argv[2]
  const vectors = cases.map((each, at) => {
    const { file } = forged(each.bend)
    if (folder !== undefined) writeFileSync(join(folder, `${String(at + 1).padStart(3, '0')}.xcb`), file)
    return vectorOf(each, file)
  })
  writeFileSync(join(import.meta.dirname, 'vectors.json'), `[\n${vectors.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`)
}
