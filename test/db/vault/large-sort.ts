import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { openDatabase } from '../../../db/vault/open-database.ts'
import { Secret } from '../../../db/vault/secret.ts'

/**
 * Runs as a program of its own, because SQLite reads the name of the temp folder once per process: sorts more than the
 * cache holds and, half-way, looks at what lies open under SQLITE_TMPDIR. Prints how many files, and whether they hold
 * the sentinel. What a sort spills is unlinked at once, but lies on the disk until it ends.
 */
const [path = '', keyHex = '', sentinel = '', tempStore = ''] = process.argv.slice(2)
const temporary = process.env.SQLITE_TMPDIR ?? ''

const db = openDatabase(path, new Secret(Buffer.from(keyHex, 'hex')), 'existing')
db.pragma('cache_size = 10')
if (tempStore !== '') db.pragma(`temp_store = ${tempStore}`)
const sorted = db.prepare('SELECT a.text || b.text AS t FROM note a JOIN note b ON b.id <= 3 ORDER BY t').iterate()
sorted.next()
const spilled = readdirSync('/proc/self/fd')
  .filter((fd) => target(fd).startsWith(temporary))
  .map((fd) => readFileSync(`/proc/self/fd/${fd}`))
console.log(JSON.stringify({ files: spilled.length, plaintext: spilled.some((bytes) => bytes.includes(sentinel)) }))

function target(fd: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`)
  } catch {
    return '' // closed since the folder was read
  }
}
