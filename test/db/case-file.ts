import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Post } from '../../db/model/people.ts'
import type { CaseFile } from '../../db/vault/case-file.ts'
import { createCaseFile } from '../../db/vault/create-case-file.ts'

/** The password of every case file in tests. */
export const testPassword = '示例密码-一二三四五'

/** A real, encrypted case file in a folder of its own. Dispose it (`await using`), or call `dispose` in `afterEach`. */
export interface TemporaryCaseFile extends AsyncDisposable {
  readonly caseFile: CaseFile
  /** The case file's folder; the parent is the test's own and is removed with it. */
  readonly folder: string
  readonly accountId: string
  readonly recoveryKey: string
  dispose(): Promise<void>
}

export interface TemporaryOptions {
  readonly mode?: 'group' | 'office'
  readonly name?: string
  readonly post?: Post
  readonly now?: () => number
  /** Where its folder is made; the temp folder where nothing is said. */
  readonly parent?: string
}

/** Creates and opens one, with a group leader (or an office director) at the keyboard. */
export async function temporaryCaseFile(options: TemporaryOptions = {}): Promise<TemporaryCaseFile> {
  process.env.XUNCHA_KDF = 'test'
  const { mode = 'group', name = '示例组长', post = mode === 'group' ? 'group_leader' : 'office_director' } = options
  const parent = mkdtempSync(join(options.parent ?? tmpdir(), 'xuncha-'))
  const folder = join(parent, 'case')
  const { caseFile, recoveryKey } = await createCaseFile(
    { folder, mode, label: '示例案件库', deviceName: '示例电脑', person: { name, post }, password: testPassword },
    options.now,
  )
  const dispose = async (): Promise<void> => {
    caseFile.close()
    rmSync(parent, { recursive: true, force: true })
  }
  return { caseFile, folder, accountId: caseFile.person.accountId, recoveryKey, dispose, [Symbol.asyncDispose]: dispose }
}
