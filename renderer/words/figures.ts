/** Figures as people read them. Times are this computer's local time. */

const two = (n: number): string => String(n).padStart(2, '0')

/** `3月15日 10:42`; with the year when it is not this one. */
export const moment = (milliseconds: number, now: number = Date.now()): string => {
  const at = new Date(milliseconds)
  const year = at.getFullYear() === new Date(now).getFullYear() ? '' : `${at.getFullYear()}年`
  return `${year}${at.getMonth() + 1}月${at.getDate()}日 ${two(at.getHours())}:${two(at.getMinutes())}`
}

/** `10:42`. */
export const clock = (milliseconds: number): string => {
  const at = new Date(milliseconds)
  return `${two(at.getHours())}:${two(at.getMinutes())}`
}

/** `2026-03-15` as `2026年3月15日`; anything else as it stands. */
export const dayWords = (day: string): string => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  return parts === null ? day : `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日`
}

const units = ['字节', 'KB', 'MB', 'GB', 'TB']

/** A size on disk: `3.2 MB`; at most one decimal. */
export const bytes = (size: number): string => {
  let value = size
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1024
    unit += 1
  }
  const figure = unit === 0 || value >= 100 ? Math.round(value) : Math.round(value * 10) / 10
  return `${figure} ${units[unit]}`
}

/** A whole number with thousands set apart. */
export const count = (n: number): string => n.toLocaleString('zh-CN')

/** A time span for waiting people: `40 秒`, `3 分钟`, `1 小时 20 分钟`. */
export const span = (milliseconds: number): string => {
  const seconds = Math.max(1, Math.round(milliseconds / 1000))
  if (seconds < 60) return `${seconds} 秒`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} 分钟`
  const rest = minutes % 60
  return `${Math.floor(minutes / 60)} 小时${rest === 0 ? '' : ` ${rest} 分钟`}`
}

/** The first sixteen digits of a hash in groups of four, for a quick look; never proof by itself. */
export const shortHash = (sha256: string): string => (sha256.slice(0, 16).match(/.{4}/g) ?? []).join(' ').toUpperCase()
