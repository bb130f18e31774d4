import { readdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { Refusal } from '../../db/model/failure.ts'
import { oneOfEach, volumeOf } from '../../db/model/volumes.ts'
import type { ImportedBundle, ImportPreview } from '../../db/worker/requests/exchange.ts'
import type { Casework } from '../../db/worker/requests/index.ts'
import { long, opened, openingExplained, openingOptions } from './opened.ts'
import { passphraseExplained, passphraseOf, passphraseOptions } from './secrets.ts'
import { type Command, textOf, told, Usage } from './usage.ts'
import { type ErrorWords, errorOf } from './words.ts'

/** The office's desk without a window: a folder taken in at night, what came, and the last import taken back. */

/** What became of one file. */
interface Done extends Partial<Omit<ImportPreview, 'importId' | 'expiresOnLock' | 'fileName'>> {
  readonly fileName: string
  readonly state: 'imported' | 'preview' | 'known' | 'refused'
  readonly imported: ImportedBundle | null
  readonly receipt: string | null
  readonly error: ErrorWords | null
}

const refusedFile = (fileName: string, error: unknown): Done => {
  if (!(error instanceof Refusal) || error.code === 'cancelled') throw error
  return { fileName, state: 'refused', imported: null, receipt: null, error: errorOf(error) }
}

export const officeImport: Command = {
  name: ['office', 'import'],
  takes: '[FILE…]',
  least: 0,
  most: Number.POSITIVE_INFINITY,
  summary: '核验并导入成果包（巡察办案件库）；可无人值守导入整个文件夹',
  options: {
    ...openingOptions,
    ...passphraseOptions,
    folder: { type: 'string' },
    preview: { type: 'boolean' },
    receipts: { type: 'string' },
  },
  explained: {
    ...openingExplained,
    ...passphraseExplained,
    '--folder DIR': '导入这个文件夹里的全部 .xcb（分卷的合起来算一个）；已入库的跳过，文件不移动、不改名',
    '--preview': '只预览会有哪些变化，不导入',
    '--receipts DIR': '把本次入库的回执写到这个文件夹（开出回执后不能再撤销）',
    退出码: '0 全部已入库（或已在库中）；1 有文件被拒绝，其余照常入库，逐个列明；2 用法不对',
  },
  run: (values, files) => {
    const folder = textOf(values, 'folder')
    if ((folder === undefined) === (files.length === 0)) throw new Usage('请写明文件，或用 --folder 指定一个文件夹')
    return opened(values, async (casework) => {
      const wish = { passphrase: passphraseOf(values), preview: values.preview === true, receipts: textOf(values, 'receipts') }
      const paths = folder === undefined ? oneOfEach(files.map((file) => resolve(file))) : await bundlesIn(resolve(folder))
      const bundles = await takeIn(casework, paths, { ...wish, skipKnown: folder !== undefined })
      const error = bundles.find(({ state }) => state === 'refused')?.error ?? null
      const value = { bundles, ...(error === null ? {} : { error }) }
      return { ...told(value, () => bundles.flatMap(lines).join('\n') || '没有成果包。'), exit: error === null ? 0 : 1 }
    })
  },
}

async function bundlesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => {
    throw new Refusal('file_unreadable', basename(folder))
  })
  return oneOfEach(names.filter((name) => name.endsWith('.xcb') || volumeOf(name) !== null).sort()).map((name) => join(folder, name))
}

interface Wish {
  readonly passphrase: string | undefined
  readonly preview: boolean
  readonly receipts: string | undefined
  readonly skipKnown: boolean
}

