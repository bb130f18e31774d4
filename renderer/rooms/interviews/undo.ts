import type { Caret, Talk } from './turns.ts'

/** A state of the talk that Ctrl+Z can come back to, with the caret as it was. */
interface Step {
  readonly talk: Talk
  readonly caret: Caret | null
}

/** Typing in one field within this many milliseconds of the last key is one step of undo. */
const oneBreath = 1200
/** Steps kept. Turns that did not change are shared between steps, so a step costs little. */
const mostSteps = 500

/**
 * Undo over text and structure alike: the browser's own undo forgets a textarea that is gone, and a deleted turn
 * must come back by the same key as a deleted word.
 */
export class Undo {
  #past: Step[] = []
  #future: Step[] = []
  #run: { readonly label: string; readonly at: number } | null = null

  /**
   * Remembers the state before an edit. Edits with the same `label` in quick succession (typing in one field) share
   * a step; `null` always opens a new one. `now` is in milliseconds.
   */
  remember(before: Step, label: string | null, now: number): void {
    const continues = label !== null && this.#run?.label === label && now - this.#run.at < oneBreath
    if (!continues) {
      this.#past.push(before)
      if (this.#past.length > mostSteps) this.#past.shift()
    }
    this.#future = []
    this.#run = label === null ? null : { label, at: now }
  }

  back(current: Step): Step | null {
    return this.#move(this.#past, this.#future, current)
  }

  forth(current: Step): Step | null {
    return this.#move(this.#future, this.#past, current)
  }

  #move(from: Step[], to: Step[], current: Step): Step | null {
    const step = from.pop()
    if (step === undefined) return null
    to.push(current)
    this.#run = null
    return step
  }
}
