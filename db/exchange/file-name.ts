/**
 * A file name that every disk takes, FAT sticks and Windows among them, made of the parts that people look for:
 * `成果包_第一巡察组_0003_….xcb`.
 */
export function fileNameOf(parts: readonly string[], extension?: string): string {
  const clean = parts
    .map((part) =>
      [...part.normalize('NFC')]
        .filter((sign) => sign > '\u001f' && !'<>:"/\\|?*.\u007f'.includes(sign))
        .join('')
        .replace(/\s+/g, '-')
        .slice(0, 40),
    )
    .filter((part) => part !== '')
  return extension === undefined ? clean.join('_') : `${clean.join('_')}.${extension}`
}
