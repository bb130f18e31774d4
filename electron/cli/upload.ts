import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Refusal } from '../../db/model/failure.ts'
import { type ProfileProblem, readProfile } from '../../db/model/upload-profile.ts'
import type { ProfileFace, UploadMade, UploadPreview, UploadProblem } from '../../db/worker/requests/upload.ts'
import { long, opened, openingExplained, openingOptions } from './opened.ts'
import { type Command, needed, textOf, told } from './usage.ts'

const profileProblemWords: Readonly<Record<ProfileProblem['code'], string>> = {
  not_json: '不是 JSON 文件',
  shape: '写法不对',
  unknown_field: '记录里没有这个字段',
  unknown_code_list: '没有这个代码表',
  not_in_code_list: '代码表里没有这个代码',
  nothing_to_write: '没有写明取自哪里，也没有常量',
  doubled: '重复',
  not_rows: '不是成行的内容',
  personal: '含个人信息，须写明 "personal": true',
}
const problemWords: Readonly<Record<UploadProblem['code'], string>> = {
  missing: '未填',
  too_long: '太长',
  no_value_for: '映射里没有这个取值',
  not_in_codes: '不在代码表里',
  no_date: '日期不完整',
  no_number: '不是所要的数字',
  schema: '不合格式',
}

export const uploadProfiles: Command = {
  name: ['upload', 'profiles'],
  takes: '',
  least: 0,
  most: 0,
  summary: '列出网络平台上传包的映射：随程序来的和本库装入的',
  options: openingOptions,
  explained: openingExplained,
  run: (values) => opened(values, async (casework) => told(await casework.upload.profiles({}), profilesInWords)),
}

const profilesInWords = (profiles: readonly ProfileFace[]): string =>
  profiles.map(({ id, name, version, tables }) => `${id}\t${name}\t${version}\t${tables.length} 张表`).join('\n')

export const uploadCheck: Command = {
  name: ['upload', 'check'],
  takes: 'FILE',
  least: 1,
  most: 1,
  summary: '检查一个映射文件，逐条指出不对的路径（不需要案件库）',
  options: {},
  explained: {},
  run: async (_, [file = '']) => {
    const read = readProfile(textIn(resolve(file)))
    if (!read.ok) {
      for (const { path, code, detail } of read.problems) process.stderr.write(`${path}\t${profileProblemWords[code]}\t${detail}\n`)
      throw new Refusal('bad_input', read.problems[0]?.path)
    }
    const { id, name, version, tables } = read.profile
    return told({ id, name, version, tables: tables.length }, (found) => `映射可用：${found.name} ${found.version}，${found.tables} 张表。`)
  },
}

function textIn(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '')
  } catch {
    throw new Refusal('file_unreadable', path)
  }
}

export const uploadMake: Command = {
  name: ['upload', 'make'],
  takes: '',
  least: 0,
  most: 0,
  summary: '按映射写出网络平台上传包（明文文件夹）',
  options: {
    ...openingOptions,
    profile: { type: 'string' },
    round: { type: 'string' },
    out: { type: 'string' },
    reason: { type: 'string' },
    'approved-by': { type: 'string' },
    preview: { type: 'boolean' },
  },
  explained: {
    ...openingExplained,
    '--profile P': '映射的代号，或一个 .json 映射文件',
    '--round ID': '轮次',
    '--out DIR': '写到哪个文件夹；包自成一个子文件夹',
    '--reason TEXT': '用途，记入登记簿和审计记录',
    '--approved-by NAME': '审批人',
    '--preview': '只看会写出什么、缺什么，不写',
  },
  run(values) {
    const named = needed(values, 'profile')
    const wish = { profile: named.endsWith('.json') ? { path: resolve(named) } : { id: named }, roundId: needed(values, 'round') }
    if (values.preview === true) {
      return opened(values, async (casework) =>
        told(await long(casework, (job) => casework.upload.preview({ ...wish, job })), previewInWords),
      )
    }
    const order = {
      ...wish,
      folder: resolve(needed(values, 'out')),
      reason: needed(values, 'reason'),
      approvedBy: textOf(values, 'approved-by') ?? '',
    }
    return opened(values, async (casework) => told(await long(casework, (job) => casework.upload.make({ ...order, job })), madeInWords))
  },
}

const previewInWords = ({ tables, problems, problemCount }: UploadPreview): string =>
  [
    ...tables.map(({ title, file, records, lines }) => `${title}\t${file}\t记录 ${records}\t行 ${lines}`),
    ...problems.map(({ table, number, title, line, field, code }) =>
      [table, number || title, line === null ? '' : `第 ${line} 行`, field, problemWords[code]].join('\t'),
    ),
    problemCount === 0 ? '没有缺项，可以写出。' : `共 ${problemCount} 处要补，补齐前不能写出。`,
  ].join('\n')

const madeInWords = ({ folderName, files, lines, manifestSha256 }: UploadMade): string =>
  `已写出 ${folderName}：${files.length} 个文件，${lines} 行\n清单 SHA-256　${manifestSha256}`
