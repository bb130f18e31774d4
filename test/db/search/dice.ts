/** Chance that can be repeated: the same seed rolls the same (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const draw = <T>(roll: () => number, from: readonly T[]): T => from[Math.floor(roll() * from.length)]!

const common = [...'党组会议研究决定办公楼维修项目未公开招标财务科长副局长资金三重一大的了是不在有王李张赵']
const rare = [...'，。、；：？！“”（）《》…—·％＂ＡａZz09０９﹪㎏ⅣㄱｶﾞéÉßΣς𠮷🙂&%"*()-+:^~\'\\ \u3000\t\n\u0301\u00a0']

/** Some text as it comes: mostly common characters, so that words recur, with whatever else a keyboard holds. */
export function text(roll: () => number, most: number): string {
  const length = Math.ceil(roll() * most)
  return Array.from({ length }, () => draw(roll, roll() < 0.85 ? common : rare)).join('')
}
