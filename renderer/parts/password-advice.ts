import { passwordWords } from '../words/entry.ts'

/** Characters that the case file asks for at least (db/worker/requests/vault.ts). */
export const shortestPassword = 10

/** What to say of a password while it is typed; `usable` is the case file's own floor and nothing more. */
export const adviseOn = (password: string): { readonly usable: boolean; readonly advice: string } => {
  const length = [...password].length
  if (length === 0) return { usable: false, advice: passwordWords.needed }
  if (password.length < shortestPassword) return { usable: false, advice: passwordWords.short(length) }
  const different = new Set(password).size
  if (different < 5) return { usable: true, advice: passwordWords.repeated }
  if (/^\d+$/.test(password)) return { usable: true, advice: passwordWords.onlyDigits }
  return { usable: true, advice: length >= 14 ? passwordWords.good : passwordWords.fair }
}
