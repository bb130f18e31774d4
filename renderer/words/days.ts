export const dayWords = {
  notADay: '不是日期，例如 3.15 或 2026-03-15',
  notAMinute: '不是时间，例如 9:10 或 3.15 9:10',
  calendar: (label: string) => `${label}：打开日历`,
  overdue: '逾期',
}
