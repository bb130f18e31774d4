import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** `*.test.ts` runs here, `*.spec.ts` in Playwright. Every project runs on the Node 24 that the program ships on. */
export default defineConfig({
  test: {
    // Addons and worker threads: each file gets a process of its own.
    pool: 'forks',
    // V8 of Node 24 now and then aborts where threads end while code pages are guarded by memory protection keys (nodejs/node#64500).
    execArgv: ['--no-memory-protection-keys'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'db', include: ['test/db/**/*.test.ts', 'test/crash/**/*.test.ts', 'test/fuzz/**/*.test.ts'] } },
      {
        extends: true,
        // Outside Electron the name `electron` means the stand-in, as it does for the built program.
        resolve: { alias: { electron: resolve(import.meta.dirname, 'test/host/electron.ts') } },
        test: { name: 'electron', include: ['test/electron/**/*.test.ts', 'test/attacks/**/*.test.ts', 'test/demo/**/*.test.ts'] },
      },
      { extends: true, plugins: [react()], test: { name: 'renderer', include: ['test/renderer/**/*.test.{ts,tsx}'] } },
    ],
  },
})
