import { existsSync } from 'node:fs'
import { cardFingerprint } from '../../db/exchange/cards.ts'
import { commit } from '../../db/exchange/commit.ts'
import { enrolCard, revokeCard } from '../../db/exchange/enrolment.ts'
import { readReceipt } from '../../db/exchange/receipt.ts'
import { giveUp, stage, verify } from '../../db/exchange/stage.ts'
import type { CaseFile } from '../../db/vault/case-file.ts'
import { Secret } from '../../db/vault/secret.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../db/case-file.ts'
import { quietly } from '../db/exchange/two-sides.ts'
import type { Scene } from './cases/case.ts'
import { earlier, handedOver } from './cases/sequels.ts'
import { idOf } from './forging/chance.ts'
import { forged } from './forging/forge.ts'
import { cardOf, content, hashOf, identityOf, passphrase, receiver, type Signer } from './forging/sound.ts'
import { type Enrolled, type Kind, type Read, read } from './reader/bundle.ts'
import type { Schemas } from './reader/lines.ts'

/** Where vectors are read: what is enrolled there and what came in before, for the program and for the independent reader alike. */

/** Hundreds of imports wait for the disk each time they are laid down; what a disk does is tested elsewhere. */
export const inMemory = existsSync('/dev/shm') ? { parent: '/dev/shm' } : {}

interface Stage {
  readonly mode: 'group' | 'office'
  readonly roles: Readonly<Partial<Record<Signer, Enrolled['role']>>>
  readonly lastSequence?: number
  readonly afterOthers?: boolean
  readonly passphrase?: string
}

const office = { mode: 'office', roles: { leader: 'leader', member: 'leader', office: 'reserve' } } as const
const group = { mode: 'group', roles: { office: 'office', member: 'member', leader: 'leader' } } as const
const stages: Readonly<Record<Scene, Stage>> = {
  office,
  later: { ...office, afterOthers: true },
  revoked: { ...office, afterOthers: true, lastSequence: 5 },
  passphrase: { ...office, passphrase },
  'other passphrase': { ...office, passphrase: passphrase.replace('1', '2') },
  group,
  sender: group,
}

/** Reads by both; each answers the refusal's code, 'accepted', or 'set_aside' where records were. */
export interface Readers extends AsyncDisposable {
  readonly caseFile: CaseFile
  /** Verifies and lays down, then gives up: nothing is changed. */
  readonly program: (path: string) => Promise<readonly string[]>
  readonly independent: (file: Buffer, kind: Kind) => string
}

const codeOf = (error: { code?: string; stack?: string }): string => error.code ?? String(error.stack)

export async function readersIn(scene: Scene, schemas: Schemas, save: (name: string, file: Buffer) => string): Promise<Readers> {
  const staged = stages[scene]
  const tmp = await temporaryCaseFile({ mode: staged.mode, ...inMemory })
  const ageIdentity = new Secret(Buffer.from(identityOf(receiver)))
  const caseFile: CaseFile = { ...tmp.caseFile, device: { ...tmp.caseFile.device, ageIdentity } }
  const roles = Object.entries(staged.roles) as [Signer, Enrolled['role']][]
  for (const [signer, role] of roles) enrolCard(caseFile, cardOf(signer), cardFingerprint(cardOf(signer)), { role })
  if (scene === 'sender') noteHandedOver(tmp)
  const before = staged.afterOthers ? await takeIn(caseFile, roles, schemas, save) : []
  if (staged.lastSequence !== undefined) revokeCard(caseFile, idOf('leader'), { reason: '示例', lastSequence: staged.lastSequence })
  const program = (path: string) =>
    scene === 'sender'
      ? readReceipt(caseFile, path, quietly).then(
          () => ['accepted'],
          (error) => [codeOf(error)],
        )
      : byProgram(caseFile, path, staged.passphrase)
  return {
    caseFile,
    program,
    independent: (file, wanted) => {
      const cards = roles.map(([signer, role]) => enrolledAs(signer, role, staged.lastSequence))
      const known = {
        earlier: before,
        files: new Set(before.length > 0 ? [hashOf(content)] : []),
        sent: scene === 'sender' ? [{ ...handedOver, recipients: [idOf('office')] }] : [],
      }
      try {
        const how = { identities: [identityOf(receiver)], passphrase: staged.passphrase, schemas, wanted, cards, ...known }
        return read(file, how).setAside > 0 ? 'set_aside' : 'accepted'
      } catch (error) {
        return codeOf(error as { code?: string })
      }
    },
    [Symbol.asyncDispose]: tmp.dispose,
  }
}

async function byProgram(caseFile: CaseFile, path: string, phrase: string | undefined): Promise<readonly string[]> {
  const verified = await verify(caseFile, path, quietly, phrase).then(() => 'accepted', codeOf)
  const staged = await stage(caseFile, path, quietly, phrase).then(async ({ importId, setAside }) => {
    await giveUp(caseFile, importId)
    return setAside.length > 0 ? 'set_aside' : 'accepted'
  }, codeOf)
  // Verifying says only that the bundle would be taken in.
  return [verified === 'accepted' && staged === 'set_aside' ? staged : verified, staged]
}

const enrolledAs = (signer: Signer, role: Enrolled['role'], last: number | undefined): Enrolled => ({
  ...cardOf(signer),
  role,
  ...(last !== undefined && signer === 'leader' ? { lastSequence: last } : {}),
})

async function takeIn(
  caseFile: CaseFile,
  roles: [Signer, Enrolled['role']][],
  schemas: Schemas,
  save: (name: string, file: Buffer) => string,
) {
  const before: Read[] = []
  for (const bend of earlier) {
    const { file } = forged(bend)
    commit(caseFile, (await stage(caseFile, save('earlier', file), quietly)).importId)
    const cards = roles.map(([signer, role]) => enrolledAs(signer, role, undefined))
    const files = new Set([hashOf(content)])
    before.push(read(file, { identities: [identityOf(receiver)], schemas, wanted: 'result', cards, earlier: [...before], files }))
  }
  return before
}

/** What the receipts are for, as if it had left here. */
function noteHandedOver({ caseFile }: TemporaryCaseFile): void {
  const { bundleId, manifestSha256, fileSha256 } = handedOver
  caseFile.db
    .prepare(
      `INSERT INTO made_bundle (bundle_id, kind, sequence, file_name, size, file_sha256, manifest_sha256, manifest, recipient_device, recipients, lock, made_at, made_by, reason)
       VALUES (?, 'result', 1, '示例', 1, ?, ?, '{}', ?, ?, 'recipients', 1, '示例', '')`,
    )
    .run(bundleId, fileSha256, manifestSha256, idOf('office'), JSON.stringify([idOf('office')]))
}
