import { createServer } from 'node:http'
import { expect, test } from '../journeys/app.ts'
import { createCaseFile } from '../journeys/opened.ts'

/** The page is assumed to be in an attacker's hands: what could a script in it reach? */

const blocked = /EvalError|unsafe-eval|Content Security Policy|violates|Refused to|ERR_BLOCKED|ERR_FAILED|ERR_ABORTED|Failed to load/i

/** A server of the attacker on this very machine, so that no missing network can pass for a wall. */
const listen = async (): Promise<{ url: string; hits: string[]; close(): void }> => {
  const hits: string[] = []
  const server = createServer((request, response) => {
    hits.push(request.url ?? '')
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.end('globalThis.pwned = true')
  })
  server.on('upgrade', (request, socket) => {
    hits.push(request.url ?? '')
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: `127.0.0.1:${port}`, hits, close: () => server.close() }
}

test('a script in the page reaches no server, not even on this machine', async ({ app }) => {
  app.expectNoise(blocked)
  const server = await listen()
  const reached = await app.page.evaluate(async (host) => {
    const load = (element: HTMLElement, attributes: Record<string, string>) =>
      new Promise<string>((resolve) => {
        Object.assign(element, attributes)
        element.onload = () => resolve('loaded')
        element.onerror = () => resolve('refused')
        document.head.append(element)
        setTimeout(() => resolve('refused'), 1_000)
      })
    const attempt = (call: () => Promise<string>) => call().catch(() => 'refused')
    return {
      fetch: await attempt(() => fetch(`http://${host}/fetch`).then(() => 'loaded')),
      request: await new Promise<string>((resolve) => {
        const request = new XMLHttpRequest()
        request.onload = () => resolve('loaded')
        request.onerror = () => resolve('refused')
        request.open('GET', `http://${host}/xhr`)
        request.send()
      }),
      beacon: navigator.sendBeacon(`http://${host}/beacon`, 'x') ? 'sent or refused later' : 'refused',
      socket: await new Promise<string>((resolve) => {
        try {
          const socket = new WebSocket(`ws://${host}/socket`)
          socket.onopen = () => resolve('loaded')
          socket.onerror = () => resolve('refused')
        } catch {
          resolve('refused')
        }
      }),
      image: await load(new Image(), { src: `http://${host}/image` }),
      script: await load(document.createElement('script'), { src: `http://${host}/script` }),
      style: await load(document.createElement('link'), { rel: 'stylesheet', href: `http://${host}/style` }),
      frame: await attempt(async () => {
        const frame = document.createElement('iframe')
        frame.src = `http://${host}/frame`
        document.body.append(frame)
        await new Promise((resolve) => setTimeout(resolve, 500))
        return 'refused'
      }),
      form: await attempt(async () => {
        const form = document.createElement('form')
        form.action = `http://${host}/form`
        document.body.append(form)
        form.submit()
        return 'refused'
      }),
      prefetch: await load(document.createElement('link'), { rel: 'prefetch', href: `http://${host}/prefetch` }),
    }
  }, server.url)
  expect(Object.values(reached)).not.toContain('loaded')
  expect(server.hits).toEqual([])
  server.close()
})

test('text that becomes markup runs no script', async ({ app }) => {
  app.expectNoise(blocked)
  const ran = await app.page.evaluate(async () => {
    const box = document.createElement('div')
    box.innerHTML =
      '<img src="x:y" onerror="globalThis.pwned = 1"><svg onload="globalThis.pwned = 2"></svg><a href="javascript:globalThis.pwned = 3">x</a>'
    document.body.append(box)
    box.querySelector('a')?.click()
    const inline = document.createElement('script')
    inline.textContent = 'globalThis.pwned = 4'
    document.body.append(inline)
    const blob = document.createElement('script')
    blob.src = URL.createObjectURL(new Blob(['globalThis.pwned = 5'], { type: 'text/javascript' }))
    document.body.append(blob)
    // Later, because what a test evaluates directly is exempt from the policy.
    setTimeout(() => {
      // biome-ignore lint/security/noGlobalEval: the attack itself
      eval('globalThis.pwned = 6')
    })
    await new Promise((resolve) => setTimeout(resolve, 300))
    return (globalThis as { pwned?: number }).pwned ?? null
  })
  expect(ran).toBeNull()
})

test('the window leaves its page for no address', async ({ app }) => {
  app.expectNoise(blocked)
  const server = await listen()
  const home = app.page.url()
  await app.page.evaluate((host) => {
    location.href = `http://${host}/href`
  }, server.url)
  await app.page.evaluate((host) => location.replace(`http://${host}/replace`), server.url)
  await app.page.evaluate((host) => {
    document.head.insertAdjacentHTML('beforeend', `<meta http-equiv="refresh" content="0; url=http://${host}/refresh">`)
  }, server.url)
  await app.page.evaluate((host) => {
    const link = Object.assign(document.createElement('a'), { href: `http://${host}/link`, textContent: 'link' })
    document.body.append(link)
    link.click()
  }, server.url)
  await expect(app.page.getByRole('button', { name: '新建案件库' })).toBeVisible()
  expect(app.page.url()).toBe(home)
  expect(server.hits).toEqual([])
  server.close()
})

test('no second window opens', async ({ app }) => {
  app.expectNoise(blocked)
  const server = await listen()
  await app.page.evaluate((host) => {
    window.open(`http://${host}/window`)
    Object.assign(document.createElement('a'), { href: `http://${host}/blank`, target: '_blank' }).click()
  }, server.url)
  await expect.poll(() => app.page.context().pages().length).toBe(1)
  expect(server.hits).toEqual([])
  server.close()
})

test('a frame inside the page is given no verbs', async ({ app }) => {
  const verbs = await app.page.evaluate(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const inside = typeof (frame.contentWindow as unknown as { workstation?: unknown } | null)?.workstation
    frame.remove()
    return inside
  })
  expect(verbs).toBe('undefined')
})

