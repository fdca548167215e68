import type { Page } from '@playwright/test'
import { monthAgo, takeOver } from '../support/register'
import { report } from '../support/resident'
import { startServer, type Server } from '../support/server'
import { expect, expectAccessible, said, test as base, words, type Lang } from '../support/test'

/** A server with a past: what is published is never of today. */
const test = base.extend<object, { server: Server }>({
  server: [
    async ({}, use) => {
      const server = await startServer(takeOver)
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

const { public: open } = words('zh-CN')

/** Opens the page once the last month is published whole: 46 reports that count. */
async function openData(page: Page, path = '/public') {
  await expect
    .poll(
      async () => {
        const answer = await page.request.get('/api/v1/public/cells.geojson?level=district')
        const { features } = (await answer.json()) as { features: { properties: { reports: number } }[] }
        return features[0]?.properties.reports
      },
      { timeout: 90_000, intervals: [1000] },
    )
    .toBe(46)
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

test('what crosses the threshold is on the map and in the list, and what does not is nowhere', async ({ resident }) => {
  const page = await resident({ viewport: { width: 1440, height: 900 } })
  await openData(page)
  const ground = page.getByRole('region', { name: open.mapTitle })
  await expect(ground.getByRole('listitem')).toHaveText([/建华社区.*33/, /石油社区.*13/])
  await expect(ground.locator('canvas')).toBeVisible()

  // Nine reporters of one square, and what they would be if the others were subtracted, are not there.
  await ground.getByLabel(open.level!).selectOption('square')
  await expect(ground.getByRole('listitem')).toHaveText([/石油社区.*13/])
  await ground.getByLabel(open.month!).selectOption(monthAgo(2))
  await expect(ground.getByRole('listitem')).toHaveText([/建华社区.*15/])
  expect(new URL(page.url()).searchParams.get('month')).toBe(monthAgo(2))

  for (const path of ['/cells.geojson?level=square', '/data/places.csv', '/data/categories.csv', '/data/places.json']) {
    const text = await (await page.request.get(`/api/v1/public${path}`)).text()
    expect(text, path).not.toMatch(/不应公开|SG-03|104\.22/)
  }
})

test('indicators say what they mean, how they are worked out and how they went', async ({ resident }) => {
  const page = await resident({ viewport: { width: 1440, height: 900 } })
  await openData(page)
  await page
    .getByRole('region', { name: open.mapTitle })
    .getByRole('button', { name: /建华社区/ })
    .click()
  const figures = page.getByRole('region', { name: open.figures })
  await expect(figures.getByLabel(open.area!)).toHaveValue('510108002002')
  await figures.getByText(words('zh-CN').chart.figures!).click()
  await expect(figures.getByRole('row').filter({ hasText: '33' })).toHaveCount(1)
  const closed = figures.getByRole('row', { name: /按期结案率/ })
  await expect(closed).toContainText('100%')
  await expect(closed).toContainText('intime_archive_num / need_archive_num')
  await figures.getByLabel(open.which!).selectOption('intime_archive')
  await expect(figures.getByRole('img', { name: /按期结案率/ })).toBeVisible()
})

test('the open data and their dictionary can be downloaded', async ({ resident }) => {
  const page = await resident({ viewport: { width: 1440, height: 900 } })
  await openData(page)
  const download = page.getByRole('region', { name: open.download })
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    download.getByRole('link', { name: 'places.csv' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('places.csv')
  const [dictionary] = await Promise.all([
    page.waitForEvent('download'),
    download.getByRole('link', { name: open.dictionary }).click(),
  ])
  expect(dictionary.suggestedFilename()).toBe('datapackage.json')
  await download.locator('summary').first().click()
  await expect(download.getByRole('row', { name: /reports.*上报件数/ }).first()).toBeVisible()
})

test('a receipt is checked by number and secret, and a wrong one is told', async ({ resident }) => {
  const phone = await resident()
  const { number, link } = await report(phone, '路口井盖松动', '猛追湾街道')
  const secret = link.split('.').at(-1)!
  await phone.goto('/')
  await phone.getByRole('link', { name: open.more }).click()
  const check = phone.getByRole('region', { name: open.check })
  await check.getByRole('button', { name: open.checkIt }).click()
  await expect(check.getByText(open.missing!)).toBeVisible()
  await check.getByLabel(open.number!).fill(number)
  await check.getByLabel(open.secret!).fill('a'.repeat(secret.length))
  await check.getByRole('button', { name: open.checkIt }).click()
  await expect(check.getByText(open.unknown!)).toBeVisible()
  await check.getByLabel(open.secret!).fill(secret)
  await check.getByRole('button', { name: open.checkIt }).click()
  await expect(check.getByText(said(open.intact, { count: '1' }))).toBeVisible()
  await check.getByRole('link', { name: open.open }).click()
  await expect(phone.getByRole('heading', { name: '路口井盖松动' })).toBeVisible()
})

for (const lang of ['zh-CN', 'en'] satisfies Lang[])
  for (const [device, viewport] of [
    ['phone', { width: 390, height: 844 }],
    ['desktop', { width: 1440, height: 900 }],
  ] as const)
    test(`the open data with numbers, ${lang}, ${device}`, async ({ resident }) => {
      const page = await resident({ lang, viewport })
      await openData(page)
      await expect(page.getByRole('region', { name: words(lang).public.mapTitle }).getByRole('listitem')).toHaveCount(2)
      await expect(page.getByRole('img').locator('canvas')).toBeVisible()
      await expectAccessible(page, '/public')
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(wide, 'nothing hangs over the side').toBeLessThanOrEqual(0)
    })
