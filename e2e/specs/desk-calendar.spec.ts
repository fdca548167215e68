import { get } from '../support/api'
import { report } from '../support/resident'
import { expect, test, words, type Lang } from '../support/test'

interface Summary {
  id: string
  title: string
  due_at: string
}

const ZONE = 'Asia/Shanghai'
const dayOf = (at: string | Date) => new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(new Date(at))

for (const lang of ['zh-CN', 'en'] satisfies Lang[])
  test(`a case stands on the day on which it falls due, ${lang}`, async ({ resident, staff }) => {
    const { calendar } = words(lang)
    const tag = `日历${lang}`
    await report(await resident(), `${tag}：窨井盖缺失`)
    // Somebody who looks from far away sees the days of the district, not those of their own clock.
    const page = await staff('district_dispatcher', { lang, timezoneId: 'America/Los_Angeles' })
    const { items } = await get<{ items: Summary[] }>(page, `/cases?state=open&q=${encodeURIComponent(tag)}`)
    const [found] = items
    const day = dayOf(found!.due_at)

    await page.goto(`/desk/calendar?day=${day}`)
    const grid = page.getByRole('grid', { name: calendar!.grid })
    const cell = grid.locator(`[data-day="${day}"]`)
    // The day counts all and names the first of them; the list beside it names all.
    await expect(cell).toHaveAttribute('aria-label', /[1-9]/)
    await expect(cell).toHaveAttribute('aria-selected', 'true')
    await expect(grid.getByRole('columnheader')).toHaveCount(7)
    const list = page.getByRole('table')
    await expect(list.getByRole('row').filter({ hasText: found!.title })).toBeVisible()

    // By keyboard: to the day before and back, then a month on.
    await cell.focus()
    await page.keyboard.press('ArrowLeft')
    const before = dayOf(new Date(Date.parse(`${day}T04:00:00Z`) - 86_400_000))
    await expect(grid.locator(`[data-day="${before}"]`)).toBeFocused()
    await expect(page).toHaveURL(new RegExp(`day=${before}`))
    await page.keyboard.press('ArrowRight')
    await expect(cell).toBeFocused()
    await expect(list.getByRole('row').filter({ hasText: found!.title })).toBeVisible()
    await page.getByRole('radiogroup', { name: calendar!.span }).getByText(calendar!.month!, { exact: true }).click()
    await expect(page).toHaveURL(/span=month/)
    await expect(grid.getByRole('row').nth(4)).toBeVisible()
    await expect(cell).toHaveAttribute('aria-label', /1/)
    await expect(page.getByRole('img', { name: calendar!.load })).toBeVisible()
    await cell.focus()
    await page.keyboard.press('PageDown')
    await expect(page).not.toHaveURL(new RegExp(`day=${day}`))
    await page.keyboard.press('PageUp')

    // From the list to the case.
    await list.getByRole('row').filter({ hasText: found!.title }).focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`/desk\\?.*case=${found!.id}`))
    await expect(page.getByRole('article').getByRole('heading', { name: found!.title })).toBeVisible()
  })

test('holidays and swapped working days are marked by name', async ({ staff }) => {
  const { calendar } = words('zh-CN')
  const page = await staff('district_dispatcher')
  await page.goto('/desk/calendar?span=month&day=2026-02-17')
  const grid = page.getByRole('grid', { name: calendar!.grid })
  const { items } = await get<{ items: { day: string; kind?: string; worked: boolean; name?: { zh: string } }[] }>(
    page,
    '/workdays?from=2026-02-01&to=2026-02-28',
  )
  const special = items.filter(({ kind }) => kind !== undefined)
  expect(special.some(({ worked }) => worked) && special.some(({ worked }) => !worked)).toBe(true)
  for (const { day, worked, name } of special) {
    const cell = grid.locator(`[data-day="${day}"]`)
    await expect(cell).toHaveAttribute('aria-label', new RegExp(name!.zh))
    await expect(cell).toHaveAttribute('data-off', String(!worked))
    await expect(cell).toContainText(calendar![worked ? 'worked' : 'off']!)
  }
})

test('today is offered, and only what is due by tonight is in its view', async ({ resident, staff }) => {
  const { calendar, desk } = words('zh-CN')
  await report(await resident(), '今天不会到期的事件')
  const page = await staff('district_dispatcher')
  await page.goto('/desk/calendar?day=2030-01-15')
  await page.getByRole('button', { name: calendar!.today, exact: true }).click()
  await expect(page.getByRole('grid').locator('[aria-current="date"]')).toHaveAttribute('aria-selected', 'true')
  const { items } = await get<{ items: Summary[] }>(page, '/cases?state=open&sort=due&limit=100')
  const tonight = items.filter(({ due_at }) => due_at && dayOf(due_at) <= dayOf(new Date()))
  await page.goto('/desk?due=today')
  await expect(page.getByRole('listbox', { name: desk.queue }).or(page.getByText(desk.empty!))).toBeVisible()
  await expect(page.getByRole('option')).toHaveCount(tonight.length)
})
