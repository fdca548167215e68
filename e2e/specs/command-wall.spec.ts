import type { CDPSession } from '@playwright/test'
import { counts, placed, WALL } from '../support/command'
import { expect, test, words } from '../support/test'

/** What one district brings in a day, by public figures. */
const EVENTS = 18_000
/** The browser comes back so many times, as it does every five minutes on a wall. */
const STREAMS = 12
const CASES = 40
const MOST_BYTES = 400 * 1024 * 1024
/** What a whole day may leave behind, beyond what one look at the screen needs. */
const MOST_GROWN = 40 * 1024 * 1024

async function heap(wire: CDPSession): Promise<number> {
  await wire.send('HeapProfiler.collectGarbage')
  const { metrics } = await wire.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')!.value
}

test('the wall bears a day of events without growing', async ({ staff }) => {
  const { command } = words('zh-CN')
  const wall = await staff('district_dispatcher', WALL)
  const ids: string[] = []
  for (let n = 0; n < CASES; n++) ids.push((await placed(wall, `一天之中的第 ${n} 件`, n)).id)

  // A whole day, told in a minute: the real stream is replaced by one that tells as much as a day does.
  let told = 0
  await wall.route('**/api/v1/events**', async route => {
    const messages = Array.from({ length: Math.ceil(EVENTS / STREAMS) }, () => {
      const seq = told++
      const data = {
        id: ids[0],
        topic: 'case.comment',
        object: ids[seq % ids.length],
        at: new Date().toISOString(),
        data: {},
      }
      return `id: ${seq}\ndata: ${JSON.stringify(data)}\n\n`
    })
    const wait = told < EVENTS ? 1_500 : 3_600_000
    await route.fulfill({ contentType: 'text/event-stream', body: `retry: ${wait}\n\n${messages.join('')}` })
  })
  await wall.goto('/command')
  const numbers = wall.getByLabel(command!.counts!, { exact: true })
  await expect(numbers).toContainText(String((await counts(wall)).open))
  const wire = await wall.context().newCDPSession(wall)
  await wire.send('Performance.enable')
  await expect.poll(() => told).toBeGreaterThan(EVENTS / STREAMS)
  const early = await heap(wire)
  await expect.poll(() => told, { timeout: 80_000 }).toBeGreaterThanOrEqual(EVENTS)
  await wall.waitForTimeout(8_000)
  const late = await heap(wire)
  console.log(`heap: ${(early / 1e6).toFixed(0)} MB early, ${(late / 1e6).toFixed(0)} MB after ${told} events`)
  expect(late).toBeLessThan(MOST_BYTES)
  expect(late - early).toBeLessThan(MOST_GROWN)
  // It is still the screen that it was.
  await expect(numbers).toContainText(String((await counts(wall)).open))
})
