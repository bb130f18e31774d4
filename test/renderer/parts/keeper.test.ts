import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Failure } from '../../../db/model/failure.ts'
import { Keeper, type Kept } from '../../../renderer/parts/keeper.ts'

interface Note {
  readonly title: string
  readonly text: string
}
interface SavedNote {
  readonly version: number
  readonly body: Note
}

class Refused extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.code)
    this.failure = failure
  }
}

/** A case file of one note, whose answers the test holds back and lets go. */
class OneNote {
  saved: SavedNote = { version: 1, body: { title: '', text: '' } }
  readonly asked: { version: number; changes: Partial<Note> }[] = []
  #waiting: (() => void)[] = []
  refuse: Failure | null = null
  held = false

  readonly road = {
    save: async (version: number, changes: Partial<Note>): Promise<SavedNote> => {
      this.asked.push({ version, changes })
      if (this.held) await new Promise<void>((go) => this.#waiting.push(go))
      if (this.refuse !== null) throw new Refused(this.refuse)
      if (version !== this.saved.version) throw new Refused({ code: 'version_conflict' })
      this.saved = { version: version + 1, body: { ...this.saved.body, ...changes } }
      return this.saved
    },
    open: async (): Promise<SavedNote> => this.saved,
    failureOf: (error: unknown): Failure => (error instanceof Refused ? error.failure : { code: 'unexpected' }),
  }

  letGo(): void {
    this.held = false
    for (const go of this.#waiting) go()
    this.#waiting = []
  }
}

const start = () => {
  const file = new OneNote()
  const seen: Kept<Note>[] = []
  const keeper = new Keeper<Note, SavedNote>(file.saved, file.road, 400, (kept) => seen.push(kept))
  return { file, keeper, seen }
}

// The clock is the one thing replaced here: the delays themselves are what is tested.
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a keeper', () => {
  it('shows a change at once and saves it after the pause', async () => {
    const { file, keeper } = start()
    keeper.change({ title: '谈话' })
    expect(keeper.kept.body.title).toBe('谈话')
    expect(keeper.kept.status).toBe('saving')
    await vi.advanceTimersByTimeAsync(399)
    expect(file.asked).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(1)
    expect(file.saved.body.title).toBe('谈话')
    expect(keeper.kept.status).toBe('saved')
  })

  it('saves only the fields that changed', async () => {
    const { file, keeper } = start()
    keeper.change({ text: '一' })
    await keeper.flush()
    expect(file.asked).toEqual([{ version: 1, changes: { text: '一' } }])
  })

  it('saves at least every second while somebody types without a pause', async () => {
    const { file, keeper } = start()
    for (let typed = 0; typed < 12; typed++) {
      keeper.change({ text: '字'.repeat(typed + 1) })
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(file.asked.length).toBeGreaterThan(0)
  })

  it('sends one save at a time, in the order of typing', async () => {
    const { file, keeper } = start()
    file.held = true
    keeper.change({ text: '先' })
    const first = keeper.flush()
    keeper.change({ text: '先后' })
    const second = keeper.flush()
    expect(file.asked).toHaveLength(1)
    file.letGo()
    await Promise.all([first, second])
    expect(file.asked.map(({ changes }) => changes.text)).toEqual(['先', '先后'])
    expect(file.saved.body.text).toBe('先后')
  })

  it('never puts an older answer over what was typed meanwhile', async () => {
    const { file, keeper, seen } = start()
    file.held = true
    keeper.change({ text: '旧' })
    const flushed = keeper.flush()
    keeper.change({ text: '新' })
    file.letGo()
    await flushed
    expect(seen.slice(1).every(({ body }) => body.text === '新')).toBe(true)
  })

  it('meets a newer version by keeping its other fields and what was typed here', async () => {
    const { file, keeper } = start()
    file.saved = { version: 5, body: { title: '别处改的', text: '' } }
    keeper.change({ text: '这里写的' })
    await keeper.flush()
    expect(file.saved).toEqual({ version: 6, body: { title: '别处改的', text: '这里写的' } })
    expect(keeper.kept.body).toEqual({ title: '别处改的', text: '这里写的' })
  })

  it('holds on to what could not be saved and tries again', async () => {
    const { file, keeper } = start()
    file.refuse = { code: 'disk_full' }
    keeper.change({ text: '不能丢' })
    await keeper.flush()
    expect(keeper.kept.status).toBe('failed')
    expect(keeper.kept.failure).toEqual({ code: 'disk_full' })
    expect(keeper.kept.body.text).toBe('不能丢')
    file.refuse = null
    await vi.advanceTimersByTimeAsync(5000)
    expect(file.saved.body.text).toBe('不能丢')
    expect(keeper.kept.status).toBe('saved')
  })

  it('does not try again by itself where the record refuses for good', async () => {
    const { file, keeper } = start()
    file.refuse = { code: 'draft_frozen' }
    keeper.change({ text: '改' })
    await keeper.flush()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(file.asked).toHaveLength(1)
    expect(keeper.kept.failure?.code).toBe('draft_frozen')
  })

  it('takes a state from elsewhere under what is being typed', () => {
    const { keeper } = start()
    keeper.change({ text: '正在写' })
    keeper.adopt({ version: 2, body: { title: '别处', text: '别处' } })
    expect(keeper.kept.body).toEqual({ title: '别处', text: '正在写' })
  })

  it('saves what it holds when it closes', async () => {
    const { file, keeper } = start()
    keeper.change({ text: '最后一句' })
    await keeper.close()
    expect(file.saved.body.text).toBe('最后一句')
  })
})
