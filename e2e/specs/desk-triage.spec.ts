import { firstLeaf, get, post, say } from '../support/api'
import { act, openCase } from '../support/desk'
import { expect, said, test, words, type Lang } from '../support/test'

const HERE = { lon: 104.12, lat: 30.67 }

interface Reported {
  number: string
}
interface Route {
  route?: { duty_item: string; lead?: { name: { zh: string; en: string } } }
}

for (const lang of ['zh-CN', 'en'] satisfies Lang[])
  test(`the page of a case helps to sort it, ${lang}`, async ({ resident, staff }) => {
    const { links, duty, guess, case: of } = words(lang)
    const phone = await resident()
    const what = `${lang}小区门口的路灯坏了三盏，晚上下班的人看不见路`
    // Likely duplicates lie near one another, so both reports come with a point.
    const report = (description: string) => post<Reported>(phone, '/cases', { description, location: HERE })
    const first = await report(what)
    const second = await report(`${what}，请修`)
    const page = await staff('district_dispatcher', { lang })
    await openCase(page, second.number)

    // The likely duplicate is looked at beside the case, and merged from there with its number filled in.
    const duplicates = page.getByRole('region', { name: links!.duplicates })
    const likely = duplicates.getByRole('button', { name: new RegExp(first.number) })
    await likely.click()
    await expect(duplicates.getByText(what, { exact: true })).toBeVisible()
    await duplicates.getByRole('button', { name: said(links!.mergeInto, { number: first.number }) }).click()
    const form = page.getByRole('form')
    await expect(form.getByText(new RegExp(first.number))).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(form).toBeHidden()

    // A category that fits, with the words of the report that speak for it; taking it fills in the form.
    const fits = page.getByRole('region', { name: guess!.title })
    await expect(fits).toContainText('小区')
    await fits.getByRole('button', { name: guess!.take, exact: true }).first().click()
    await expect(form).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(form).toBeHidden()

    // Why this unit: the duty list, item and all; from there the form of the assignment is filled in.
    const leaf = await firstLeaf(page)
    await act(page, 'triage', { category: say(leaf.name, lang) })
    await act(page, 'accept')
    const id = new URL(page.url()).searchParams.get('case')!
    const { route } = await get<Route>(page, `/cases/${id}/route`)
    const why = page.getByRole('region', { name: duty!.title })
    await expect(why).toContainText(route!.duty_item)
    const unit = say(route!.lead!.name, lang)
    await why.getByRole('button', { name: said(duty!.take, { unit }) }).click()
    await expect(form.getByText(unit).first()).toBeVisible()
    await expect(form.getByRole('textbox').first()).toHaveValue(route!.duty_item)
    // Who took part is said with what they did.
    await expect(page.getByRole('heading', { name: of!.people })).toBeVisible()
  })
