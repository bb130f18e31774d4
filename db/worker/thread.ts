import { parentPort } from 'node:worker_threads'
import type { ToWorker } from './messages.ts'
import { serve } from './serve.ts'

/** The worker thread: the one place where a case file is open. It ends when the case file locks. */
const port = parentPort
if (port === null) throw new Error('runs as a worker thread only')

const answer = serve({
  post: (message) => port.postMessage(message),
  end: () => port.close(), // nothing else keeps the thread alive
})
port.on('message', (ask: ToWorker) => void answer(ask))
