import { registerHooks } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { answerDialog } from './dialog.ts'
import { app, powerMonitor } from './electron.ts'
import { firstPage } from './window.ts'

/** Runs the built program on the stand-in. A parent that started it with a channel answers dialogs and moves the power. */

export type ToHost =
  | { readonly type: 'dialog'; readonly answer: readonly string[] }
  | { readonly type: 'power'; readonly event: string }
  | { readonly type: 'quit' }
export interface FromHost {
  readonly type: 'port'
  readonly port: number
}

const standIn = new URL('./electron.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) => (specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context)),
})

process.on('message', (message: ToHost) => {
  if (message.type === 'dialog') answerDialog(message.answer)
  else if (message.type === 'power') powerMonitor.emit(message.event)
  else app.quit()
})
process.on('disconnect', () => app.exit(1))
process.on('SIGINT', () => app.quit())
process.on('SIGTERM', () => app.quit())

// The program keeps such errors in its journal and goes on; here they end the test.
process.on('uncaughtException', (error) => {
  console.error(error)
  process.exit(1)
})

const built = resolve(process.env.STAND_IN_BUILT ?? join(import.meta.dirname, '../../out'))
await import(pathToFileURL(join(built, 'main/main.js')).href)
app.evaluated()
await firstPage
process.send?.({ type: 'port', port: app.port } satisfies FromHost)
