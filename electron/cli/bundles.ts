import { resolve } from 'node:path'
import type { Inspected, SignerFace } from '../../db/worker/requests/exchange.ts'
import { long, opened, openingExplained, openingOptions } from './opened.ts'
import { passphraseExplained, passphraseOf, passphraseOptions } from './secrets.ts'
import { type Command, textOf, told } from './usage.ts'

const kinds = { task: '任务包', member: '组内合并包', result: '成果包', receipt: '回执', backup: '备份' } as const

const facts = ({ fileName, size, manifest, fingerprint }: Inspected): readonly string[] => [
  `文件　　${fileName}（${size.toLocaleString('zh-CN')} 字节）`,
  `种类　　${kinds[manifest.kind]}${manifest.sample ? '（示例）' : ''}`,
  `轮次　　${manifest.roundName}　${manifest.groupName}`,
  `导出　　${new Date(manifest.madeAt).toLocaleString('zh-CN')}　${manifest.madeBy}　第 ${manifest.sequence} 号`,
  `内容　　${Object.entries(manifest.counts)
    .map(([kind, count]) => `${kind} ${count}`)
    .join('，')}`,
  `指纹　　${fingerprint}`,
]

/** Said where the key was revoked since. */
const revocation = ({ signer: { revoked } }: { readonly signer: SignerFace }): readonly string[] =>
  revoked === null
    ? []
    : [`注意　　签名密钥此后已吊销（${new Date(revoked.at).toLocaleString('zh-CN')}，${revoked.reason}），这是吊销前的包`]

export const bundleInspect: Command = {
  name: ['bundle', 'inspect'],
  takes: 'FILE',
  least: 1,
  most: 1,
  summary: '只看包头：谁、什么、多少；不作信任判断',
  options: { ...openingOptions, ...passphraseOptions },
  explained: { ...openingExplained, ...passphraseExplained },
  run: (values, [file = '']) =>
    opened(values, async (casework) =>
      told(await casework.office.inspect({ path: resolve(file), passphrase: passphraseOf(values) }), (found) => facts(found).join('\n')),
    ),
}

export const bundleVerify: Command = {
  name: ['bundle', 'verify'],
  takes: 'FILE',
  least: 1,
  most: 1,
  summary: '从头到尾核验一个包：完整、签名、签名者已登记；不导入',
  options: { ...openingOptions, ...passphraseOptions },
  explained: { ...openingExplained, ...passphraseExplained },
  run: (values, [file = '']) =>
    opened(values, async (casework) =>
      told(await long(casework, (job) => casework.office.verify({ path: resolve(file), passphrase: passphraseOf(values), job })), (found) =>
        [
          ...facts(found),
          `SHA-256　${found.fileSha256}`,
          `签名　　${found.signer.name}　${found.signer.fingerprint}`,
          ...revocation(found),
          '核验通过。',
        ].join('\n'),
      ),
    ),
}

export const officeImport: Command = {
  name: ['office', 'import'],
  takes: 'FILE…',
  least: 1,
  most: Number.POSITIVE_INFINITY,
  summary: '核验并导入成果包（巡察办案件库）',
  options: { ...openingOptions, ...passphraseOptions, preview: { type: 'boolean' }, receipts: { type: 'string' } },
  explained: {
    ...openingExplained,
    ...passphraseExplained,
    '--preview': '只预览会有哪些变化，不导入',
    '--receipts DIR': '导入后把回执写到这个文件夹',
  },
  run: (values, files) =>
    opened(values, async (casework) => {
      const receipts = textOf(values, 'receipts')
      const passphrase = passphraseOf(values)
      const done = []
      for (const file of files) {
        const {
          importId,
          expiresOnLock: _,
          ...preview
        } = await long(casework, (job) => casework.office.stage({ path: resolve(file), passphrase, job }))
        if (values.preview === true) {
          await casework.office.giveUp({ importId })
          done.push({ ...preview, imported: null, receipt: null })
          continue
        }
        const imported = await casework.office.commit({ importId })
        const { bundleId } = imported
        const receipt =
          receipts === undefined
            ? null
            : await long(casework, (job) => casework.office.saveReceipt({ bundleId, folder: resolve(receipts), job }))
        done.push({ ...preview, imported, receipt: receipt?.fileName ?? null })
      }
      return told({ bundles: done }, ({ bundles }) =>
        bundles
          .map(({ fileName, totals, imported, receipt, alreadyImported }) =>
            [
              `${fileName}　${imported === null ? '预览' : alreadyImported ? '此前已导入，没有变化' : '已导入'}`,
              `新增 ${totals.new}，更新 ${totals.changed}，删除 ${totals.deleted}，合并 ${totals.merged}，冲突 ${totals.conflict}，相同 ${totals.unchanged}，较旧 ${totals.older}`,
              ...(receipt === null ? [] : [`回执　${receipt}`]),
            ].join('\n'),
          )
          .join('\n'),
      )
    }),
}

/** The same on a laptop of a group: what the office sends, and what others of the group wrote. */
export const bundleImport: Command = { ...officeImport, name: ['bundle', 'import'], summary: '核验并导入任务包、组员包（巡察组案件库）' }
