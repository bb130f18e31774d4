import { Button } from 'antd'
import { Component, type ReactNode } from 'react'
import { failureWords, telephoneCode } from '../words/failures.ts'
import { frameWords } from '../words/frame.ts'
import { FailureError } from './workstation.ts'
import './broken-place.css'

/** What a person sees where drawing failed: what is safe, what to do; never the program's own words. */
export const BrokenPlace = ({ error, reset }: { readonly error: unknown; readonly reset: () => void }) => {
  const failure = error instanceof FailureError ? error.failure : null
  const words = failure === null ? null : failureWords(failure)
  return (
    <div className="broken-place" role="alert">
      <h1>{words?.happened ?? frameWords.broken}</h1>
      <p>{words?.safe ?? frameWords.brokenSafe}</p>
      <p>{words?.next ?? frameWords.brokenNext}</p>
      <p className="quiet">电话告知代码：{telephoneCode(failure ?? { code: 'unexpected' })}</p>
      <Button onClick={reset}>{frameWords.again}</Button>
    </div>
  )
}

interface Props {
  readonly children: ReactNode
  /** A change of it (the record's id) tries again. */
  readonly place?: string
}

/** Keeps a failure of one place from taking the rest of the frame with it. */
export class Guarded extends Component<Props, { readonly error: unknown; readonly broken: boolean }> {
  override state = { error: null as unknown, broken: false }
  static getDerivedStateFromError(error: unknown) {
    return { error, broken: true }
  }
  override componentDidUpdate(before: Props) {
    if (this.state.broken && before.place !== this.props.place) this.reset()
  }
  reset = (): void => this.setState({ error: null, broken: false })
  override render(): ReactNode {
    return this.state.broken ? <BrokenPlace error={this.state.error} reset={this.reset} /> : this.props.children
  }
}
