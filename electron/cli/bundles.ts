import { resolve } from 'node:path'
import { volumesOf } from '../../db/model/volumes.ts'
import type { Inspected, SignerFace } from '../../db/worker/requests/exchange.ts'
import { long, opened, openingExplained, openingOptions } from './opened.ts'
import { passphraseExplained, passphraseOf, passphraseOptions } from './secrets.ts'
import { type Command, told } from './usage.ts'

const ciphersOf = { age: 'age', gm: '国密 SM2/SM3/SM4' } as const
const kinds = { task: '任务包', member: '组内合并包', result: '成果包', receipt: '回执', backup: '备份' } as const

const facts = ({ fileName, size, manifest, fingerprint, ciphers }: Inspected): readonly string[] => [
  `文件　　${fileName}（${volumesOf(fileName).length > 1 ? `等 ${volumesOf(fileName).length} 卷，` : ''}${size.toLocaleString('zh-CN')} 字节）`,
  `种类　　${kinds[manifest.kind]}${manifest.sample ? '（示例）' : ''}`,
  `轮次　　${manifest.roundName}　${manifest.groupName}`,
  `导出　　${new Date(manifest.madeAt).toLocaleString('zh-CN')}　${manifest.madeBy}　第 ${manifest.sequence} 号`,
  `内容　　${Object.entries(manifest.counts)
    .map(([kind, count]) => `${kind} ${count}`)
    .join('，')}`,
  `算法　　${ciphersOf[ciphers]}`,
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
  summary: '只看包头：谁、什么、多少；不作信任判断。分卷的写任何一卷',
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
  summary: '从头到尾核验一个包：完整、签名、签名者已登记；不导入。分卷的写任何一卷',
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
