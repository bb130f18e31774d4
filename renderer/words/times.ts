export const timeWords = {
  day: '月.日',
  minute: '时:分',
  month: '年.月',
  notADay: '不是日期，例如 3.15 或 2026-03-15',
  notAMinute: '不是时间，例如 9:10 或 3.15 9:10',
  notATime: '不是时间，例如 9:10',
  notAMonth: '不是年月，例如 1975.8',
  calendar: '打开日历',
}
