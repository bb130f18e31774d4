import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildIfStale, findElectron } from './built.ts'
import { findChromium } from './chromium.ts'

/** `npm start`: the program in its window. */

const root = join(import.meta.dirname, '../..')
buildIfStale()
const electron = findElectron()
const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined

if (electron !== undefined) {
  // Chromium's own sandbox refuses to start as root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(electron, [...asRoot, root], { stdio: 'inherit' })
  child.on('exit', (code) => process.exit(code ?? 1))
} else if (findChromium() === undefined) {
  console.error('Electron runtime not found, and no Chromium either: run `node test/setup.ts` first.')
  process.exit(1)
} else {
  console.log('Electron runtime not found; using the development window')
  if (!hasDisplay) {
    console.log('No display: the window stays hidden. End with Ctrl+C.')
    process.env.STAND_IN_WINDOW = 'hidden'
  }
  await import('./run.ts')
}
