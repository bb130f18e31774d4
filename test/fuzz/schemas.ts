import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Schemas } from './reader/lines.ts'

/** What our program tells others about the shapes of records; the independent reader learns them from there. */
export const schemas = JSON.parse(
  execFileSync(process.execPath, ['electron/cli.ts', 'schema'], {
    cwd: join(import.meta.dirname, '../..'),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }),
) as Schemas
