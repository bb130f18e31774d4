import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** The real Electron executable, when its download succeeded. Never tries to fetch it. */
export const findElectron = (): string | undefined => {
  const name = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform as string] ?? 'electron'
  const path = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules/electron/dist'), name)
  return existsSync(path) ? path : undefined
}

const newest = (folder: string): number =>
  Math.max(
    ...readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  )

/** Builds the program when it was never built or its sources are newer. */
export const buildIfStale = (): void => {
  const built = join(root, 'out/renderer/index.html')
  const builtAt = existsSync(built) ? statSync(built).mtimeMs : 0
  if (Math.max(...['db', 'electron', 'renderer'].map(newest)) <= builtAt) return
  const cli = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const { status } = spawnSync(process.execPath, [cli, 'build'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) process.exit(status ?? 1)
}
