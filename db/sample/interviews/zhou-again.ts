import type { SampleInterview } from '../shape.ts'

/** Planned return visit. */
export const zhouAgain: SampleInterview = {
  key: 'zhou-again',
  unit: 'bureau',
  interviewee: {
    name: '周示远',
    unit: '市公用局（示例）',
    post: '党组书记、局长',
    sex: 'male',
    born: '1971-08',
    politicalStatus: '中共党员',
  },
  category: 'return_visit',
  startedAt: '2026-04-16T09:00',
  endedAt: '',
  place: '市委巡察组（示例）驻地谈话室',
  talkers: ['shen', 'han'],
  recorder: 'sun',
  outline: null,
  status: 'planned',
  signing: 'unsigned',
  note: '拟核对：3月18日党组会材料签发情况、轮岗方案批字、审计整改报告签发过程。',
  transcript: '',
}
