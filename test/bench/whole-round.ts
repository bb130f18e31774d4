import { v7 as newId } from 'uuid'
import { addEvidence } from '../../db/records/evidence.ts'
import { createRecord } from '../../db/records/footing.ts'
import type { CaseFile } from '../../db/vault/case-file.ts'
import { interviewOf, lots } from './interviews.ts'

/** How much a round holds, and what the rooms are measured at: issue figures times `scale`. */
const usual = { interviews: 500, documents: 5000, petitions: 800, drafts: 600 }
/** Evidence links of each draft. */
const links = 3
/** Records a transaction: filling is not what is measured. */
const batch = 200

const subjects = ['会计凭证', '党组会议纪要', '招标文件', '施工合同', '验收报告', '差旅费报销单', '公务接待清单', '干部任免材料']
const matters = ['先开工后上会', '超合同比例付款', '接待费无公函', '拆分项目规避招标', '考察程序不全', '资产出租未评估']

/** Fills an open case file with one unit's round: interviews, reviewed documents, petitions, drafts with evidence from both. */
export function fillRound(caseFile: CaseFile, scale: number): void {
  const signOffSteps = [{ id: newId(), name: '承办人签字', who: 'handlers' as const }]
  const { id: roundId } = createRecord(caseFile, 'round', {
    roundId: null,
    unitId: null,
    body: { name: '示例轮次', year: 2026, sample: true, signOffSteps },
  })
  const { id: unitId } = createRecord(caseFile, 'unit', { roundId, unitId: null, body: { name: '示例市某局党组' } })
  const within = { roundId, unitId }
  const draw = lots(11)
  const pick = (words: readonly string[]): string => words[draw(words.length)] ?? ''
  const many = (count: number, one: (index: number) => void): void => {
    const some = caseFile.db.transaction((from: number) => {
      for (let index = from; index < Math.min(count, from + batch); index += 1) one(index)
    })
    for (let from = 0; from < count; from += batch) some(from)
  }
  const talks: { readonly id: string; readonly field: string; readonly answer: string }[] = []
  many(usual.interviews * scale, (index) => {
    const { text: _, ...body } = interviewOf(index)
    const { id } = createRecord(caseFile, 'interview', { ...within, body })
    const turn = body.turns[0]
    if (turn) talks.push({ id, field: `turns/${turn.id}/answer`, answer: turn.answer })
  })
  const papers: { readonly id: string; readonly field: string; readonly text: string }[] = []
  many(usual.documents * scale, (index) => {
    const excerpt = {
      id: newId(),
      location: `第${1 + draw(60)}页`,
      text: `${pick(subjects)}第${index}号：${pick(matters)}，涉及${draw(900_000)}元。`,
    }
    const body = {
      title: `${pick(subjects)}（${index}）`,
      documentNumber: `示例〔2025〕${index}号`,
      status: 'reviewed' as const,
      excerpts: [excerpt],
    }
    const { id } = createRecord(caseFile, 'document_review', { ...within, body })
    papers.push({ id, field: `excerpts/${excerpt.id}/text`, text: excerpt.text })
  })
  many(usual.petitions * scale, (index) => {
    const body = {
      petitioner: `示例来信人${index}`,
      about: `示例人员${draw(300)}`,
      summary: `反映${pick(matters)}的问题（第${index}件）。`,
    }
    createRecord(caseFile, 'petition', { ...within, body })
  })
  many(usual.drafts * scale, (index) => {
    const statements = Array.from({ length: links }, (_, n) => ({ id: newId(), text: `${pick(matters)}，事实之${n + 1}。` }))
    const { id: draftId } = createRecord(caseFile, 'issue_draft', {
      ...within,
      body: { title: `${pick(matters)}（${index}）`, statements, handlers: [caseFile.person.memberId] },
    })
    for (const [n, { id: statementId }] of statements.entries()) {
      const talk = talks[draw(talks.length)]
      const paper = papers[draw(papers.length)]
      const from = n === 0 && talk ? { ...talk, quote: talk.answer } : { ...paper, quote: paper?.text ?? '' }
      const { id: recordId = '', field = '', quote } = from
      addEvidence(caseFile, {
        draftId,
        statementId,
        note: '',
        source: { type: 'passage', recordId, field, quote, start: 0, end: quote.length },
      })
    }
  })
}
