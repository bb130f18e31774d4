import { v7 as newId } from 'uuid'
import type { EvidenceSource } from '../../../db/model/draft.ts'
import { createRecord } from '../../../db/records/footing.ts'
import { interviewOf } from '../interviews.ts'
import { dayOfStay, type Ground, many, stayDays } from './ground.ts'

/** How much a round holds where it is full; the whole of it times `scale` is what the rooms are measured at. */
const usual = { interviews: 500, roster: 400, documents: 5000, requests: 20, items: 20, petitions: 800, tasks: 240 }

const subjects = ['会计凭证', '党组会议纪要', '招标文件', '施工合同', '验收报告', '差旅费报销单', '公务接待清单', '干部任免材料']
export const matters = ['先开工后上会', '超合同比例付款', '接待费无公函', '拆分项目规避招标', '考察程序不全', '资产出租未评估']
const tags = ['决策程序', '招标方式', '资金来源', '选人用人']

/** What drafts and leads can quote. */
export interface Quotable {
  readonly talks: readonly EvidenceSource[]
  readonly papers: readonly EvidenceSource[]
}

/** Everything that a group writes down before it draws conclusions. */
export function fillRecords(ground: Ground, scale: number): Quotable {
  const talks = fillInterviews(ground, usual.interviews * scale)
  fillRoster(ground, usual.roster * scale)
  const papers = fillDocuments(ground, usual.documents * scale)
  fillRequests(ground, usual.requests * scale)
  fillPetitions(ground, usual.petitions * scale)
  fillTasks(ground, usual.tasks * scale)
  return { talks, papers }
}

const quoteOf = (recordId: string, field: string, quote: string): EvidenceSource => ({
  ...{ type: 'passage', recordId, field, quote },
  ...{ start: 0, end: quote.length },
})

/** One talk in five holds a turn marked 疑点, one in five is tagged, one in ten is still planned. */
function fillInterviews(ground: Ground, count: number): readonly EvidenceSource[] {
  const talks: EvidenceSource[] = []
  many(ground, count, (index) => {
    const { text: _, ...body } = interviewOf(index)
    const [first] = body.turns
    if (first === undefined) return
    if (index % 5 === 0) first.lead = true
    if (index % 5 === 1) first.tags = [ground.pick(tags)]
    const status = index % 10 === 9 ? ('planned' as const) : body.status
    const { id } = createRecord(ground.caseFile, 'interview', {
      ...ground.within,
      body: { ...body, status, startedAt: `${dayOfStay(index)}T09:00`, talkers: [ground.member(index)] },
    })
    talks.push(quoteOf(id, `turns/${first.id}/answer`, first.answer))
  })
  return talks
}

/** Whom one member talks with on one day comes at an hour of their own. */
const hourOf = (index: number): string => `${String(8 + (Math.floor(index / 56) % 10)).padStart(2, '0')}:00`

function fillRoster(ground: Ground, count: number): void {
  many(ground, count, (index) => {
    const { interviewee } = interviewOf(index)
    createRecord(ground.caseFile, 'roster_person', {
      ...ground.within,
      body: {
        ...{ name: interviewee.name, unit: interviewee.unit, post: interviewee.post, group: '中层干部' },
        ...{ category: index % 3 === 0 ? 'mandatory' : 'optional', plannedOn: dayOfStay(index), plannedTime: hourOf(index) },
        talkers: [ground.member(index)],
      },
    })
  })
}

/** One paper in ten is said to be evidence, one in twenty has a tagged excerpt. */
function fillDocuments(ground: Ground, count: number): readonly EvidenceSource[] {
  const papers: EvidenceSource[] = []
  many(ground, count, (index) => {
    const excerpt = {
      id: newId(),
      location: `第${1 + ground.draw(60)}页`,
      text: `${ground.pick(subjects)}第${index}号：${ground.pick(matters)}，涉及${ground.draw(900_000)}元。`,
      tags: index % 20 === 0 ? [ground.pick(tags)] : [],
    }
    const { id } = createRecord(ground.caseFile, 'document_review', {
      ...ground.within,
      body: {
        ...{ title: `${ground.pick(subjects)}（${index}）`, documentNumber: `示例〔2025〕${index}号` },
        ...{ status: index % 10 === 0 ? 'evidence' : 'reviewed', reviewedOn: dayOfStay(index), reviewers: [ground.member(index)] },
        excerpts: [excerpt],
      },
    })
    papers.push(quoteOf(id, `excerpts/${excerpt.id}/text`, excerpt.text))
  })
  return papers
}

function fillRequests(ground: Ground, count: number): void {
  many(ground, count, (index) => {
    const items = Array.from({ length: usual.items }, (_, n) => ({
      ...{ id: newId(), name: `${ground.pick(subjects)}（第${n + 1}项）` },
      ...{ providedOn: n % 4 === 0 ? '' : dayOfStay(index), returnState: n % 5 === 0 ? ('to_return' as const) : ('none' as const) },
    }))
    createRecord(ground.caseFile, 'document_request', {
      ...ground.within,
      body: { title: `第${index + 1}批材料`, requestedOn: dayOfStay(index), dueOn: dayOfStay(index + 3), items },
    })
  })
}

function fillPetitions(ground: Ground, count: number): void {
  many(ground, count, (index) => {
    const body = {
      ...{ petitioner: `示例来信人${index}`, about: `示例人员${ground.draw(300)}`, receivedAt: `${dayOfStay(index)}T10:00` },
      summary: `反映${ground.pick(matters)}的问题（第${index}件），称${ground.pick(subjects)}与${ground.pick(matters)}有关，请予核查。`,
      status: index % 2 === 0 ? ('registered' as const) : ('concluded' as const),
    }
    createRecord(ground.caseFile, 'petition', { ...ground.within, body })
  })
}

function fillTasks(ground: Ground, count: number): void {
  many(ground, count, (index) => {
    const dueOn = dayOfStay(Math.floor((index * stayDays) / count))
    const body = { title: `${ground.pick(subjects)}核对（第${index + 1}项）`, dueOn, assignees: [ground.member(index)] }
    createRecord(ground.caseFile, 'task', { ...ground.within, body })
  })
}
