import { get } from '../support/api'
import { openAct, openCase } from '../support/desk'
import { PHONE } from '../support/field'
import { report } from '../support/resident'
import { expect, expectAccessible, said, test, words, type Lang } from '../support/test'

interface Session {
  account: { display: string; permissions: string[] }
}

for (const lang of ['zh-CN', 'en'] satisfies Lang[])
  test(`the first steps are those of the role, once, and again when called, ${lang}`, async ({ staff }) => {
    const help = words(lang).help as unknown as Record<string, string> & {
      desk: Record<string, string>
      admin: Record<string, string>
    }
    const page = await staff('district_dispatcher', { lang })
    await page.goto('/desk')
    const { account } = await get<Session>(page, '/session')
    const steps = page.getByRole('region', { name: said(help.title, { name: account.display }) })
    await expect(steps.getByText(help.desk.dispatch!, { exact: true })).toBeVisible()
    await expect(steps.getByText(help.desk.verify!, { exact: true }), 'nothing of what others do').toBeHidden()
    await expectAccessible(page, 'first steps at the desk')
    await steps.getByRole('button', { name: help.putAway }).click()
    await expect(steps).toBeHidden()
    await page.reload()
    await expect(page.getByRole('search')).toBeVisible()
    await expect(steps).toBeHidden()
    await page.getByRole('button', { name: help.again }).click()
    await expect(steps).toBeVisible()

    const keeper = await staff('security_admin', { lang })
    await keeper.goto('/admin')
    const own = keeper.getByRole('region').filter({ hasText: help.admin.grants! })
    await expect(own).toContainText(help.admin.apart!)
    await expect(own).not.toContainText(help.admin.packs!)
  })

test('the field has its own first steps, called again from the menu', async ({ staff }) => {
  const help = words('zh-CN').help as unknown as Record<string, string> & { field: Record<string, string> }
  const phone = await staff('grid_worker', { ...PHONE, serviceWorkers: 'block' })
  await phone.goto('/field')
  const steps = phone.getByRole('region').filter({ hasText: help.field.offline! })
  await expect(steps).toContainText(help.field.spared!)
  await expectAccessible(phone, 'first steps in the field')
  await steps.getByRole('button', { name: help.putAway }).click()
  await expect(steps).toBeHidden()
  await phone.getByLabel(words('zh-CN').field.menu!).click()
  await phone.getByRole('button', { name: help.again }).click()
  await expect(steps).toBeVisible()
})

test('words of the field explain themselves where they stand', async ({ resident, staff }) => {
  const { number } = await report(await resident(), '术语解释用的事件')
  const page = await staff('district_dispatcher')
  await openCase(page, number)
  const clocks = page.getByRole('heading', { name: words('zh-CN').clock!.title }).getByRole('button')
  await clocks.hover()
  await expect(page.getByRole('tooltip')).toBeVisible()
  await page.mouse.move(0, 0)
  await expect(page.getByRole('tooltip')).toBeHidden()
  await openAct(page, 'decline')
  await page.getByRole('form').getByRole('button', { name: '不予受理', exact: true }).focus()
  await expect(page.getByRole('tooltip')).toContainText('不予受理')
})

for (const lang of ['zh-CN', 'en'] satisfies Lang[])
  test(`a case and a list go on paper, ${lang}`, async ({ resident, staff }) => {
    const { print, filter } = words(lang)
    const tag = `打印${lang}`
    const { number } = await report(await resident(), `${tag}：人行道砖块松动，老人绊倒`)
    const page = await staff('district_dispatcher', { lang })
    await openCase(page, number)
    const sheet = page.waitForEvent('popup')
    await page.getByRole('link', { name: print!.print, exact: true }).click()
    const paper = await sheet
    await expect(paper.getByRole('heading', { level: 1, name: said(print!.case, { number }) })).toBeVisible()
    await expect(paper.getByRole('img', { name: said(print!.code, { number }) })).toBeVisible()
    await expect(paper.getByRole('table')).toHaveCount(2)
    await expectAccessible(paper, 'case on paper')
    await paper.emulateMedia({ media: 'print' })
    await expect(paper.getByRole('button', { name: print!.print }), 'buttons stay on the screen').toBeHidden()
    const pdf = await paper.pdf({ format: 'A4', path: test.info().outputPath(`case-${lang}.pdf`) })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.length).toBeGreaterThan(10_000)

    await page.goto('/desk')
    await page.getByLabel(filter.search!).fill(tag)
    await expect(page).toHaveURL(/q=/)
    const second = page.waitForEvent('popup')
    await page.getByRole('link', { name: print!.queue }).click()
    const list = await second
    await expect(list.getByRole('row')).toHaveCount(2)
    await expect(list.getByRole('row').nth(1)).toContainText(number)
    await expectAccessible(list, 'list on paper')
    await list.pdf({ format: 'A4', path: test.info().outputPath(`list-${lang}.pdf`) })
  })