test('the page holds no Node and no door of Electron', async ({ app }) => {
  const found = await app.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in globalThis),
  )
  expect(found).toEqual([])
})

test('the page cannot replace the verbs it was given', async ({ app }) => {
  const kept = await app.page.evaluate(() => {
    const before = workstation
    try {
      Object.assign(globalThis, { workstation: {} })
    } catch {
      // refused, as it must be
    }
    return workstation === before
  })
  expect(kept).toBe(true)
})

test('camera, microphone, place and notifications are denied', async ({ app }) => {
  app.expectNoise(blocked)
  const answers = await app.page.evaluate(async () => {
    const refusal = (asked: Promise<unknown>) =>
      asked.then(
        () => 'granted',
        () => 'denied',
      )
    return [
      await refusal(navigator.mediaDevices.getUserMedia({ audio: true })),
      await refusal(navigator.mediaDevices.getUserMedia({ video: true })),
      await refusal(new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject))),
      (await Notification.requestPermission()) === 'granted' ? 'granted' : 'denied',
    ]
  })
  expect(answers).toEqual(['denied', 'denied', 'denied', 'denied'])
})

test('no file of the computer is served, whatever the way is written', async ({ app }) => {
  app.expectNoise(/404/)
  const statuses = await app.page.evaluate(() =>
    Promise.all(
      ['/../../package.json', '/%2e%2e/%2e%2e/package.json', '/..%2fmain/main.js', '/attachment/../../main/main.js'].map((path) =>
        fetch(path).then(({ status }) => status),
      ),
    ),
  )
  expect(statuses).toEqual([404, 404, 404, 404])
})

test('a verb that needs a case file is refused while none is open, one that the post forbids afterwards', async ({ app }) => {
  expect(await app.page.evaluate(() => workstation.interviews.list({}))).toMatchObject({ ok: false, failure: { code: 'locked' } })
  await createCaseFile(app, { post: 'member' })
  const asMember = await app.page.evaluate(() => workstation.desk.createSample({}))
  expect(asMember).toMatchObject({ ok: false, failure: { code: 'not_allowed' } })
})
