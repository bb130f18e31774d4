import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { cardFingerprint, ownCard } from '../../../db/exchange/cards.ts'
import { enrolCard } from '../../../db/exchange/enrolment.ts'
import { exportResult } from '../../../db/exchange/export.ts'
import type { Work } from '../../../db/exchange/medium.ts'
import type { RecordOf } from '../../../db/model/record.ts'
import { createRecord } from '../../../db/records/footing.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import type { ExportReport } from '../../../db/worker/requests/exchange.ts'
import { temporaryCaseFile } from '../case-file.ts'

/** A group's laptop and an office that know one another's cards, with a stick between them. */
export interface TwoSides extends AsyncDisposable {
  readonly group: CaseFile
  readonly office: CaseFile
  readonly stick: string
  readonly round: RecordOf<'round'>
  readonly unit: RecordOf<'unit'>
}

export async function twoSides(): Promise<TwoSides> {
  const group = await temporaryCaseFile()
  const office = await temporaryCaseFile({ mode: 'office', name: '示例主任' })
  const stick = mkdtempSync(join(tmpdir(), 'xuncha-stick-'))
  introduce(group.caseFile, office.caseFile)
  introduce(office.caseFile, group.caseFile)
  const { round, unit } = beginRound(group.caseFile)
  return {
    group: group.caseFile,
    office: office.caseFile,
    stick,
    round,
    unit,
    async [Symbol.asyncDispose]() {
      await group.dispose()
      await office.dispose()
      rmSync(stick, { recursive: true, force: true })
    },
  }
}

/** `host` enrols the card of `guest`. */
export function introduce(host: CaseFile, guest: CaseFile): void {
  const { card } = ownCard(guest)
  enrolCard(host, card, cardFingerprint(card))
}

export function beginRound(group: CaseFile) {
  const step = { id: newId(), name: '组长', who: 'group_leader' as const }
  const body = { year: 2026, name: '2026年第一轮（示例）', groupName: '第一巡察组', sample: true, signOffSteps: [step] }
  const round = createRecord(group, 'round', { roundId: null, unitId: null, body })
  const unit = createRecord(group, 'unit', { roundId: round.id, unitId: null, body: { name: '示例局党组' } })
  return { round, unit }
}

export function interview({ group, round, unit }: TwoSides, name: string, answer = '示例答话。'): RecordOf<'interview'> {
  const turns = [{ id: newId(), question: '示例问话？', answer }]
  return createRecord(group, 'interview', { roundId: round.id, unitId: unit.id, body: { interviewee: { name }, turns } })
}

/** Encrypts bytes into the group's case file and hangs them on a record. */
export async function attach(
  sides: Pick<TwoSides, 'group' | 'round' | 'unit'>,
  recordId: string,
  name: string,
  bytes: Buffer,
): Promise<RecordOf<'attachment'>> {
  const { group, round, unit } = sides
  const stored = await group.files.add(pieces(bytes))
  return group.db.transaction(() => {
    group.files.record(stored)
    const body = { recordId, name, mediaType: 'application/octet-stream', size: stored.size, sha256: stored.sha256 }
    return createRecord(group, 'attachment', { roundId: round.id, unitId: unit.id, body })
  })()
}

export async function* pieces(bytes: Buffer, size = 1024 ** 2): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

/** A job that nobody stops. */
export const quietly: Work = { signal: new AbortController().signal, report: () => {} }

export const handOver = ({ group, office, stick, round }: TwoSides, work: Work = quietly): Promise<ExportReport> =>
  exportResult(group, { roundId: round.id, folder: stick, officeDeviceId: office.device.id, reason: '示例移交' }, work)

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
export const someBytes = (size: number): Buffer => randomBytes(size)
