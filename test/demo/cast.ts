import { members } from '../../db/sample/people.ts'

/**
 * Who plays in the demo. Nobody exists, so the passwords may be read by all: `summary.json` repeats them, for whoever
 * wants to open the two case files that stay behind.
 */
export interface Actor {
  readonly name: string
  readonly password: string
}

const actor = (name: string): Actor => ({ name, password: `示例密码-${name}-2026` })
const member = (name: string): Actor => {
  if (!members.some((one) => one.name === name)) throw new Error(`the sample has no ${name}`)
  return actor(name)
}

/** 联络员: makes the case file and hands over. */
export const liaison = member('方示一')
/** Those who sign what is waiting in the sample, in the order of the steps. */
export const signers: readonly Actor[] = [member('许示真'), member('韩示清'), member('沈示民')]
/** One draft stays with the leader, so that the sample has something to sign. */
export const leftWaiting = '苗木采购验收不实多付货款'
/** 巡察办. */
export const director = actor('白示均')
