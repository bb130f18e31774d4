/** The small files of the in-app sample: the group's own working tables, as CSV that office programs open. */
export interface SampleFile {
  readonly name: string
  /** Key of the document review that it belongs to. */
  readonly of: string
  readonly text: string
}

const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0)

/** 无公函接待17笔: voucher, day, guests, companions, yuan, whether a written note stands in for the letter. */
export const receptions: readonly (readonly [
  voucher: string,
  day: string,
  guests: number,
  company: number,
  yuan: number,
  note: boolean,
])[] = [
  ['2023年2月记-31', '2023-02-16', 5, 3, 2150, true],
  ['2023年4月记-27', '2023-04-11', 6, 3, 2680, false],
  ['2023年6月记-40', '2023-06-15', 4, 3, 2390, true],
  ['2023年7月记-18', '2023-07-20', 8, 4, 3120, false],
  ['2023年9月记-52', '2023-09-14', 6, 5, 3260, true],
  ['2023年11月记-36', '2023-11-08', 4, 2, 1980, false],
  ['2024年1月记-22', '2024-01-10', 5, 3, 2760, true],
  ['2024年4月记-44', '2024-04-13', 3, 1, 2880, false],
  ['2024年5月记-19', '2024-05-23', 4, 3, 2240, true],
  ['2024年7月记-55', '2024-07-18', 7, 4, 2890, false],
  ['2024年9月记-33', '2024-09-05', 5, 3, 2450, true],
  ['2024年11月记-47', '2024-11-14', 4, 3, 2310, false],
  ['2025年3月记-25', '2025-03-13', 8, 5, 2980, true],
  ['2025年5月记-39', '2025-05-22', 3, 2, 2070, false],
  ['2025年6月记-51', '2025-06-19', 6, 4, 2640, true],
  ['2025年9月记-28', '2025-09-11', 5, 3, 2520, false],
  ['2025年11月记-34', '2025-11-20', 5, 3, 2360, false],
]

/** 节假日无派车单加油12笔: car, time, place, litres, yuan. */
export const refuellings: readonly (readonly [car: string, at: string, place: string, litres: number, yuan: number])[] = [
  ['07号', '2024-01-01 10:12', '城东示例站', 51.6, 412.3],
  ['03号', '2024-02-11 16:40', '城南示例站', 47.4, 378.4],
  ['07号', '2024-02-14 09:05', '城东示例站', 48.4, 386.75],
  ['02号', '2024-02-16 14:33', '站前示例站', 45.3, 362.15],
  ['07号', '2024-04-05 11:26', '城东示例站', 44.5, 355.2],
  ['07号', '2024-05-02 08:50', '城西示例站', 50.3, 401.66],
  ['05号', '2024-05-04 17:18', '城南示例站', 49, 391.28],
  ['07号', '2024-06-09 13:02', '城东示例站', 46.6, 372.48],
  ['03号', '2024-06-10 10:44', '城南示例站', 43.3, 345.6],
  ['02号', '2024-09-16 15:09', '站前示例站', 46, 367.7],
  ['07号', '2024-10-01 09:31', '城东示例站', 42.5, 339.9],
  ['07号', '2024-10-03 15:20', '澄州示例服务区站', 62.4, 498.58],
]

const scores = [97, 96, 97, 98, 96, 95, 96, 96, 95, 96, 97, 96, 96, 97, 95, 96, 97, 97, 96, 95, 96, 97, 96, 97]
/** 12345转办保洁类投诉, month by month. */
export const complaints: readonly number[] = [9, 8, 7, 9, 10, 11, 13, 12, 12, 22, 13, 11, 11, 10, 12, 12, 13, 18, 16, 15, 14, 15, 14, 13]

const month = (index: number): string => `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`

export const files: readonly SampleFile[] = [
  {
    name: '公务接待费抽查明细（示例）.csv',
    of: 'reception-table',
    text: table(
      ['序号', '凭证号', '接待日期', '来客人数', '陪餐人数', '金额（元）', '公函', '书面说明'],
      receptions.map(([voucher, day, guests, company, yuan, note], index) => [
        index + 1,
        voucher,
        day,
        guests,
        company,
        yuan,
        '无',
        note ? '有' : '无',
      ]),
      ['合计', '', '', '', '', sum(receptions.map((row) => row[4])), '', ''],
    ),
  },
  {
    name: '节假日加油比对明细（示例）.csv',
    of: 'fuel-flow',
    text: table(
      ['序号', '车辆', '时间', '站点', '升数', '金额（元）', '派车单'],
      refuellings.map(([car, at, place, litres, yuan], index) => [index + 1, car, at, place, litres, yuan.toFixed(2), '无']),
      ['合计', '', '', '', '', sum(refuellings.map((row) => row[4])).toFixed(2), ''],
    ),
  },
  {
    name: '外包考核得分与投诉对照（示例）.csv',
    of: 'appraisal-summary',
    text: table(
      ['月份', '考核得分', '扣款（元）', '支付（万元）', '转办投诉（件）'],
      scores.map((score, index) => [month(index), score, 0, 51, complaints[index] ?? 0]),
      ['合计', '', 0, 51 * scores.length, sum(complaints)],
    ),
  },
]

type Cell = string | number

/** Lines end as office programs expect; the mark at the front tells them that it is UTF-8. */
function table(head: readonly string[], rows: readonly (readonly Cell[])[], foot: readonly Cell[]): string {
  return `\uFEFF${[head, ...rows, foot].map((row) => row.join(',')).join('\r\n')}\r\n`
}
