import type { Round, Unit } from '../model/round.ts'
import type { SampleMember, UnitKey } from './shape.ts'

/**
 * Nobody and nothing here exists: every person of the sample bears the character 示 in the middle of the name,
 * every unit, company and rule the word 示例.
 */
export const round: Omit<Round, 'signOffSteps'> = {
  term: '第八届（示例）',
  year: 2026,
  name: '2026年第一轮（示例）',
  kind: 'regular',
  groupName: '市委第一巡察组（示例）',
  startsOn: '2026-03-02',
  endsOn: '2026-04-30',
  petitionsCloseDaysBefore: 7,
  documentDueDays: 3,
  rectificationDueDays: 5,
  classification: 'internal',
  leastTalkers: 2,
  leastHandlers: 2,
  leastEvidence: 2,
  sample: true,
  note: '本轮次为示例：城市、单位、企业、人员、文号、金额均为虚构，人名中间均带“示”字，与任何真实单位和个人无关。用于学习本程序，可在“设置”中整体移除。',
}

export const signOffSteps = [
  { name: '承办人签字', who: 'handlers' },
  { name: '副组长审核', who: 'deputy_leader' },
  { name: '组长审签', who: 'group_leader' },
] as const

export const units: Readonly<Record<UnitKey, Unit>> = {
  bureau: {
    name: '云岭市城市公用事业局（示例）',
    shortName: '市公用局（示例）',
    partyOrganization: '中共云岭市城市公用事业局党组（示例）',
    kind: '市直机关',
    headName: '周示远',
    liaisonName: '谭示宁',
    address: '云岭市滨河路1号（示例地址）',
    startsOn: '2026-03-02',
    endsOn: '2026-04-30',
    note: '内设办公室、人事科、财务科、工程建设科、市政设施管护科、政策法规科6个科室，编制58名，实有54人，党员41名。分管领导：吴示成（工程建设科、市政设施管护科），何示平（办公室、财务科、机关党建），冯示华（政策法规科、技术审查）。',
  },
  centre: {
    name: '云岭市园林环卫中心（示例）',
    shortName: '园林环卫中心（示例）',
    partyOrganization: '中共云岭市园林环卫中心总支部委员会（示例）',
    kind: '局属事业单位',
    headName: '罗示川',
    liaisonName: '贺示兰',
    address: '云岭市南湖路26号（示例地址）',
    startsOn: '2026-03-09',
    endsOn: '2026-04-24',
    note: '市公用局（示例）所属公益一类事业单位，负责城区清扫保洁监管、园林绿化养护。在编63人，聘用环卫作业人员214人，党员38名，下设3个党支部。',
  },
}

export const members: readonly SampleMember[] = [
  { key: 'shen', name: '沈示民', post: 'group_leader', duty: '全面工作', homeUnit: '市委巡察办（示例）' },
  { key: 'han', name: '韩示清', post: 'deputy_leader', duty: '分管谈话、底稿审核', homeUnit: '市纪委监委（示例）' },
  { key: 'zou', name: '邹示和', post: 'nonresident_deputy', duty: '财务审计研判', homeUnit: '市审计局（示例）' },
  { key: 'fang', name: '方示一', post: 'liaison', duty: '综合协调岗', homeUnit: '市委巡察办（示例）' },
  { key: 'xu', name: '许示真', post: 'member', duty: '谈话外调岗', homeUnit: '市纪委监委（示例）' },
  { key: 'sun', name: '孙示敏', post: 'member', duty: '谈话外调岗（记录）', homeUnit: '市司法局（示例）' },
  { key: 'zheng', name: '郑示衡', post: 'member', duty: '财务审计岗', homeUnit: '市财政局（示例）' },
  { key: 'tang', name: '唐示立', post: 'member', duty: '党建组织岗', homeUnit: '市委组织部（示例）' },
]

/** What the members' note says, so that nobody takes them for real. */
export const memberNote = '虚构人员（示例）'
