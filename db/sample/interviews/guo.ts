import type { SampleInterview } from '../shape.ts'

/** Planned interview. */
export const guo: SampleInterview = {
  key: 'guo',
  unit: 'bureau',
  interviewee: {
    name: '郭示萍',
    unit: '市公用局（示例）',
    post: '办公室副主任',
    sex: 'female',
    born: '1988-07',
    politicalStatus: '中共党员',
  },
  category: 'appointed',
  startedAt: '2026-04-17T14:30',
  endedAt: '',
  place: '市公用局（示例）四楼谈话室',
  talkers: ['xu', 'tang'],
  recorder: 'sun',
  outline: 'posts',
  status: 'planned',
  signing: 'unsigned',
  note: '拟了解：中心组学习记录整理、审计整改报告执笔情况。',
  transcript: '',
}
