import type { Page } from '@playwright/test'
import { password } from './opened.ts'

/** What a journey finds already done: who and what there is, by id. */
export interface Prepared {
  readonly roundId: string
  readonly unitId: string
  readonly interviewId: string
  readonly answer: string
}

/**
 * A small round with three further accounts, one interview and one reviewed document, said through the page's own
 * contract: journeys that begin in the middle of the work need not walk to it every time.
 */
export const prepareRound = (page: Page): Promise<Prepared> =>
  page.evaluate(async (password) => {
    const value = async <T>(answer: Promise<{ ok: true; value: T } | { ok: false; failure: unknown }>): Promise<T> => {
      const given = await answer
      if (!given.ok) throw new Error(JSON.stringify(given.failure))
      return given.value
    }
    const id = () => crypto.randomUUID().replace(/^(.{14})./, '$17')
    const round = await value(
      workstation.rounds.create({
        body: {
          year: 2026,
          name: '2026年第一轮（示例）',
          groupName: '第一巡察组',
          leastEvidence: 1,
          signOffSteps: [
            { id: id(), name: '承办人', who: 'handlers' },
            { id: id(), name: '副组长', who: 'deputy_leader' },
            { id: id(), name: '组长', who: 'group_leader' },
          ],
        },
      }),
    )
    const unit = await value(workstation.units.create({ roundId: round.id, body: { name: '示例市某局党组', shortName: '某局' } }))
    const here = { roundId: round.id, unitId: unit.id }
    await value(workstation.accounts.add({ person: { name: '李明', post: 'group_leader' }, password }))
    await value(workstation.accounts.add({ person: { name: '赵勤', post: 'deputy_leader' }, password }))
    await value(workstation.accounts.add({ person: { name: '孙立', post: 'member' }, password }))
    const answer = '3月份党组会定的，当时没有提招标的事，直接找了以前合作过的公司。'
    const interview = await value(
      workstation.interviews.create({
        ...here,
        body: {
          interviewee: { name: '王建国', unit: '财务科', post: '科长' },
          startedAt: '2026-03-15T09:10',
          turns: [{ id: id(), question: '请介绍办公楼维修项目的决策过程。', answer }],
        },
      }),
    )
    await value(
      workstation.documentReviews.create({
        ...here,
        body: { title: '办公楼维修工程合同', excerpts: [{ id: id(), location: '第3页', text: '合同总价款人民币1186000元。' }] },
      }),
    )
    return { roundId: round.id, unitId: unit.id, interviewId: interview.id, answer }
  }, password)
