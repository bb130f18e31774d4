import type { SampleInterview } from '../shape.ts'
import { cao } from './cao.ts'
import { dai } from './dai.ts'
import { ding } from './ding.ts'
import { du } from './du.ts'
import { feng } from './feng.ts'
import { guo } from './guo.ts'
import { he } from './he.ts'
import { helan } from './helan.ts'
import { jiang } from './jiang.ts'
import { liang } from './liang.ts'
import { liao } from './liao.ts'
import { lin } from './lin.ts'
import { lu } from './lu.ts'
import { luo } from './luo.ts'
import { ma } from './ma.ts'
import { pan } from './pan.ts'
import { peng } from './peng.ts'
import { ren } from './ren.ts'
import { shi } from './shi.ts'
import { tan } from './tan.ts'
import { wu } from './wu.ts'
import { wuAgain } from './wu-again.ts'
import { xia } from './xia.ts'
import { zhang } from './zhang.ts'
import { zhou } from './zhou.ts'
import { zhouAgain } from './zhou-again.ts'

/** All interviews of the round in the order in which they were held; the last two are still planned. */
export const interviews: readonly SampleInterview[] = [
  zhou,
  he,
  wu,
  feng,
  lin,
  tan,
  jiang,
  pan,
  zhang,
  liao,
  peng,
  cao,
  ma,
  ding,
  shi,
  luo,
  xia,
  helan,
  dai,
  ren,
  du,
  liang,
  lu,
  wuAgain,
  zhouAgain,
  guo,
]
