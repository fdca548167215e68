import { get } from '../support/api'
import { counts, placed, WALL } from '../support/command'
import { expect, said, test, words, type Lang } from '../support/test'

for (const lang of ['zh-CN', 'en'] satisfies Lang[])
  test(`the district on one screen, from the area down to the case, ${lang}`, async ({ staff }) => {
    const { command, desk } = words(lang)
    const wall = await staff('district_dispatcher', { lang, ...WALL })
    const tag = `指挥屏${lang}`
    const { number } = await placed(wall, `${tag}：井盖松动`, 3)
    await placed(wall, `${tag}：路灯不亮`, 5)
    await wall.goto('/command')
    const numbers = wall.getByLabel(command!.counts!, { exact: true })
    const { open } = await counts(wall)
    await expect(numbers).toContainText(String(open))

    // The wall is dark, and nothing of it has to be scrolled to.
    await expect(wall.locator('html')).toHaveAttribute('data-theme', 'wall')
    for (const size of [WALL.viewport, { width: 1440, height: 900 }]) {
      await wall.setViewportSize(size)
      expect(await wall.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight)).toBe(true)
    }

    // Layers: each is named, and the map says what it shows.
    const map = wall.getByRole('region', { name: command!.map, exact: true })
    const canvas = map.locator('canvas')
    await expect(canvas).toHaveAttribute('aria-label', said(command!.mapLabel_state, { count: String(open) }))
    const layers = map.getByRole('radiogroup', { name: command!.layer })
    for (const layer of ['late', 'heat', 'units', 'state'] as const) {
      await layers.getByText(command![`layer_${layer}`]!, { exact: true }).click()
      await expect(canvas).toHaveAttribute('aria-label', new RegExp(command![`mapLabel_${layer}`]!.slice(-12)))
    }

    // What happens elsewhere arrives by itself.
    await placed(wall, `${tag}：垃圾外溢`, 9)
    await expect(numbers).toContainText(String(open + 1), { timeout: 20_000 })

    // Each figure opens on its formula.
    const { items } = await get<{ items: { name: { zh: string; en: string }; formula: string }[] }>(wall, '/indicators')
    const figures = wall.getByRole('region', { name: command!.figures })
    const [first] = items
    await figures
      .getByText(lang === 'en' ? first!.name.en : first!.name.zh, { exact: false })
      .first()
      .click()
    await expect(figures.getByText(first!.formula, { exact: true }).first()).toBeVisible()

    // From the district to the street, to the unit, to its cases at the desk.
    const areas = wall.getByRole('region', { name: command!.areas })
    const street = areas.getByRole('row').filter({ hasText: lang === 'en' ? 'Mengzhuiwan' : '猛追湾' })
    await street.getByRole('button').click()
    await expect(wall).toHaveURL(/area=/)
    await expect(wall.getByRole('navigation', { name: command!.way }).getByRole('button')).toHaveCount(2)
    const unit = wall.getByRole('region', { name: command!.units }).getByRole('row').nth(1)
    await unit.getByRole('button').click()
    await expect(wall).toHaveURL(/unit=/)
    await unit.getByRole('link').click()
    await expect(wall).toHaveURL(/\/desk\?/)
    await wall.getByRole('listbox', { name: desk.queue }).getByRole('option').filter({ hasText: tag }).last().click()
    await expect(wall.getByRole('main').getByText(number)).toBeVisible()
  })

test('two periods stand side by side with their intervals', async ({ staff }) => {
  const { command } = words('zh-CN')
  const page = await staff('supervisor', WALL)
  await page.goto('/command?view=compare&period=week')
  const table = page.getByRole('region', { name: command!.compare }).getByRole('table')
  const { items } = await get<{ items: unknown[] }>(page, '/indicators')
  await expect(table.getByRole('row')).toHaveCount(items.length + 1)
  await page
    .getByRole('radiogroup', { name: command!.period })
    .getByText(command!.period_month!, { exact: true })
    .click()
  await expect(page).not.toHaveURL(/period=/)
  // A count of nothing is as sure as a count can be: between none and a few.
  await expect(
    table.getByText(said(command!.interval, { low: '0', high: '3.7' }), { exact: true }).first(),
  ).toBeVisible()
})

