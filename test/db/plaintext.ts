import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Files under a folder that contain the text, in UTF-8 or UTF-16, each with its path. What is encrypted holds none. */
export function filesHolding(folder: string, text: string): string[] {
  const forms = [Buffer.from(text), Buffer.from(text, 'utf16le')]
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .filter((path) => {
      const bytes = readFileSync(path)
      return forms.some((form) => bytes.includes(form))
    })
}
