import { randomUUID } from 'node:crypto'
import type { Casework } from '../../db/worker/requests/index.ts'
import { type Actor, leftWaiting, liaison, signers } from './cast.ts'
import type { PaperFile } from './papers/files.ts'

/** The group's half of the demo: every step is a request, as the window and the command line make it. */

/** Makes the group's case file with the liaison at the keyboard, and the sample round in it. */
export async function createGroup(casework: Casework, folder: string): Promise<string> {
  await casework.vault.create({
    folder,
    mode: 'group',
    label: '市委第一巡察组（示例）',
    deviceName: '一组一号机（示例）',
    person: { name: liaison.name, post: 'liaison' },
    password: liaison.password,
  })
  return (await casework.desk.createSample({})).roundId
}

/** Adds the papers to the records that they belong to; answers how many bytes went in. */
export async function attachPapers(casework: Casework, roundId: string, papers: readonly PaperFile[]): Promise<number> {
  const query = { roundId, limit: 1000 }
  const [documents, interviews] = [await casework.documentReviews.list(query), await casework.interviews.list(query)]
  let bytes = 0
  for (const { path, area, title, startedAt, role } of papers) {
    const rows = area === 'interviews' ? interviews.rows.filter(({ occurredOn }) => occurredOn === startedAt) : documents.rows
    const record = rows.find((row) => row.title === title)
    if (record === undefined) throw new Error(`no record called ${title}`)
    const { added, failed } = await casework.attachments.addFiles({ recordId: record.id, role, paths: [path], job: randomUUID() })
    if (failed.length > 0) throw new Error(`not added: ${failed.map(({ name, code }) => `${name} ${code}`).join(', ')}`)
    bytes += added.reduce((total, { body }) => total + body.size, 0)
  }
  return bytes
}

/** Links a page of a file to the first draft that is still being written: evidence that is not a passage of text. */
export async function citePage(casework: Casework, roundId: string): Promise<void> {
  const { rows } = await casework.drafts.list({ roundId, status: ['drafting'], limit: 1 })
  const draft = rows[0]
  if (draft === undefined) throw new Error('the sample has no draft in work')
  const [first] = await casework.evidence.ofDraft({ draftId: draft.id })
  const recordId = first?.source.id ?? ''
  const [file] = await casework.attachments.ofRecord({ recordId })
  if (file === undefined) return // a quick run need not have made it
  await casework.evidence.add({
    draftId: draft.id,
    statementId: first?.link.statementId ?? null,
    source: { type: 'file', recordId, attachmentId: file.id, sha256: file.body.sha256, page: 1, rectangle: null, quote: '' },
    note: '原件影印页。',
  })
}

/** Gives the signers accounts of their own; each then unlocks and signs what waits for them. Answers how often. */
export async function signOff(casework: Casework, folder: string, roundId: string): Promise<number> {
  const { rows } = await casework.members.list({ limit: 1000 })
  for (const { name, password } of signers) {
    const member = rows.find((row) => row.title === name)
    if (member === undefined) throw new Error(`no member called ${name}`)
    await casework.accounts.add({ memberId: member.id, password })
  }
  let signed = 0
  for (const signer of signers) {
    await casework.vault.lock({})
    await unlockAs(casework, folder, signer)
    signed += await signWaiting(casework, roundId, signer)
  }
  await casework.vault.lock({})
  await unlockAs(casework, folder, liaison)
  return signed
}

async function signWaiting(casework: Casework, roundId: string, signer: Actor): Promise<number> {
  const { rows } = await casework.drafts.list({ roundId, status: ['signing'], limit: 1000 })
  let signed = 0
  for (const { id, title } of rows) {
    const { mine } = await casework.drafts.signOffState({ id })
    if (!mine || (signer === signers.at(-1) && title === leftWaiting)) continue
    const { version } = await casework.drafts.open({ id })
    await casework.drafts.sign({ id, version })
    signed += 1
  }
  return signed
}

export async function unlockAs(casework: Casework, folder: string, { name, password }: Actor): Promise<void> {
  const { accounts } = await casework.vault.describe({ folder })
  const account = accounts.find((one) => one.name === name)
  if (account === undefined) throw new Error(`no account of ${name}`)
  await casework.vault.unlock({ folder, accountId: account.id, password })
}
