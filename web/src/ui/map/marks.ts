/** Marks drawn here rather than fetched: a shape and a colour for each step of the urgency scale. */
import { palette, type ThemeName } from '../theme/theme'

const SIZE = 26
const RATIO = 2

type Draw = (ctx: CanvasRenderingContext2D, middle: number, radius: number) => void

const triangle: Draw = (ctx, m, r) => {
  ctx.moveTo(m, m - r)
  ctx.lineTo(m + r, m + r * 0.8)
  ctx.lineTo(m - r, m + r * 0.8)
}
const diamond: Draw = (ctx, m, r) => {
  ctx.moveTo(m, m - r)
  ctx.lineTo(m + r, m)
  ctx.lineTo(m, m + r)
  ctx.lineTo(m - r, m)
}
const disc: Draw = (ctx, m, r) => ctx.arc(m, m, r * 0.75, 0, Math.PI * 2)
const pin: Draw = (ctx, m, r) => {
  ctx.arc(m, m - r * 0.3, r * 0.65, Math.PI * 0.85, Math.PI * 0.15)
  ctx.lineTo(m, m + r)
}
const square: Draw = (ctx, m, r) => ctx.rect(m - r * 0.7, m - r * 0.7, r * 1.4, r * 1.4)
const drop: Draw = (ctx, m, r) => {
  ctx.moveTo(m, m + r)
  ctx.lineTo(m + r, m - r * 0.8)
  ctx.lineTo(m - r, m - r * 0.8)
}
const house: Draw = (ctx, m, r) => {
  ctx.moveTo(m, m - r)
  ctx.lineTo(m + r, m - r * 0.1)
  ctx.lineTo(m + r, m + r)
  ctx.lineTo(m - r, m + r)
  ctx.lineTo(m - r, m - r * 0.1)
}
const ring: Draw = (ctx, m, r) => ctx.arc(m, m, r * 1.05, 0, Math.PI * 2)

function mark(draw: Draw, fill: string | undefined, edge: string, width = 2): ImageData {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = SIZE * RATIO
  const ctx = canvas.getContext('2d')!
  ctx.scale(RATIO, RATIO)
  ctx.beginPath()
  draw(ctx, SIZE / 2, SIZE / 2 - 3)
  ctx.closePath()
  ctx.lineWidth = width
  ctx.lineJoin = 'round'
  ctx.strokeStyle = edge
  if (fill) {
    ctx.fillStyle = fill
    ctx.fill()
  }
  ctx.stroke()
  return ctx.getImageData(0, 0, canvas.width, canvas.height)
}

export const pixelRatio = RATIO

/** All marks of a theme by name: `step-0` … `step-2`, `phase-new` … `phase-checking`, `unit`, `pin` for a chosen place, `ring` around the chosen case. */
export function marks(theme: ThemeName): Record<string, ImageData> {
  const colour = palette(theme)
  return {
    'step-0': mark(triangle, colour['urgency-0'], colour.surface),
    'step-1': mark(diamond, colour['urgency-1'], colour.surface),
    'step-2': mark(disc, colour['urgency-2'], colour.surface),
    // A state by its phase: a shape and a colour for each that can be open.
    'phase-new': mark(disc, colour['phase-new'], colour.surface),
    'phase-working': mark(square, colour['phase-working'], colour.surface),
    'phase-paused': mark(drop, colour['phase-paused'], colour.surface),
    'phase-checking': mark(diamond, colour['phase-checking'], colour.surface),
    unit: mark(house, colour.surface, colour.primary),
    pin: mark(pin, colour.primary, colour.surface),
    ring: mark(ring, undefined, colour.primary, 3),
  }
}
