import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const at = (path: string): string => resolve(import.meta.dirname, path)

/** Addons hold machine code beside their JavaScript: they stay packages, everything else is bundled. */
const addons = ['better-sqlite3', 'sodium-native']

/** What the PDF viewer reads by itself: character maps and fonts for documents that embed none, decoders for scans. */
const pdfParts = (): Plugin => ({
  name: 'pdf-parts',
  generateBundle() {
    for (const part of ['cmaps', 'standard_fonts', 'wasm'])
      for (const file of readdirSync(at(join('node_modules/pdfjs-dist', part))))
        this.emitFile({
          type: 'asset',
          fileName: `pdf/${part}/${file}`,
          source: readFileSync(at(join('node_modules/pdfjs-dist', part, file))),
        })
  },
})

/** A library of the spreadsheet writer declares a `require` of its own, as electron-vite does for the whole file: one must yield. */
const oneRequire = (): Plugin => ({
  name: 'one-require',
  transform: (code, id) =>
    /fflate[\\/]esm[\\/]index\.mjs$/.test(id)
      ? code
          .replace("var require = createRequire('/')", "var ownRequire = createRequire('/')")
          .replace("_a = require('", "_a = ownRequire('")
      : null,
})

export default defineConfig({
  main: {
    plugins: [oneRequire()],
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        // The worker thread is an entry of its own, so that main can start it by its file.
        input: { main: at('electron/main.ts'), thread: at('db/worker/thread.ts') },
        external: addons,
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('electron/preload.ts') },
        // A sandboxed preload is one CommonJS file; it can require nothing but electron.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react(), pdfParts()],
    build: {
      // No inlined assets: the policy allows data: nowhere.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 3000,
      rolldownOptions: { input: at('renderer/index.html') },
    },
  },
})
