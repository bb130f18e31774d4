import { Refusal } from '../model/failure.ts'

const noSpace = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL']
const noRight = ['EROFS', 'EACCES', 'EPERM', 'SQLITE_READONLY', 'SQLITE_PERM']
const gone = ['ENOENT', 'EIO', 'ENODEV', 'ENXIO', 'ENOTDIR', 'ESTALE', 'SQLITE_IOERR', 'SQLITE_CANTOPEN']
const damaged = ['SQLITE_CORRUPT', 'SQLITE_NOTADB']

/**
 * What an error of the disk means to a person: by its code, and by whether we were reading somebody's file or writing.
 * Anything else comes back as it is, to be thrown on. `where` names the file as the person knows it.
 */
export function diskRefusal(error: unknown, doing: 'reading' | 'writing', where?: string): unknown {
  if (error instanceof Refusal || !(error instanceof Error)) return error
  const code = (error as NodeJS.ErrnoException).code ?? ''
  // Extended SQLite codes lengthen the plain ones: SQLITE_IOERR_WRITE.
  const is = (codes: readonly string[]): boolean => codes.some((plain) => code === plain || code.startsWith(`${plain}_`))
  if (code === 'EFBIG') return new Refusal('file_too_large', where) // FAT32 sticks hold no file of 4 GiB
  if (is(noSpace)) return new Refusal('disk_full', where)
  if (is(damaged)) return new Refusal('case_file_damaged', where)
  if (doing === 'reading') return is(noRight) || is(gone) || code === 'EISDIR' ? new Refusal('file_unreadable', where) : error
  if (is(noRight)) return new Refusal('folder_read_only', where)
  return is(gone) ? new Refusal('medium_gone', where) : error
}
