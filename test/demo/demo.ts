import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startCasework } from '../../db/worker/client.ts'
import { type Behind, lookBehind } from './behind.ts'
import { director, liaison, signers } from './cast.ts'
import { attachPapers, citePage, createGroup, signOff } from './group.ts'
import { createOffice, exchangeCards, readBack, takeIn } from './office.ts'
import { type PaperFile, writePapers } from './papers/files.ts'
import { chineseFont } from './papers/fonts.ts'
import { report, type Summary } from './report.ts'
import { canShow, groupScreens, officeScreens, takeScreens } from './screens.ts'
import { Stages } from './stages.ts'

/**
 * `npm run demo -- --out DIR`: one invented round from the unlocked laptop to the office, by the true code paths.
 * `--papers N` makes at most so many files of each sort, `--no-screens` leaves the window out: both for a quick check.
 */
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'demo-out' },
    papers: { type: 'string', default: '1000' },
    screens: { type: 'boolean', default: true },
  },
  allowNegative: true,
})
const out = resolve(values.out)
await rm(out, { recursive: true, force: true })
await mkdir(out, { recursive: true })
const stick = await mkdtemp(join(tmpdir(), 'xuncha-demo-stick-'))
try {
  await play(out, stick, Number(values.papers), values.screens)
} finally {
  await rm(stick, { recursive: true, force: true })
}

async function play(folder: string, medium: string, most: number, wanted: boolean): Promise<void> {
  const stages = new Stages()
  const [groupFolder, officeFolder] = [join(folder, '巡察组案件库'), join(folder, '巡察办案件库')]
  const [group, office] = [startCasework(), startCasework()]
  try {
    const roundId = await stages.run('新建案件库和示例轮次', () => createGroup(group.casework, groupFolder))
    const papers = await stages.run('制作示例文件', () => makePapers(join(medium, 'papers'), most))
    const attached = await stages.run('加密保存附件', () => attachPapers(group.casework, roundId, papers))
    await citePage(group.casework, roundId)
    const signed = await stages.run('多账户审签', () => signOff(group.casework, groupFolder, roundId))
    await stages.run('新建巡察办案件库', () => createOffice(office.casework, officeFolder))
    const { officeDeviceId } = await stages.run('互换密钥名片', () => exchangeCards(group.casework, office.casework, medium))
    const made = await stages.run('导出成果包', () =>
      group.casework.exchange.exportResult({ roundId, folder, officeDeviceId, reason: '示例轮次结束移交', job: crypto.randomUUID() }),
    )
    const { preview, imported, receiptFile } = await stages.run('核验并导入', () =>
      takeIn(office.casework, join(folder, made.fileName), medium),
    )
    await stages.run('回执', () => group.casework.exchange.readReceipt({ path: join(medium, receiptFile), job: crypto.randomUUID() }))
    const read = await stages.run('回读核对', () => readBack(office.casework, roundId))
    const [groupSession, officeSession] = [await group.casework.vault.session({}), await office.casework.vault.session({})]
    await Promise.all([group.casework.vault.lock({}), office.casework.vault.lock({})])
    const behindGroup = await lookBehind(groupFolder, liaison, groupSession.accountId)
    const behindOffice = await lookBehind(officeFolder, director, officeSession.accountId)
    await leaveKeys(folder, behindGroup, behindOffice)
    const summary: Summary = {
      sample: true,
      roundId,
      bundle: {
        file: made.fileName,
        id: made.bundleId,
        fingerprint: made.fingerprint,
        sha256: made.fileSha256,
        size: made.size,
        importedFingerprint: imported.fingerprint,
        signer: preview.signer,
      },
      counts: { group: behindGroup.counts, office: behindOffice.counts, bundle: made.counts },
      files: { made: papers.length, bytes: attached, inBundle: made.files, readBack: read.files, readBackBytes: read.bytes },
      signed,
      imported: imported.totals,
      evidenceReadBack: read.evidence,
      seconds: { ...stages.seconds },
      screens: [],
      caseFiles: { group: groupFolder, office: officeFolder },
      accounts: { group: [liaison, ...signers], office: [director] },
    }
    await writeSummary(folder, summary) // what was done stands, even where no picture can be taken
    const screens = await stages.run('截图', () => pictures(folder, groupFolder, officeFolder, wanted))
    const whole = { ...summary, screens, seconds: stages.seconds }
    await writeSummary(folder, whole)
    report(whole)
  } finally {
    await Promise.all([group.stop(), office.stop()])
  }
}

async function makePapers(folder: string, most: number): Promise<readonly PaperFile[]> {
  const font = chineseFont()
  if (font === undefined) console.log('没有找到中文字体（Debian：fonts-noto-cjk），示例 PDF 和图片中的文字以英文说明代替。')
  return writePapers(folder, font, most)
}

function writeSummary(folder: string, summary: Summary): Promise<void> {
  return writeFile(join(folder, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`)
}

/** The invented office's identity, so that anyone can open the sample with `age`; and the signer's public key. */
async function leaveKeys(folder: string, group: Behind, office: Behind): Promise<void> {
  await writeFile(join(folder, 'office-identity.txt'), `# 示例巡察办的 age 身份，只用于打开本示例成果包\n${office.ageIdentity}\n`)
  await writeFile(join(folder, 'group-identity.pub.pem'), group.signingKeyPem)
}

async function pictures(folder: string, groupFolder: string, officeFolder: string, wanted: boolean): Promise<readonly string[]> {
  if (!wanted) return []
  if (!canShow()) {
    console.log('本机没有 Chromium，未截图。')
    return []
  }
  const into = join(folder, 'screens')
  return [
    ...(await takeScreens(into, groupFolder, liaison, groupScreens)),
    ...(await takeScreens(into, officeFolder, director, officeScreens)),
  ]
}
