import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ownCard } from '../../db/exchange/cards.ts'
import { bundleFormatVersion, bundleSchemaVersion } from '../../db/model/bundle.ts'
import type { Form } from '../../db/model/forms/form.ts'
import { formedAreas, forms } from '../../db/model/forms/index.ts'
import { createRecord, deleteRecord, saveRecord } from '../../db/records/footing.ts'
import { attach, handOver, interview, twoSides } from '../db/exchange/two-sides.ts'

/**
 * Writes a golden bundle of the versions that this program writes: `node test/golden/write.ts`. To be run once, when a
 * version is new; what is there stays as it is, because bundles of that day will come in years later.
 */
await using sides = await twoSides()
const talk = interview(sides, '示例甲', '示例答话，含标点、“引号”和\n换行。')
saveRecord(sides.group, 'interview', { id: talk.id, version: 1, changes: { place: '谈话室二' } })
deleteRecord(sides.group, 'interview', interview(sides, '示例乙').id)
await attach(sides, talk.id, '示例扫描件.bin', Buffer.from('示例附件'.repeat(8000)))
// one of each kind that has a form: what it begins with
for (const area of formedAreas) {
  const form: Form = forms[area]
  const given = { memberId: sides.group.person.memberId, today: '2026-03-02', now: '2026-03-02T10:00' }
  const unitId = form.scope === 'unit' ? sides.unit.id : null
  createRecord(sides.group, form.kind, { roundId: sides.round.id, unitId, body: (form.begin?.(given as never) ?? {}) as never })
}
const { fileName, ...report } = await handOver(sides)

const folder = join(import.meta.dirname, `bundles/result-${bundleFormatVersion}-${bundleSchemaVersion}`)
mkdirSync(folder) // refuses to write over an earlier one
renameSync(join(sides.stick, fileName), join(folder, 'bundle.xcb'))
sides.office.device.ageIdentity.use((bytes) => writeFileSync(join(folder, 'office-identity.txt'), `${bytes.toString()}\n`))
writeFileSync(join(folder, 'group-card.json'), `${JSON.stringify(ownCard(sides.group).card, null, 2)}\n`)
const { bundleId, fingerprint, fileSha256, counts, files } = report
writeFileSync(join(folder, 'expected.json'), `${JSON.stringify({ bundleId, fingerprint, fileSha256, counts, files }, null, 2)}\n`)
