import { Refusal } from '../model/failure.ts'

/** For kinds that are written once: what was signed stays as it was signed. */
export function mustStand(_caseFile: unknown, change: { readonly before: unknown }): void {
  if (change.before !== null) throw new Refusal('draft_frozen')
}
