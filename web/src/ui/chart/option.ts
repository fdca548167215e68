/** What ECharts is told, in the colours of the theme. Pure. */
import { palette, type ThemeName, type Token } from '../theme/theme'
import type { Series } from './Chart'

const TONES: Token[] = ['series-0', 'series-1', 'series-2', 'series-3']
/** Lines differ by dash and point as well as by colour. */
const DASHES = ['solid', 'dashed', 'dotted', 'dashed'] as const
const POINTS = ['circle', 'diamond', 'triangle', 'rect'] as const

export function option(labels: readonly string[], series: readonly Series[], theme: ThemeName, large: boolean) {
  const colour = palette(theme)
  const fontSize = large ? 15 : 12
  const words = { color: colour['text-2'], fontSize, fontFamily: 'inherit' }
  return {
    animation: false,
    color: TONES.map(tone => colour[tone]),
    // Bars differ by pattern as well as by colour, as soon as there are two sorts of them.
    aria: { enabled: true, label: { enabled: false }, decal: { show: series.length > 1 } },
    textStyle: { fontFamily: getComputedStyle(document.documentElement).fontFamily },
    grid: { top: series.length > 1 ? 40 : 12, right: 12, bottom: 8, left: 8, containLabel: true },
    legend: { show: series.length > 1, top: 0, left: 0, itemHeight: 10, textStyle: words },
    // Text, not markup: markup would bring style attributes.
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      backgroundColor: colour.surface,
      borderColor: colour.line,
      textStyle: { color: colour.text, fontSize },
    },
    xAxis: {
      type: 'category',
      data: [...labels],
      axisLabel: words,
      axisLine: { lineStyle: { color: colour['line-strong'] } },
      axisTick: { show: false },
    },
    yAxis: { type: 'value', axisLabel: words, splitLine: { lineStyle: { color: colour.line } } },
    series: series.map(({ name, kind, values }, at) => ({
      name,
      type: kind,
      data: [...values],
      barMaxWidth: 28,
      lineStyle: { width: 2.5, type: DASHES[at % DASHES.length] },
      symbol: POINTS[at % POINTS.length],
      symbolSize: 7,
    })),
  }
}
