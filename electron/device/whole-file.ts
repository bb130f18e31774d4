import { open, rename } from 'node:fs/promises'

/** Writes a small file whole or not at all: beside it first, to the disk, then over the old one. */
export const writeWhole = async (path: string, text: string): Promise<void> => {
  const beside = `${path}.part`
  const file = await open(beside, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(beside, path)
}
