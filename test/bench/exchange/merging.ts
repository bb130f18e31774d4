import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commit } from '../../../db/exchange/commit.ts'
import { exportMember } from '../../../db/exchange/export.ts'
import { stage } from '../../../db/exchange/stage.ts'
import { openRecord, saveRecord } from '../../../db/records/footing.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { temporaryCaseFile } from '../../db/case-file.ts'
import { beginRound, interview, introduce, quietly } from '../../db/exchange/two-sides.ts'
import type { Row } from '../row.ts'

const records = 2000

/** Two laptops each change another field of every record; how fast one then takes in and merges what the other has. */
export async function merging(): Promise<readonly Row[]> {
  await using leader = await temporaryCaseFile()
  await using member = await temporaryCaseFile()
  const stick = mkdtempSync(join(tmpdir(), 'xuncha-stick-'))
  try {
    introduce(leader.caseFile, member.caseFile)
    introduce(member.caseFile, leader.caseFile)
    const { round, unit } = beginRound(leader.caseFile)
    const sides = { group: leader.caseFile, office: leader.caseFile, stick, round, unit, [Symbol.asyncDispose]: async () => {} }
    const ids = Array.from(
      { length: records },
      (_, n) => interview(sides, `示例${n}`, '示例答话，说明办公楼维修项目的决策过程。'.repeat(10)).id,
    )
    const hand = async (from: CaseFile, to: CaseFile): Promise<number> => {
      const order = { roundId: round.id, folder: stick, to: to.device.id, reason: '' }
      const { fileName } = await exportMember(from, order, quietly)
      const started = performance.now()
      commit(to, (await stage(to, join(stick, fileName), quietly)).importId)
      return (performance.now() - started) / 1000
    }
    const taken = await hand(leader.caseFile, member.caseFile)
    changeAll(member.caseFile, ids, { place: '示例谈话室' })
    changeAll(leader.caseFile, ids, { endedAt: '2026-03-02T10:00' })
    const merged = await hand(member.caseFile, leader.caseFile)
    const rate = (what: string, seconds: number): Row => ({
      ...{ case: `${records} records ${what}`, metric: 'records a second', unit: '1/s' },
      ...{ ours: records / seconds, peer: null, peerName: null, ratio: null, runs: 1 },
    })
    return [rate('taken in', taken), rate('merged', merged)]
  } finally {
    rmSync(stick, { recursive: true, force: true })
  }
}

function changeAll(caseFile: CaseFile, ids: readonly string[], changes: { readonly place: string } | { readonly endedAt: string }): void {
  const change = caseFile.db.transaction(() => {
    for (const id of ids) saveRecord(caseFile, 'interview', { id, version: openRecord(caseFile, 'interview', id).version, changes })
  })
  change()
}
