import type { Clue } from '../../../db/model/clue.ts'
import type { Post } from '../../../db/model/people.ts'
import { createRecord } from '../../../db/records/footing.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { openCaseFile } from '../../../db/vault/open-case-file.ts'
import { accounts } from '../../../db/worker/areas/accounts.ts'
import { type TemporaryCaseFile, temporaryCaseFile, testPassword } from '../case-file.ts'

/** Whom a test lets in: each has a password of their own. */
export interface Somebody {
  readonly accountId: string
  readonly memberId: string
  readonly password: string
}

/** A case file with a round, a unit, its leader and two members, one of whom is at the keyboard at a time. */
export interface Group extends AsyncDisposable {
  readonly tmp: TemporaryCaseFile
  /** The open case file; another one after `enter`. */
  caseFile: CaseFile
  readonly roundId: string
  readonly unitId: string
  readonly leader: Somebody
  readonly writer: Somebody
  readonly stranger: Somebody
  enter(somebody: Somebody): Promise<CaseFile>
}

const context = { report: () => undefined, signal: new AbortController().signal, changed: () => undefined }

export async function group(round: { readonly clueOpening?: 'single' | 'two_people'; readonly sample?: boolean } = {}): Promise<Group> {
  const tmp = await temporaryCaseFile()
  const { caseFile } = tmp
  const step = { id: '0190a000-0000-7000-8000-000000000001', name: '组长', who: 'group_leader' as const }
  const roundBody = { year: 2026, name: '2026年第一轮（示例）', signOffSteps: [step], ...round }
  const { id: roundId } = createRecord(caseFile, 'round', { roundId: null, unitId: null, body: roundBody })
  const { id: unitId } = createRecord(caseFile, 'unit', { roundId, unitId: null, body: { name: '示例局党组' } })
  const add = async (name: string, post: Post, password: string): Promise<Somebody> => {
    const added = await accounts.add(caseFile, { person: { name, post }, password }, context)
    return { accountId: added.id, memberId: added.memberId, password }
  }
  const writer = await add('示例联络员', 'liaison', '联络员的示例密码')
  const stranger = await add('示例组员', 'member', '组员的示例密码一二')
  const leader = { accountId: tmp.accountId, memberId: caseFile.person.memberId, password: testPassword }
  const made: Group = {
    tmp,
    caseFile,
    ...{ roundId, unitId, leader, writer, stranger },
    async enter({ accountId, password }) {
      made.caseFile.close()
      made.caseFile = await openCaseFile(tmp.folder, { accountId, password })
      return made.caseFile
    },
    async [Symbol.asyncDispose]() {
      made.caseFile.close()
      await tmp.dispose()
    },
  }
  return made
}

/** Words that stand in a clue and nowhere else. */
export const secretWords = {
  name: '关于示例局采购的线索',
  person: '示例被反映人',
  post: '示例科科长',
  matter: '示例哨兵事项：收受供应商礼金三万元',
  category: '示例一级分类',
  sourceNote: '示例来源摘录',
  result: '示例处理结果',
  file: '示例转账截图',
  fileText: '示例文件里的话',
} as const

export const secretBody: Partial<Clue> = {
  name: secretWords.name,
  person: secretWords.person,
  post: secretWords.post,
  matter: secretWords.matter,
  category: secretWords.category,
  sourceNote: secretWords.sourceNote,
  result: secretWords.result,
}
