/** A line of a bench's report; see design.md, "Commands and what they print". `ours` and `peer` are medians of one run. */
export interface Row {
  readonly case: string
  readonly metric: string
  readonly unit: string
  readonly ours: number
  readonly peer: number | null
  readonly peerName: string | null
  /** `ours / peer`. */
  readonly ratio: number | null
  readonly runs: number
}

/** The value below which `share` of the measurements lie. */
export function quantile(measured: readonly number[], share: number): number {
  const sorted = [...measured].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (measured: readonly number[]): number => quantile(measured, 0.5)

/** Milliseconds of each of the given acts, one after another. */
export async function timed<T>(over: readonly T[], act: (one: T) => unknown): Promise<number[]> {
  const measured: number[] = []
  for (const one of over) {
    const from = performance.now()
    await act(one)
    measured.push(performance.now() - from)
  }
  return measured
}

/** Two rows, median and 95th percentile; the peer is known by its median alone. */
export function rowsOf(
  what: string,
  measured: readonly number[],
  peer: readonly number[] | null = null,
  peerName: string | null = null,
): Row[] {
  const beside = peer === null || peer.length === 0 ? null : median(peer)
  const ours = median(measured)
  const common = { case: what, unit: 'ms', runs: measured.length }
  return [
    {
      ...common,
      metric: 'p50',
      ours,
      peer: beside,
      peerName: beside === null ? null : peerName,
      ratio: beside === null ? null : ours / beside,
    },
    { ...common, metric: 'p95', ours: quantile(measured, 0.95), peer: null, peerName: null, ratio: null },
  ]
}
