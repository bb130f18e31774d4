/** Key sheets of the places that are on the screen now, innermost last. */
export interface KeySheet {
  readonly place: string
  readonly shortcuts: readonly { readonly keys: string; readonly does: string }[]
}

let sheets: readonly KeySheet[] = []
const listeners = new Set<() => void>()
const tell = (next: readonly KeySheet[]): void => {
  sheets = next
  for (const listener of listeners) listener()
}

/** Offers a sheet for as long as its place is on the screen; returns how it leaves. */
export const offerKeys = (sheet: KeySheet): (() => void) => {
  tell([...sheets, sheet])
  return () => tell(sheets.filter((offered) => offered !== sheet))
}

/** For `useSyncExternalStore`. */
export const onKeys = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const keySheets = (): readonly KeySheet[] => sheets
