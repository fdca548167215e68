import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { get } from '../support/api'
import { report } from '../support/resident'
import { startDemonstration, type Server } from '../support/server'
import { test as base, words, type Lang } from '../support/test'
import { STOPS } from './stops'

const DOCS = resolve(import.meta.dirname, '../../docs')
/** Until maps and charts have drawn themselves. */
const SETTLE_MS = 4_000

const test = base.extend<object, { server: Server }>({
  server: [
    async ({}, use) => {
      const server = await startDemonstration()
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 1_000_000 },
  ],
})

for (const [lang, file, heading, intro] of [
  ['zh-CN', 'tour.zh-CN.md', '导览', '每个界面一张图，数据为演示数据。由 `npm --prefix e2e run tour` 重新生成。'],
  [
    'en',
    'tour.md',
    'A tour',
    'One picture of each face, from demonstration data. Drawn anew by `npm --prefix e2e run tour`.',
  ],
] satisfies [Lang, string, string, string][])
  test(heading, async ({ staff, resident }) => {
    const key = lang === 'en' ? 'en' : 'zh'
    const folder = join(DOCS, 'img/tour', key)
    mkdirSync(folder, { recursive: true })
    const centre = await staff('district_dispatcher', { lang })
    const { items } = await get<{ items: { id: string }[] }>(centre, '/cases?state=handling&limit=1')
    const phone = await resident({ lang })
    const { link } = await report(
      phone,
      lang === 'en' ? 'The lamp at the gate has gone out' : '院门口的路灯坏了，晚上看不见路',
    )
    const lines = [`# ${heading}`, '', intro]
    for (const { name, role, path, size, dark, title, text } of STOPS) {
      const options = { lang, viewport: size, colorScheme: dark ? ('dark' as const) : ('light' as const) }
      const page = role ? await staff(role, options) : await resident(options)
      await page.goto(path.replace('{open}', items[0]!.id).replace('{receipt}', new URL(link, page.url()).pathname))
      await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
      await page.waitForTimeout(SETTLE_MS)
      const steps = page.getByRole('button', { name: words(lang).help!.putAway, exact: true })
      if (await steps.isVisible()) await steps.click()
      await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 82 })
      await page.close()
      lines.push('', `## ${title[key]}`, '', text[key], '', `![${title[key]}](img/tour/${key}/${name}.jpg)`)
    }
    writeFileSync(join(DOCS, file), `${lines.join('\n')}\n`)
  })
