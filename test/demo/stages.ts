/** Runs the stages of the demo one after another, says what each took, and keeps it for the summary. */
export class Stages {
  /** Seconds by stage, to a thousandth. */
  readonly seconds: Record<string, number> = {}

  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const from = performance.now()
    const result = await work()
    const took = Math.round(performance.now() - from) / 1000
    this.seconds[name] = took
    console.log(`${name.padEnd(16, '　')} ${took.toFixed(1)} 秒`)
    return result
  }
}
