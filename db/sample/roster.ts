import type { RosterPerson } from '../model/roster.ts'
import type { MemberKey, UnitKey } from './shape.ts'

interface SampleRosterPerson
  extends Pick<RosterPerson, 'name' | 'post' | 'category' | 'group'>,
    Pick<RosterPerson, 'plannedOn' | 'plannedTime' | 'place'> {
  readonly unit: UnitKey
  readonly talkers: readonly MemberKey[]
}

type Row = readonly [
  name: string,
  post: string,
  group: string,
  category: RosterPerson['category'],
  on?: string,
  time?: string,
  talkers?: readonly MemberKey[],
]

const leaders = '班子成员'
const overseers = '纪检组织人事负责人'
const retired = '近三年退休班子'
const middle = '中层干部'
const keyPosts = '重点岗位'
const delegates = '职工代表'

/** Whom the group meant to talk with; those with an interview of the sample are found by name and unit. All invented. */
const bureau: readonly Row[] = [
  ['周示远', '党组书记、局长', leaders, 'mandatory', '2026-03-05', '09:00', ['shen', 'han']],
  ['何示平', '党组成员、副局长', leaders, 'mandatory', '2026-03-05', '14:30', ['han', 'zheng']],
  ['吴示成', '党组成员、副局长', leaders, 'mandatory', '2026-03-06', '09:00', ['han', 'xu']],
  ['冯示华', '党组成员、总工程师', leaders, 'mandatory', '2026-03-06', '14:30', ['han', 'zheng']],
  ['林示安', '机关纪委书记', overseers, 'mandatory', '2026-03-09', '09:00', ['han', 'xu']],
  ['廖示梅', '人事科科长', overseers, 'mandatory', '2026-03-16', '09:00', ['tang', 'xu']],
  ['曹示全', '原党组成员、副局长（2024年5月退休）', retired, 'mandatory', '2026-03-18', '09:20', ['shen', 'xu']],
  ['邓示德', '原党组成员、纪检组长（2025年1月退休）', retired, 'mandatory', '2026-03-18', '14:30', ['shen', 'xu']],
  ['谭示宁', '办公室主任', middle, 'optional', '2026-03-10', '09:00', ['xu', 'zheng']],
  ['蒋示芸', '财务科科长', middle, 'optional', '2026-03-11', '09:00', ['zheng', 'han']],
  ['潘示杰', '工程建设科科长', middle, 'optional', '2026-03-12', '09:00', ['han', 'zheng']],
  ['马示驰', '市政设施管护科副科长（主持工作）', middle, 'optional', '2026-03-19', '09:00', ['xu', 'zheng']],
  ['丁示慧', '政策法规科副科长（主持工作）', middle, 'optional', '2026-03-19', '14:30', ['xu', 'tang']],
  ['章示琪', '财务科会计', keyPosts, 'optional', '2026-03-13', '14:30', ['zheng', 'sun']],
  ['彭示洋', '工程建设科工作人员', keyPosts, 'appointed', '2026-03-17', '09:00', ['han', 'xu']],
  ['石示勇', '办公室驾驶员（车辆管理）', keyPosts, 'appointed', '2026-03-20', '09:00', ['xu', 'zheng']],
  ['郭示萍', '办公室副主任', middle, 'appointed', '2026-04-17', '14:30', ['xu', 'tang']],
  ['邵示彬', '工程建设科副科长', middle, 'optional', '2026-04-17', '15:00', ['xu', 'zheng']],
  ['姚示洁', '财务科出纳', keyPosts, 'optional', '2026-04-20', '09:00', ['zheng', 'sun']],
  ['汤示明', '人事科副科长', middle, 'optional', '2026-04-20', '14:30', ['tang', 'sun']],
  ['余示乐', '市政设施管护科工作人员', delegates, 'optional'],
  ['秦示芳', '政策法规科工作人员', delegates, 'optional'],
  ['史示伟', '办公室档案管理员', keyPosts, 'optional'],
]
const centre: readonly Row[] = [
  ['罗示川', '党总支书记、主任', leaders, 'mandatory', '2026-03-23', '09:00', ['han', 'tang']],
  ['夏示军', '副主任', leaders, 'mandatory', '2026-03-24', '09:00', ['xu', 'zheng']],
  ['莫示兴', '副主任', leaders, 'mandatory', '2026-04-21', '09:00', ['han', 'xu']],
  ['贺示兰', '党总支委员、办公室主任', middle, 'optional', '2026-03-25', '09:00', ['tang', 'sun']],
  ['戴示明', '财务负责人', keyPosts, 'optional', '2026-03-26', '09:00', ['zheng', 'xu']],
  ['任示强', '环卫一队队长', middle, 'optional', '2026-03-27', '14:30', ['xu', 'tang']],
  ['杜示林', '绿化科科长', middle, 'appointed', '2026-03-30', '14:30', ['zheng', 'xu']],
  ['梁示凤', '环卫工人、职工代表', delegates, 'optional', '2026-03-31', '14:00', ['xu', 'sun']],
  ['卢示英', '第二党支部书记、环卫二队副队长', middle, 'optional', '2026-04-01', '14:30', ['tang', 'xu']],
  ['万示祥', '人事负责人', overseers, 'mandatory'],
  ['孔示秀', '采购员', keyPosts, 'optional', '2026-04-21', '14:30', ['zheng', 'xu']],
  ['施示根', '环卫三队队长', middle, 'optional'],
  ['葛示华', '车辆管理员', keyPosts, 'optional', '2026-04-22', '09:00', ['zheng', 'xu']],
  ['熊示贵', '环卫工人', delegates, 'optional'],
  ['尹示莲', '绿化养护工', delegates, 'optional'],
  ['毛示达', '原副主任（2025年9月退休）', retired, 'mandatory'],
  ['邱示荣', '仓库保管员', keyPosts, 'optional'],
]

const person =
  (unit: UnitKey, place: string) =>
  (row: Row): SampleRosterPerson => {
    const [name, post, group, category, plannedOn = '', plannedTime = '', talkers = []] = row
    return { unit, name, post, group, category, plannedOn, plannedTime, talkers, place: plannedOn === '' ? '' : place }
  }

export const roster: readonly SampleRosterPerson[] = [
  ...bureau.map(person('bureau', '市公用局（示例）四楼谈话室')),
  ...centre.map(person('centre', '园林环卫中心（示例）二楼会议室')),
]
