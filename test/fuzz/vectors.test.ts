import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { standing } from '../db/exchange/standing.ts'
import type { Case, Scene } from './cases/case.ts'
import { forged } from './forging/forge.ts'
import type { Kind } from './reader/bundle.ts'
import { type Readers, readersIn } from './scenes.ts'
import { schemas } from './schemas.ts'
import { cases, type Vector, vectorOf } from './vectors.ts'

const kept = JSON.parse(readFileSync(join(import.meta.dirname, 'vectors.json'), 'utf8')) as Vector[]
const folder = mkdtempSync(join(tmpdir(), 'xuncha-vectors-'))
afterAll(() => rmSync(folder, { recursive: true }))

const save = (name: string, file: Buffer): string => {
  const path = join(folder, `${name}.xcb`)
  writeFileSync(path, file)
  return path
}
const wantedIn = ({ scene, bend }: Case): Kind => {
  if (scene === 'sender') return 'receipt'
  if (scene !== 'group') return 'result'
  return forged(bend).manifest.kind === 'task' ? 'task' : 'member' // a group takes in either, each from those who may send it
}

test('the list of vectors is that of the script (node test/fuzz/vectors.ts writes it anew)', () => {
  expect(kept.length).toBeGreaterThanOrEqual(200)
  expect(new Set(kept.map(({ name }) => name)).size).toBe(kept.length)
  expect(cases.map(({ name, scene, outcome }) => ({ name, scene, outcome }))).toEqual(kept.map(({ sha256: _, ...rest }) => rest))
})

const scenes = [...new Set(cases.map(({ scene }) => scene))]
describe.each(scenes)('read in the scene %s', (scene: Scene) => {
  let readers: Readers
  let before: unknown
  beforeAll(async () => {
    readers = await readersIn(scene, schemas, save)
    before = standing(readers.caseFile)
    return () => readers[Symbol.asyncDispose]()
  })

  test.each(cases.filter((each) => each.scene === scene))('$name: $outcome, to our program and to the independent reader', async (each) => {
    const { file } = forged(each.bend)
    expect(kept.find(({ name }) => name === each.name)).toEqual(vectorOf(each, file))
    expect(readers.independent(file, wantedIn(each)), 'the independent reader').toBe(each.outcome)
    const said = await readers.program(save('vector', file))
    expect(said, 'our program').toEqual(said.map(() => each.outcome))
  })

  test.skipIf(scene === 'sender')('none of them left anything behind', () => expect(standing(readers.caseFile)).toEqual(before))
})
