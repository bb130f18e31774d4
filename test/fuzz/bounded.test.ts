import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { largeCases } from './cases/records.ts'
import { forged } from './forging/forge.ts'

/**
 * What would fill the memory if it were believed: read in a process of its own, which tells how much it took at most. All of
 * it with XUNCHA_FUZZ=all, what takes seconds without.
 */
const all = process.env.XUNCHA_FUZZ === 'all'
const quick = ['a line of 100 MB without an end', 'ten million empty lines', 'ten million empty records']

test(
  'bundles made to fill the memory are refused, and take no more than a gibibyte',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'xuncha-large-'))
    try {
      const wanted = Object.entries(largeCases).filter(([name]) => all || quick.includes(name))
      const paths = wanted.map(([name, bend], at) => {
        const path = join(folder, `${at}.xcb`)
        writeFileSync(path, forged({ ...bend, name }).file)
        return path
      })
      const env = { ...process.env, XUNCHA_KDF: 'test' }
      const told = execFileSync(process.execPath, [join(import.meta.dirname, 'reading.ts'), ...paths], { encoding: 'utf8', env })
      const said = JSON.parse(told) as { code: string; taken: number }[]
      for (const [at, [name]] of wanted.entries()) {
        expect(said[at], name).toMatchObject({ code: 'bundle_damaged' })
        expect(said[at]?.taken, name).toBeLessThan(1024 ** 3)
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
  all ? 600_000 : 60_000,
)
