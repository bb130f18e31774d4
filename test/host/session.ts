import { EventEmitter } from 'node:events'
import type Electron from 'electron'

type Part = Pick<
  Electron.Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'setSpellCheckerEnabled'
>
type BeforeRequest = (details: { url: string }, decide: (answer: { cancel?: boolean }) => void) => void

/** The session of a window: what it serves itself and what it refuses. Playwright's contexts deny permissions anyway. */
export class StandInSession extends EventEmitter implements Part {
  readonly #schemes = new Map<string, (request: Request) => Response | Promise<Response>>()
  #beforeRequest: BeforeRequest | null = null

  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) => {
      this.#schemes.set(scheme, handler)
    },
  }
  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest) => {
      this.#beforeRequest = listener
    },
  }
  setPermissionRequestHandler(): void {}
  setPermissionCheckHandler(): void {}
  setDevicePermissionHandler(): void {}
  setSpellCheckerEnabled(): void {}

  cancels(url: string): boolean {
    let cancelled = false
    this.#beforeRequest?.({ url }, ({ cancel = false }) => {
      cancelled = cancel
    })
    return cancelled
  }

  async answer(request: Request): Promise<Response | null> {
    return (await this.#schemes.get(new URL(request.url).protocol.slice(0, -1))?.(request)) ?? null
  }
}

const sessions = new Map<string, StandInSession>()
export const session = {
  fromPartition(partition: string): StandInSession {
    const known = sessions.get(partition) ?? new StandInSession()
    sessions.set(partition, known)
    return known
  },
}
