import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Failure } from '../../db/model/failure.ts'
import { layouts } from '../../db/model/paper/layout.ts'
import type { Paper } from '../../db/model/paper/paper.ts'
import type { PaperWish } from '../../electron/contract/index.ts'
import { flushAll } from '../app/holding.ts'
import { call, failureOf } from '../app/workstation.ts'
import { measureBlocks } from './measure.ts'
import { paginate, type SheetParts } from './paginate.ts'
import { capacityOf } from './sheet.tsx'

/** A paper as far as it has come: composed in the case file, then measured and laid on sheets here. */
export interface LaidPaper {
  readonly paper: Paper | null
  readonly sheets: readonly SheetParts[] | null
  readonly failure: Failure | null
  /** Composes anew, with a 打印编号 of its own. */
  readonly again: () => void
  /** Where the blocks are drawn to be measured. */
  readonly measure: React.RefObject<HTMLDivElement | null>
}

/** What is typed is saved first: paper shows what the case file holds. */
const compose = async (wish: PaperWish): Promise<Paper> => {
  await flushAll()
  return call('paper', 'compose', { wish })
}

export const usePaper = (wish: PaperWish): LaidPaper => {
  const [paper, setPaper] = useState<Paper | null>(null)
  const [sheets, setSheets] = useState<readonly SheetParts[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [round, setRound] = useState(0)
  const measure = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round composes anew
  useEffect(() => {
    let left = false
    compose(wish).then(
      (composed) => !left && setPaper(composed),
      (error) => !left && setFailure(failureOf(error)),
    )
    return () => {
      left = true
    }
  }, [wish, round])
  useLayoutEffect(() => {
    if (paper === null || measure.current === null) return
    setSheets(paginate(measureBlocks(measure.current, paper.blocks, layouts[paper.layout]), capacityOf(paper)))
  }, [paper])
  return { paper, sheets, failure, again: () => setRound((now) => now + 1), measure }
}
