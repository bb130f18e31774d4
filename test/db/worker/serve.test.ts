import { describe, expect, test } from 'vitest'
import { type Failure, Refusal } from '../../../db/model/failure.ts'
import { areas } from '../../../db/worker/areas/index.ts'
import { failureOf } from '../../../db/worker/failure-of.ts'
import type { FromWorker } from '../../../db/worker/messages.ts'
import { type Area, requests } from '../../../db/worker/requests/index.ts'
import type { Request } from '../../../db/worker/requests/request.ts'
import { serve } from '../../../db/worker/serve.ts'

const every = (Object.keys(requests) as Area[]).flatMap((area) =>
  Object.entries(requests[area] as Readonly<Record<string, Request>>).map(([verb, request]) => ({ area, verb, request })),
)

/** What one request to a locked thread is answered. */
async function ask(area: string, verb: string, args: unknown): Promise<Failure | undefined> {
  const posted: FromWorker[] = []
  await serve({ post: (message) => posted.push(message), end: () => undefined })({ type: 'ask', id: 1, area, verb, args })
  const [answer] = posted
  if (answer?.type !== 'answer') throw new Error('the first word is the answer')
  return answer.answer.ok ? undefined : answer.answer.failure
}

describe('the border of the thread', () => {
  test.each(every.filter(({ request }) => request.needs !== 'none'))('$area.$verb answers nothing while locked', async ({ area, verb }) => {
    expect(await ask(area, verb, {})).toMatchObject({ code: 'locked' })
  })

  test.each(every.filter(({ request }) => request.needs === 'none' && request.args.safeParse({}).success === false))(
    '$area.$verb refuses arguments that are none',
    async ({ area, verb }) => {
      for (const args of [undefined, null, 'x', [], {}, { folder: 7 }, { job: 'no uuid' }]) {
        expect(await ask(area, verb, args)).toMatchObject({ code: 'bad_input' })
      }
    },
  )

  test('what is not in the list is refused, names that every object has among it', async () => {
    for (const [area, verb] of [
      ['nowhere', 'list'],
      ['vault', 'burn'],
      ['constructor', 'name'],
      ['__proto__', 'toString'],
      ['vault', 'constructor'],
      ['vault', '__proto__'],
    ] as const) {
      expect(await ask(area, verb, {})).toMatchObject({ code: 'bad_input' })
    }
  })

  test('every request has a handler, and every handler a request', () => {
    const elsewhere = ['vault.describe', 'vault.create', 'vault.salvage', 'vault.unlock', 'vault.recover', 'vault.lock', 'jobs.cancel'] // serve.ts and session.ts
    const handled = Object.entries(areas).flatMap(([area, handlers]) => Object.keys(handlers).map((verb) => `${area}.${verb}`))
    expect([...handled, ...elsewhere].sort()).toEqual(every.map(({ area, verb }) => `${area}.${verb}`).sort())
  })
})

describe('what leaves the thread of an error', () => {
  test('is a code and a place in our code, never the message of an error nobody expected', () => {
    const failure = failureOf(new RangeError('密码是 hunter2'), 'interviews.save')
    expect(failure).toEqual({
      code: 'unexpected',
      where: 'interviews.save',
      detail: { place: expect.stringMatching(/^serve\.test\.ts:\d+:\d+$/) },
    })
    expect(JSON.stringify(failure)).not.toContain('hunter2')
    expect(failureOf('a thrown string with hunter2', 'x.y')).toEqual({ code: 'unexpected', where: 'x.y', detail: { place: '' } })
  })

  test('is the refusal itself where one was meant', () => {
    expect(failureOf(new Refusal('wait', undefined, { seconds: 5 }), 'vault.unlock')).toEqual({
      code: 'wait',
      where: undefined,
      detail: { seconds: 5 },
    })
  })

  test.each([
    ['ENOSPC', 'disk_full'],
    ['EDQUOT', 'disk_full'],
    ['SQLITE_FULL', 'disk_full'],
    ['EROFS', 'folder_read_only'],
    ['EACCES', 'folder_read_only'],
    ['SQLITE_READONLY_DBMOVED', 'folder_read_only'],
    ['EIO', 'medium_gone'],
    ['ENODEV', 'medium_gone'],
    ['SQLITE_IOERR_WRITE', 'medium_gone'],
    ['SQLITE_CORRUPT_VTAB', 'case_file_damaged'],
    ['SQLITE_CONSTRAINT_UNIQUE', 'unexpected'],
  ])('of the disk (%s) is %s', (code, expected) => {
    expect(failureOf(Object.assign(new Error('/home/somebody/secret'), { code }), 'x.y').code).toBe(expected)
  })
})
