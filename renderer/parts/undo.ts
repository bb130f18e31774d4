/** Typing in one field within this many milliseconds of the last key is one step of undo. */
const oneBreath = 1200
/** Steps kept. What did not change is shared between steps, so a step costs little. */
const mostSteps = 500

/**
 * Undo over text and structure alike: the browser's own undo forgets a field that is gone, and a deleted row must
 * come back by the same key as a deleted word. `S` is a whole state with its caret; states are never changed in place.
 */
export class Undo<S> {
  #past: S[] = []
  #future: S[] = []
  #run: { readonly label: string; readonly at: number } | null = null

  /**
   * Remembers the state before an edit. Edits with the same `label` in quick succession (typing in one field) share
   * a step; `null` always opens a new one. `now` is in milliseconds.
   */
  remember(before: S, label: string | null, now: number): void {
    const continues = label !== null && this.#run?.label === label && now - this.#run.at < oneBreath
    if (!continues) {
      this.#past.push(before)
      if (this.#past.length > mostSteps) this.#past.shift()
    }
    this.#future = []
    this.#run = label === null ? null : { label, at: now }
  }

  /** Ends the running step: what is typed after leaving a field is a step of its own. */
  pause(): void {
    this.#run = null
  }

  back(current: S): S | null {
    return this.#move(this.#past, this.#future, current)
  }

  forth(current: S): S | null {
    return this.#move(this.#future, this.#past, current)
  }

  #move(from: S[], to: S[], current: S): S | null {
    const step = from.pop()
    if (step === undefined) return null
    to.push(current)
    this.#run = null
    return step
  }
}