/** Each is verified to its end; then all that are sound go in as one, in the order of their numbers. */
async function takeIn(casework: Casework, paths: readonly string[], wish: Wish): Promise<readonly Done[]> {
  const known = new Set((await casework.office.imports({})).filter(({ setAside }) => setAside === 0).map(({ bundleId }) => bundleId))
  const found: (Done | ImportPreview)[] = []
  for (const path of paths) found.push(await stage(casework, path, wish, known))
  const staged = found.filter((one): one is ImportPreview => 'importId' in one)
  const importIds = staged.map(({ importId }) => importId)
  if (wish.preview || importIds.length === 0) {
    for (const importId of importIds) await casework.office.giveUp({ importId })
    return found.map((one) => ('importId' in one ? done(one, { state: 'preview' }) : one))
  }
  const report = await long(casework, (job) => casework.office.applyAll({ importIds, job }))
  const fresh = staged.filter(({ alreadyImported }) => !alreadyImported).map(({ manifest }) => manifest.bundleId)
  const wanted = wish.skipKnown ? fresh : staged.map(({ manifest }) => manifest.bundleId)
  const bundleIds = report.bundles.map(({ bundleId }) => bundleId).filter((id) => wanted.includes(id))
  const folder = wish.receipts
  const receipts =
    folder === undefined || bundleIds.length === 0
      ? { saved: [], failed: [] }
      : await long(casework, (job) => casework.office.saveReceipts({ bundleIds, folder: resolve(folder), job }))
  const [failed] = receipts.failed
  if (failed !== undefined) throw new Refusal(failed.failure.code, failed.failure.where, failed.failure.detail)
  return found.map((one) => {
    if (!('importId' in one)) return one
    const refused = report.refused.find(({ importId }) => importId === one.importId)
    if (refused !== undefined) {
      const { code, where, detail } = refused.failure
      return refusedFile(one.fileName, new Refusal(code, where, detail))
    }
    const { bundleId } = one.manifest
    return done(one, {
      state: one.alreadyImported && one.recovers === 0 ? 'known' : 'imported',
      imported: report.bundles.find((bundle) => bundle.bundleId === bundleId) ?? null,
      receipt: receipts.saved.find((receipt) => receipt.bundleId === bundleId)?.fileName ?? null,
    })
  })
}

async function stage(casework: Casework, path: string, wish: Wish, known: ReadonlySet<string>): Promise<Done | ImportPreview> {
  const { passphrase } = wish
  try {
    if (wish.skipKnown) {
      const { manifest, fileName } = await casework.office.inspect({ path, passphrase })
      if (known.has(manifest.bundleId)) return { fileName, state: 'known', imported: null, receipt: null, error: null }
    }
    return await long(casework, (job) => casework.office.stage({ path, passphrase, job }))
  } catch (error) {
    return refusedFile(basename(path), error)
  }
}

const done = (
  { importId: _, expiresOnLock: __, ...preview }: ImportPreview,
  { state, imported = null, receipt = null }: Pick<Done, 'state'> & Partial<Pick<Done, 'imported' | 'receipt'>>,
): Done => ({ ...preview, state, imported, receipt, error: null })

const stateWords = { imported: '已导入', preview: '预览', known: '此前已导入，没有变化', refused: '被拒绝' } as const

function lines({ fileName, state, totals, receipt, error, setAside = [] }: Done): readonly string[] {
  return [
    `${fileName}　${stateWords[state]}${error === null ? '' : `：${error.message}`}`,
    ...(totals === undefined
      ? []
      : [
          `新增 ${totals.new}，更新 ${totals.changed}，删除 ${totals.deleted}，合并 ${totals.merged}，冲突 ${totals.conflict}，相同 ${totals.unchanged}，较旧 ${totals.older}`,
        ]),
    ...(setAside.length === 0 ? [] : [`搁置　${setAside.length} 条读不出的记录`]),
    ...(receipt === null ? [] : [`回执　${receipt}`]),
  ]
}

export const officeUndo: Command = {
  name: ['office', 'undo'],
  takes: '',
  least: 0,
  most: 0,
  summary: '撤销最近一次导入，案件库回到导入之前；此后又有改动或已开回执的不能撤销',
  options: openingOptions,
  explained: openingExplained,
  run: (values) =>
    opened(values, async (casework) => {
      const found = await casework.office.undoable({})
      if (found === null) throw new Refusal('cannot_undo', 'last')
      return told(await casework.office.undo({ deskImportId: found.deskImportId }), ({ bundles }) => `已撤销 ${bundles} 个成果包的导入。`)
    }),
}

export const officeList: Command = {
  name: ['office', 'list'],
  takes: '',
  least: 0,
  most: 0,
  summary: '各组交来了什么、序号缺哪些、哪些久未移交',
  options: openingOptions,
  explained: openingExplained,
  run: (values) =>
    opened(values, async (casework) =>
      told({ ...(await casework.office.groups({})), undoable: await casework.office.undoable({}) }, ({ groups }) =>
        groups
          .map(({ name, bundles, gaps, stale }) =>
            [
              `${name}　${bundles.length} 个包${stale ? '　久未移交' : ''}`,
              ...(gaps.length === 0 ? [] : [`  序号缺 ${gaps.map(({ from, to }) => (from === to ? from : `${from}—${to}`)).join('、')}`]),
              ...bundles.map(({ sequence, fileName, receiptSaved }) => `  ${sequence}　${fileName}${receiptSaved ? '' : '　回执未存'}`),
            ].join('\n'),
          )
          .join('\n'),
      ),
    ),
}

/** The same on a laptop of a group: what the office sends, and what others of the group wrote. */
export const bundleImport: Command = {
  ...officeImport,
  name: ['bundle', 'import'],
  summary: '核验并导入任务包、组内合并包（巡察组案件库）',
}
