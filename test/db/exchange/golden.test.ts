import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cardFingerprint } from '../../../db/exchange/cards.ts'
import { commit } from '../../../db/exchange/commit.ts'
import { enrolCard } from '../../../db/exchange/enrolment.ts'
import { stage, verify } from '../../../db/exchange/stage.ts'
import { KeyCard } from '../../../db/model/bundle.ts'
import { Secret } from '../../../db/vault/secret.ts'
import { temporaryCaseFile } from '../case-file.ts'
import { quietly } from './two-sides.ts'

/** Bundles as they were written when their version was new; an office must be able to take them in for as long as it says so. */
const golden = join(import.meta.dirname, '../../golden/bundles')
const folders = readdirSync(golden, { withFileTypes: true }).filter((entry) => entry.isDirectory())

test.each(folders.map((folder) => folder.name))('the golden bundle %s comes in whole', async (name) => {
  const read = (file: string) => readFileSync(join(golden, name, file), 'utf8')
  const expected = JSON.parse(read('expected.json')) as {
    fingerprint: string
    fileSha256: string
    counts: Record<string, number>
    files: number
  }
  await using tmp = await temporaryCaseFile({ mode: 'office' })
  const ageIdentity = new Secret(Buffer.from(read('office-identity.txt').trim()))
  const office = { ...tmp.caseFile, device: { ...tmp.caseFile.device, ageIdentity } }
  const card = KeyCard.parse(JSON.parse(read('group-card.json')))
  enrolCard(office, card, cardFingerprint(card))

  const path = join(golden, name, 'bundle.xcb')
  expect(await verify(office, path, quietly)).toMatchObject({ fingerprint: expected.fingerprint, fileSha256: expected.fileSha256 })
  const preview = await stage(office, path, quietly)
  expect(preview.manifest.counts).toEqual(expected.counts)
  const { totals } = commit(office, preview.importId)
  const { deleted = 0, ...live } = expected.counts
  expect(totals).toMatchObject({ new: Object.values(live).reduce((a, b) => a + b, 0), deleted })
  expect(office.db.prepare('SELECT count(*) FROM file').pluck().get()).toBe(expected.files)
})
