import type { FontRole } from '../../db/model/paper/fonts.ts'
import { fontRoles, fonts } from '../../db/model/paper/fonts.ts'

/** A font that a paper should have and this computer has not. */
export interface MissingFont {
  readonly wanted: string
  /** What stands in for it; null where nothing of the list is there either. */
  readonly used: string | null
}

/** Whether this computer has the font. Nothing is fetched: the name is looked up among its own. */
const has = async (family: string): Promise<boolean> => {
  try {
    await new FontFace('paper-probe', `local("${family}")`).load()
    return true
  } catch {
    return false
  }
}

const firstOf = async (families: readonly string[]): Promise<string | null> => {
  for (const family of families) if (await has(family)) return family
  return null
}

const missingIn = async (role: FontRole): Promise<readonly MissingFont[]> => {
  const { name, wanted, instead } = fonts[role]
  return (await firstOf(wanted)) === null ? [{ wanted: name, used: await firstOf(instead) }] : []
}

/** Fonts of the layout that are missing here, with what is used instead. */
export const missingFonts = async (): Promise<readonly MissingFont[]> => (await Promise.all(fontRoles.map(missingIn))).flat()
