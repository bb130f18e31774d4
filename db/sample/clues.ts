import type { Clue } from '../model/clue.ts'
import type { UnitKey } from './shape.ts'

/** A clue of the sample; its people are invented like all others. */
export type SampleClue = Pick<Clue, 'name' | 'person' | 'post' | 'matter' | 'disciplines' | 'receivedOn' | 'sourceNote' | 'opinion'> &
  Partial<Clue> & { readonly unit: UnitKey }

export const clues: readonly SampleClue[] = [
  {
    unit: 'bureau',
    name: '潘示杰涉嫌违规接受管理和服务对象宴请（示例）',
    person: '潘示杰',
    post: '市公用局（示例）工程建设科科长',
    rank: '正科级',
    matter:
      '机关纪委2025年7月收到匿名信，反映工程建设科人员与施工单位人员吃喝，未写明时间、地点。机关纪委谈话一次，本人否认，即作了结，没有核查报账凭证和同桌人员。（示例）',
    disciplines: ['integrity'],
    category: '违反中央八项规定精神',
    subcategory: '违规吃喝',
    sourceNote: '个别谈话中了解；查阅机关纪委2025年信访登记本，有收信登记，无办理结果。（示例）',
    receivedOn: '2026-03-17',
    opinion: 'follow_up',
    status: 'transferred',
    transferMode: 'single',
    transferTo: '市纪委监委信访室（示例）',
    transferBy: '许示真',
    transferOn: '2026-03-24',
    approvedBy: '沈示民',
    approvedOn: '2026-03-23',
    sealedHow: '双层封套，骑缝签字（示例）',
  },
  {
    unit: 'centre',
    name: '门面租金催收中可能存在照顾亲友情况（示例）',
    person: '',
    post: '园林环卫中心（示例）有关人员',
    matter:
      '来电反映南门街门面续租三年未评估、未公开招租，承租人中有中心干部的亲属。未提供姓名，需核对合同、租金收据与干部亲属情况后研判。（示例）',
    disciplines: ['integrity', 'work'],
    category: '',
    sourceNote: '群众来电。（示例）',
    receivedOn: '2026-03-19',
    opinion: '',
    status: 'registered',
  },
]