test('on a narrow screen the panels follow one another', async ({ staff }) => {
  const { command } = words('zh-CN')
  const page = await staff('supervisor', { viewport: { width: 1000, height: 850 } })
  await page.goto('/command')
  const box = async (name: string) => (await page.getByRole('region', { name, exact: true }).boundingBox())!
  await expect(page.getByRole('region', { name: command!.figures, exact: true })).toBeVisible()
  const [map, figures] = [await box(command!.map!), await box(command!.figures!)]
  expect(map.height).toBeGreaterThan(400)
  expect(figures.y).toBeGreaterThanOrEqual(map.y + map.height)
})

test('a day is played back', async ({ staff }) => {
  const { command } = words('zh-CN')
  const page = await staff('district_dispatcher', WALL)
  await placed(page, '回放：树枝折断', 12)
  await page.goto('/command?view=day')
  const player = page.getByRole('group', { name: command!.player })
  const time = player.getByRole('slider', { name: command!.time })
  await expect(player.getByRole('button', { name: command!.play })).toBeEnabled()
  await player.getByRole('button', { name: command!.play }).click()
  await expect(async () => expect(Number(await time.inputValue())).toBeGreaterThan(5)).toPass()
  await player.getByRole('button', { name: command!.pauseIt }).click()
  // To the end of the day: all of it has happened.
  await time.focus()
  await page.keyboard.press('End')
  const last = page.getByRole('region', { name: command!.lastActs })
  await expect(last.getByRole('listitem').first()).toBeVisible()
  await page.getByRole('button', { name: command!.dayBefore }).click()
  await expect(last.getByText(command!.quietDay!)).toBeVisible()
})

test('an exercise is marked everywhere and touches nothing that is real', async ({ staff }) => {
  const { command, drill } = words('zh-CN')
  const page = await staff('district_dispatcher', WALL)
  await placed(page, '演练之前的真事', 15)
  const before = await counts(page)
  await page.goto('/command')
  await page.getByRole('button', { name: drill!.enter, exact: true }).click()
  const banner = page.getByRole('region', { name: drill!.title })
  await expect(banner).toContainText(drill!.lead!)
  await banner.getByRole('button', { name: drill!.start }).click()
  const form = page.getByRole('form', { name: drill!.start })
  await form.getByLabel(drill!.what!).fill('燃气泄漏疏散')
  await form.getByLabel(drill!.where!).click()
  await form.getByLabel(drill!.where!).fill('猛追湾')
  await page
    .locator('.ant-select-dropdown:visible .ant-select-tree-title')
    .filter({ hasText: /猛追湾/ })
    .first()
    .click()
  await form.getByRole('button', { name: drill!.go, exact: true }).click()
  await expect(form).toBeHidden()
  await expect(page.getByLabel(command!.counts!, { exact: true })).toContainText('1', { timeout: 20_000 })

  const { items } = await get<{ items: { id: string; title: string }[] }>(page, '/cases?drill=true')
  expect(items[0]!.title).toBe('【演练 DRILL】燃气泄漏疏散')
  expect(await counts(page)).toEqual(before)
  await banner.getByRole('button', { name: drill!.leave }).click()
  await expect(banner).toBeHidden()
  await page.goto(`/desk?case=${items[0]!.id}`)
  await expect(page.getByRole('article').getByText(drill!.banner!)).toBeVisible()
})

test('who may not see figures is told so', async ({ staff }) => {
  const { command } = words('zh-CN')
  const page = await staff('grid_worker')
  await page.goto('/command')
  await expect(page.getByText(command!.notYours!)).toBeVisible()
})
