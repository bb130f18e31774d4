import type { Change } from '../../db/worker/requests/exchange.ts'
import type { Actor } from './cast.ts'

type Counts = Readonly<Record<string, number>>

/** What `summary.json` holds. */
export interface Summary {
  readonly sample: true
  readonly roundId: string
  readonly bundle: {
    readonly file: string
    readonly id: string
    readonly fingerprint: string
    /** Of the encrypted file. */
    readonly sha256: string
    /** In bytes. */
    readonly size: number
    /** As the office computed it from what it read. */
    readonly importedFingerprint: string
    readonly signer: { readonly name: string; readonly fingerprint: string }
  }
  /** Living records by kind. */
  readonly counts: { readonly group: Counts; readonly office: Counts; readonly bundle: Counts }
  readonly files: {
    readonly made: number
    readonly bytes: number
    readonly inBundle: number
    readonly readBack: number
    readonly readBackBytes: number
  }
  readonly signed: number
  readonly imported: Readonly<Record<Change, number>>
  readonly evidenceReadBack: number
  /** By stage. */
  readonly seconds: Counts
  readonly screens: readonly string[]
  readonly caseFiles: { readonly group: string; readonly office: string }
  readonly accounts: { readonly group: readonly Actor[]; readonly office: readonly Actor[] }
}

/** Prints the summary for people. */
export function report({ bundle, counts, files, signed, imported, evidenceReadBack, screens }: Summary): void {
  const kinds = [...new Set([...Object.keys(counts.group), ...Object.keys(counts.office)])].sort()
  const cell = (counted: Counts, kind: string): string => String(counted[kind] ?? 0).padStart(8)
  console.log('\n记录                  巡察组  巡察办')
  for (const kind of kinds) console.log(`${kind.padEnd(18)}${cell(counts.group, kind)}${cell(counts.office, kind)}`)
  console.log(`\n附件　　${files.made} 个文件，${bytes(files.bytes)}；导入后逐个核对 ${files.readBack} 个，${bytes(files.readBackBytes)}`)
  console.log(`审签　　${signed} 次；佐证回读 ${evidenceReadBack} 条，全部有效`)
  console.log(`导入　　新增 ${imported.new}，更新 ${imported.changed}，再次导入无变化`)
  console.log(`截图　　${screens.length} 张`)
  console.log(`成果包　${bundle.file}，${bytes(bundle.size)}`)
  console.log(`指纹　　${bundle.fingerprint}`)
  console.log(`SHA-256 ${bundle.sha256}`)
}

const bytes = (count: number): string => `${count.toLocaleString('zh-CN')} 字节`
