import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Casework } from '../../db/worker/requests/index.ts'
import { director } from './cast.ts'

/** The office's half of the demo. */

export async function createOffice(casework: Casework, folder: string): Promise<void> {
  await casework.vault.create({
    folder,
    mode: 'office',
    label: '市委巡察办（示例）',
    deviceName: '巡察办专用机（示例）',
    person: { name: director.name, post: 'office_director' },
    password: director.password,
  })
}

/** Each side saves its card on the stick; the other reads it, compares the fingerprint and enrols it. */
export async function exchangeCards(group: Casework, office: Casework, stick: string): Promise<{ readonly officeDeviceId: string }> {
  const carry = async (from: Casework, to: Casework): Promise<string> => {
    const own = await from.exchange.ownCard({})
    const { fileName } = await from.exchange.saveOwnCard({ folder: stick })
    const { card, fingerprint } = await to.exchange.readCard({ path: join(stick, fileName) })
    if (fingerprint !== own.fingerprint) throw new Error('the card was changed on its way')
    await to.exchange.enrolCard({ card, fingerprint: own.fingerprint })
    return card.deviceId
  }
  await carry(group, office)
  return { officeDeviceId: await carry(office, group) }
}

/** Verifies, previews, commits, and saves the receipt on the stick; a second import must change nothing. */
export async function takeIn(office: Casework, path: string, stick: string) {
  const preview = await office.office.stage({ path, job: randomUUID() })
  const imported = await office.office.commit({ importId: preview.importId })
  const receipt = await office.office.saveReceipt({ bundleId: imported.bundleId, folder: stick, job: randomUUID() })
  const again = await office.office.stage({ path, job: randomUUID() })
  await office.office.giveUp({ importId: again.importId })
  const { new: added, changed, deleted } = again.totals
  if (!again.alreadyImported || added + changed + deleted > 0) throw new Error('the second import would change something')
  return { preview, imported, receiptFile: receipt.fileName }
}

/** Opens what came in: every draft with its evidence, and every file whole. Answers how much was read. */
export async function readBack(office: Casework, roundId: string) {
  const query = { roundId, limit: 1000 }
  const drafts = await office.drafts.list(query)
  let [evidence, files, bytes] = [0, 0, 0]
  for (const { id } of drafts.rows) {
    const links = await office.evidence.ofDraft({ draftId: id })
    const stale = links.filter(({ state }) => state !== 'fresh')
    if (stale.length > 0) throw new Error(`evidence no longer holds: ${stale.length}`)
    evidence += links.length
  }
  const [documents, interviews] = [await office.documentReviews.list(query), await office.interviews.list(query)]
  for (const { id } of [...documents.rows, ...interviews.rows])
    for (const { id: file, body } of await office.attachments.ofRecord({ recordId: id })) {
      if ((await hashOf(office, file, body.size)) !== body.sha256) throw new Error(`${body.name} is not what left`)
      files += 1
      bytes += body.size
    }
  return { drafts: drafts.total, evidence, files, bytes }
}

async function hashOf(office: Casework, id: string, size: number): Promise<string> {
  const hash = createHash('sha256')
  for (let offset = 0; offset < size; offset += 1024 ** 2)
    hash.update((await office.attachments.read({ id, offset, length: 1024 ** 2 })).bytes)
  return hash.digest('hex')
}
