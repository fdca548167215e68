import type { Page } from '@playwright/test'
import { get } from '../support/api'
import { placed } from '../support/command'
import { expect, test, words } from '../support/test'

/** Cases in the queue, and how many of them come at a time. */
const MANY = 100_000
const PAGE = 10_000
/** What is left for one frame at fifty a second. */
const FRAME_MS = 20
const SCROLL_MS = 8_000

interface Item {
  id: string
  number: string
  title: string
}

/**
 * Lets the queue hold a hundred thousand cases, each made from a real one. That the server lists so many at once is measured
 * by the benchmarks; this is about what the page makes of them.
 */
async function fill(page: Page) {
  const { items } = await get<{ items: [Item, ...Item[]] }>(page, '/cases?limit=1')
  const id = (n: number) => `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
  const made = (n: number): Item => ({
    ...items[0],
    id: id(n),
    number: `CH-${n}`,
    title: `${items[0].title}，第 ${n} 件`,
  })
  await page.route('**/api/v1/cases?*', async route => {
    const from = Number(new URL(route.request().url()).searchParams.get('cursor') ?? 0)
    const next = from + PAGE
    const json = {
      items: Array.from({ length: PAGE }, (_, n) => made(from + n)),
      ...(next < MANY && { next_cursor: `${next}` }),
    }
    await route.fulfill({ json })
  })
}

interface Pace {
  frames: number
  /** Time of one frame in the middle, and of the one that only a twentieth were slower than. */
  median: number
  slow: number
  /** How far it went. */
  rows: number
}

/** Scrolls as a person with a wheel does, for a while, and measures every frame. */
const scroll = (page: Page, ms: number) =>
  page.getByRole('listbox').evaluate(
    (box, ms) =>
      new Promise<Pace>(done => {
        const times: number[] = []
        const began = performance.now()
        const top = box.scrollTop
        let last = began
        const step = (now: number) => {
          times.push(now - last)
          last = now
          box.scrollTop -= 90
          if (now - began < ms) return requestAnimationFrame(step)
          const sorted = times.slice(1).sort((a, b) => a - b)
          const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
          const rows = Math.round(Math.abs(box.scrollTop - top) / box.querySelector('[role=option]')!.clientHeight)
          done({ frames: sorted.length, median: at(0.5), slow: at(0.95), rows })
        }
        requestAnimationFrame(step)
      }),
    ms,
  )

test('a queue of a hundred thousand cases leaves time for fifty frames a second', async ({ staff }) => {
  const { desk } = words('zh-CN')
  const page = await staff('district_dispatcher')
  await placed(page, '路灯不亮')
  await fill(page)
  await page.goto('/desk')
  const queue = page.getByRole('listbox', { name: desk.queue })
  await expect(queue.getByRole('option').first()).toBeVisible()
  // Down to the last one, page by page.
  const end = () =>
    queue.evaluate(box => {
      box.scrollTop = box.scrollHeight
      return Number(box.querySelector('[role=option]:last-child')?.getAttribute('aria-setsize'))
    })
  await expect.poll(end, { timeout: 60_000 }).toBe(MANY)

  const wire = await page.context().newCDPSession(page)
  await wire.send('Performance.enable', { timeDomain: 'threadTicks' })
  const busy = async () => {
    const { metrics } = await wire.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000
  }
  await scroll(page, 1_000)
  const before = await busy()
  const pace = await scroll(page, SCROLL_MS)
  const perFrame = ((await busy()) - before) / pace.frames
  const rate = (pace.frames / SCROLL_MS) * 1000
  console.log(
    `${MANY} cases; ${pace.rows} rows scrolled: ${rate.toFixed(0)} frames/s, median ${pace.median.toFixed(1)} ms, ` +
      `95 % within ${pace.slow.toFixed(1)} ms, page busy ${perFrame.toFixed(1)} ms a frame`,
  )
  expect(pace.rows).toBeGreaterThan(100)
  // What the page itself needs for a frame. How many are painted is up to the machine: without a graphics card its processors do that.
  expect(perFrame).toBeLessThan(FRAME_MS)
})
