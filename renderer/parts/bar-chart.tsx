import { BarChart as Bars } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { colours, fontFamily } from '../app/theme.ts'

use([Bars, GridComponent, SVGRenderer])

export interface Bar {
  readonly name: string
  /** Length of the bar; null where nothing may be drawn. */
  readonly value: number | null
  /** Written at its end. */
  readonly word: string
}

interface BarChartProps {
  readonly bars: readonly Bar[]
  /** The longest that a bar could be. */
  readonly most: number
  /** What the chart is, for those who do not see it: the table beside it holds the same figures. */
  readonly label: string
}

const barHeight = 28

/** Bars from left to right, still, with the word of each at its end. */
export const BarChart = ({ bars, most, label }: BarChartProps) => {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (box.current === null) return
    const chart = init(box.current, null, { renderer: 'svg' })
    chart.setOption(optionOf(bars, most))
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(box.current)
    return () => {
      watch.disconnect()
      chart.dispose()
    }
  }, [bars, most])
  return <div ref={box} role="img" aria-label={label} style={{ height: bars.length * barHeight + 8 }} />
}

const text = { fontFamily, fontSize: 13, color: colours.inkSoft }

const optionOf = (bars: readonly Bar[], most: number) => ({
  animation: false,
  grid: { left: 0, right: 56, top: 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
  xAxis: { type: 'value', max: most, show: false },
  yAxis: {
    type: 'category',
    inverse: true,
    data: bars.map(({ name }) => name),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colours.edge } },
    axisLabel: { ...text, width: 120, overflow: 'truncate' },
  },
  series: [
    {
      type: 'bar',
      silent: true,
      barWidth: 12,
      itemStyle: { color: colours.blue },
      data: bars.map(({ value, word }) => ({
        value: value ?? 0,
        label: { show: true, position: 'right', formatter: word, ...text },
      })),
    },
  ],
})
