import { describe, expect, it } from 'vitest'
import { cutAt } from '../../../renderer/parts/marked.tsx'

describe('marking searched words', () => {
  it('cuts at every word, hits at odd places', () => {
    expect(cutAt('党组会研究招标事项', '党组 招标')).toEqual(['', '党组', '会研究', '招标', '事项'])
  })
  it('takes typed signs literally', () => {
    expect(cutAt('附件(1).pdf', '(1)')).toEqual(['附件', '(1)', '.pdf'])
  })
  it('leaves the text whole without words', () => {
    expect(cutAt('党组会', '  ')).toEqual(['党组会'])
  })
})
