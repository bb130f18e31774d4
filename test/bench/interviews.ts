import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import type { Interview } from '../../db/model/interview.ts'
import { createRecord } from '../../db/records/footing.ts'
import { interviews } from '../../db/sample/interviews/index.ts'
import { readTranscript } from '../../db/sample/transcript.ts'
import type { CaseFile } from '../../db/vault/case-file.ts'

/** How much text there is: as many turns as make an interview of about 3,000 characters. */
const charactersEach = 3000
/** Records a transaction: filling is not what is measured. */
const batch = 100

const answers = interviews.flatMap(({ transcript }) => (transcript === '' ? [] : readTranscript(transcript)))
const sentences = answers.flatMap(({ answer }) => answer.split(/(?<=[。？！])/))
const surnames = '周吴何冯曹林谭廖丁蒋章石潘彭马罗夏贺戴任杜梁卢沈韩邹方许孙郑唐白'

/** Numbers that look drawn by lot and are the same in every run. */
export function lots(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** What has a name of its own in the sample: people, roads, companies. Each unit of the bench has others. */
const named: readonly string[] = [
  ...new Set(interviews.map(({ interviewee }) => interviewee.name)),
  ...['滨河路', '东环路', '学府路', '南门街', '云溪路', '站前路', '南湖路', '恒筑', '通达', '立信', '洁源', '绿野'],
]
const everyName = new RegExp(named.join('|'), 'gu')
const syllables = '安柏川德恩方光海华建景康利林明宁平清仁瑞山石泰文熙新永裕泽正志中州竹卓子宗'
/** Interviews in one unit: about as many as a round holds in one. */
const inUnit = 40

/** What a name of the sample is called in another unit: as long, and ending alike. */
function renamed(name: string, unit: number): string {
  const draw = lots(unit * 1000 + named.indexOf(name))
  const ending = /[路街]$/u.exec(name)?.[0] ?? ''
  const first = surnames[draw(surnames.length)] ?? ''
  return `${first}${Array.from({ length: name.length - 1 - ending.length }, () => syllables[draw(syllables.length)]).join('')}${ending}`
}

/** An interview made of the sample's sentences in a new order, with the names of its unit and figures of its own. */
export function interviewOf(index: number): Pick<Interview, 'interviewee' | 'turns' | 'startedAt' | 'place' | 'status'> & { text: string } {
  const draw = lots(index + 1)
  const unit = Math.floor(index / inUnit)
  const here = (text: string): string => text.replaceAll(everyName, (name) => renamed(name, unit))
  const turns: Interview['turns'] = []
  for (let length = 0; length < charactersEach; ) {
    const question = here(answers[draw(answers.length)]?.question ?? '')
    const answer = here(`${Array.from({ length: 4 }, () => sentences[draw(sentences.length)]).join('')}涉及${1000 + draw(9_000_000)}元。`)
    length += question.length + answer.length
    turns.push({ id: newId(), question, answer, abstract: '', tags: [], lead: false, notedAt: '', outlineQuestionId: null })
  }
  const name = renamed(named[draw(named.length)] ?? '', unit)
  const interviewee = { name, unit: '示例单位', post: '示例岗位', sex: '', born: '', politicalStatus: '', rank: '', phone: '' } as const
  const day = String(1 + draw(28)).padStart(2, '0')
  return {
    interviewee,
    turns,
    startedAt: `2026-03-${day}T09:00`,
    place: '示例谈话室',
    status: 'talked',
    text: `${name}\n${turns.map(({ question, answer }) => `${question}\n${answer}`).join('\n')}\n`,
  }
}

/** Fills the case file, and a folder with the same text in plain files. Answers the ids. */
export function fill(caseFile: CaseFile, folder: string, count: number): readonly string[] {
  mkdirSync(folder, { recursive: true })
  const signOffSteps = [{ id: newId(), name: '承办人签字', who: 'handlers' }] as const
  const round = { name: '示例轮次', year: 2026, sample: true, signOffSteps: [...signOffSteps] }
  const { id: roundId } = createRecord(caseFile, 'round', { roundId: null, unitId: null, body: round })
  const ids: string[] = []
  const create = caseFile.db.transaction((from: number) => {
    for (let index = from; index < Math.min(count, from + batch); index += 1) {
      const { text, ...body } = interviewOf(index)
      ids.push(createRecord(caseFile, 'interview', { roundId, unitId: null, body }).id)
      writeFileSync(join(folder, `${index}.txt`), text)
    }
  })
  for (let from = 0; from < count; from += batch) create(from)
  return ids
}

/** What people look for: the names of people, roads and companies of any unit. */
export function names(count: number, interviewCount: number): readonly string[] {
  const draw = lots(5)
  const units = Math.ceil(interviewCount / inUnit)
  return Array.from({ length: count }, () => renamed(named[draw(named.length)] ?? '', draw(units)))
}

/** Any two to four characters that stand side by side in the text, common words among them. */
export function words(count: number): readonly string[] {
  const draw = lots(7)
  const found: string[] = []
  while (found.length < count) {
    const sentence = sentences[draw(sentences.length)] ?? ''
    const length = 2 + draw(3)
    const from = draw(Math.max(1, sentence.length - length))
    const word = sentence.slice(from, from + length)
    if (word.length === length && /^[\u4E00-\u9FFF]+$/u.test(word)) found.push(word)
  }
  return found
}
