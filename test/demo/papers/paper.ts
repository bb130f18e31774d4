import type { SampleInterview, SampleReview } from '../../../db/sample/shape.ts'
import { readTranscript } from '../../../db/sample/transcript.ts'

/** A paper of the invented unit before it is a file: what stands on its pages. */
export interface Paper {
  readonly title: string
  readonly number: string
  readonly issuer: string
  readonly day: string
  readonly sections: readonly { readonly heading: string; readonly text: string }[]
  readonly signatures: readonly string[]
}

/** Printed at the head of every page of every file. */
export const mark = '示例文件：内容均为虚构，与任何真实单位和个人无关'

export const paperOf = ({ title, documentNumber, issuer, documentDate, excerpts }: SampleReview): Paper => ({
  title,
  number: documentNumber,
  issuer,
  day: documentDate,
  sections: excerpts.map(({ location, text }) => ({ heading: location, text })),
  signatures: [],
})

/** The last page of an interview as it was printed, signed and scanned. */
export function signedPageOf({ interviewee, startedAt, endedAt, place, transcript }: SampleInterview): Paper {
  const turns = readTranscript(transcript).slice(-5)
  return {
    title: '谈话记录（末页）',
    number: '',
    issuer: `谈话对象：${interviewee.name}（${interviewee.unit}${interviewee.post}）`,
    day: `${startedAt.replace('T', ' ')} 至 ${endedAt.slice(11)}　${place}`,
    sections: turns.flatMap(({ question, answer }) => [
      { heading: '问', text: question },
      { heading: '答', text: answer },
    ]),
    signatures: ['以上记录我看过，和我说的一致。', `谈话对象签名：${interviewee.name}`, '谈话人、记录人签名：（已签）'],
  }
}
