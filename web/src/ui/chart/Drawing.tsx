import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use as take, type EChartsType } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useTheme } from '../theme/theme'
import { useLargeType } from '../type'
import type { ChartProps } from './Chart'
import css from './chart.module.css'
import { option } from './option'

take([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, CanvasRenderer])

/** Drawn on a canvas: the other renderer writes style attributes, which the content security policy refuses. */
export default function Drawing({ labels, series }: ChartProps) {
  const theme = useTheme()
  const large = useLargeType()
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType>(undefined)

  useEffect(() => {
    if (!box.current) return
    const made = init(box.current)
    chart.current = made
    const watch = new ResizeObserver(() => made.resize())
    watch.observe(box.current)
    return () => {
      watch.disconnect()
      made.dispose()
    }
  }, [])

  useEffect(() => {
    chart.current?.setOption(option(labels, series, theme, large), { notMerge: true })
  }, [labels, series, theme, large])

  return <div ref={box} className={css.drawing} />
}
