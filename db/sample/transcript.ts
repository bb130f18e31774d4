/** One 问/答 pair as written down. `outline` is topic and question, both from 1. */
export interface WrittenTurn {
  question: string
  answer: string
  abstract: string
  tags: string[]
  lead: boolean
  notedAt: string
  outline: readonly [topic: number, question: number] | null
}

const line = /^(问|答|摘|标|纲|时)：(.*)$/u

/**
 * Reads a transcript: `问：` opens a turn, `答：` follows; then, each on a line of its own and all optional, `摘：` the
 * abstract, `标：` tags parted by 、, `纲：1.2` the outline question, `时：09:25` the time noted, `疑` a lead. Any other
 * line continues the text above it. Throws on a transcript that does not begin with 问.
 */
export function readTranscript(transcript: string): WrittenTurn[] {
  const turns: WrittenTurn[] = []
  let open: 'question' | 'answer' = 'question'
  for (const text of transcript.trim().split('\n')) {
    const [, mark, rest = ''] = line.exec(text) ?? []
    if (mark === '问') {
      turns.push({ question: rest, answer: '', abstract: '', tags: [], lead: false, notedAt: '', outline: null })
      open = 'question'
      continue
    }
    const turn = turns.at(-1)
    if (turn === undefined) throw new Error(`a transcript begins with 问, not with ${text.slice(0, 20)}`)
    if (mark === '答') {
      turn.answer = rest
      open = 'answer'
    } else if (text === '疑') turn.lead = true
    else if (mark === undefined) turn[open] += `\n${text}`
    else note(turn, mark, rest)
  }
  return turns
}

function note(turn: WrittenTurn, mark: string, rest: string): void {
  if (mark === '摘') turn.abstract = rest
  else if (mark === '标') turn.tags = rest.split('、')
  else if (mark === '时') turn.notedAt = rest
  else {
    const [topic, question] = rest.split('.').map(Number)
    turn.outline = [topic ?? 0, question ?? 0]
  }
}
