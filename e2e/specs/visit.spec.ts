import { get } from '../support/api'
import { ready, stored } from '../support/device'
import { badge, goTo, PHONE } from '../support/field'
import { expect, said, test, words, type Lang } from '../support/test'
import { ANSWERS, fillVisit, newCourtyard, openPlace, planOf, visitBy } from '../support/visit'

interface Entries {
  items: { area: string; data: Record<string, unknown> }[]
}

for (const lang of ['zh-CN', 'en'] satisfies Lang[])
  test(`one visit fills every ledger, and the next one asks only what has to be looked at, ${lang}`, async ({
    staff,
  }) => {
    const { visit, known, schema } = words(lang)
    const admin = await staff('system_admin')
    const phone = await staff('grid_worker', { ...PHONE, lang })
    const name = { zh: `走访${lang}院`, en: `Yard ${lang}` }
    const area = await newCourtyard(admin, phone, `visit-${lang}`, name)
    const shown = lang === 'en' ? name.en : name.zh
    const plan = await planOf(phone, area)
    const all = plan.forms.reduce((sum, { fields }) => sum + fields.length, 0)
    const counter = (spared: number) => said(visit!.spared, { all: `${all}`, spared: `${spared}` })

    await phone.goto('/field/visit')
    await openPlace(phone, shown)
    // Each field once, whatever the number of forms that ask for it.
    const region = phone.getByRole('region', { name: visit!.asked })
    await expect(region.locator('label')).toHaveCount(plan.fields.length)
    expect(new Set(await region.locator('label').allTextContents()).size).toBe(plan.fields.length)
    await expect(phone.getByText(counter(all - plan.fields.length))).toBeVisible()

    await phone.getByRole('button', { name: visit!.send, exact: true }).click()
    await expect(region.getByText(schema!.required!).first(), 'what is missing is said').toBeVisible()
    await fillVisit(phone, plan, ANSWERS)
    await phone.getByRole('button', { name: visit!.send, exact: true }).click()
    await expect(
      phone.getByText(said(visit!.done, { all: `${all}`, spared: `${all - plan.fields.length}` })),
    ).toBeVisible()
    for (const { code } of plan.forms) {
      const { items } = await get<Entries>(phone, `/ledgers/${code}/entries`)
      expect(
        items.filter(one => one.area === area),
        code,
      ).toHaveLength(1)
    }

    // Once more: what is known is shown with its date, and not asked.
    await phone.goto(`/field/visit?area=${area}`)
    await phone.getByRole('checkbox', { name: new RegExp(lang === 'en' ? 'Fire-safety' : '消防安全') }).check()
    const taken = phone.getByRole('region', { name: new RegExp(known.title_other!.split('{{count}}')[0]!) })
    await expect(taken.getByText('甲物业')).toBeVisible()
    await expect(taken.locator('time').first()).toBeVisible()
    const manager = lang === 'en' ? 'Property management' : '物业服务单位'
    const before = await region.locator('label').count()
    await taken.getByRole('button', { name: said(known.change, { name: manager }) }).click()
    await expect(region.getByLabel(manager)).toBeVisible()
    await expect(region.locator('label')).toHaveCount(before + 1)
  })

test('a visit written offline arrives once; what somebody else learned meanwhile is decided by a person', async ({
  staff,
}) => {
  test.setTimeout(120_000)
  const { visit, field } = words('zh-CN')
  const admin = await staff('system_admin')
  const lead = await staff('street_lead')
  const phone = await staff('grid_worker', PHONE)
  const area = await newCourtyard(admin, phone, 'visit-offline', { zh: '断网院', en: 'Yard offline' })
  await visitBy(lead, area, ['rental-housing'], {
    manager: '甲物业',
    buildings: 7,
    rented: 20,
    divided: 1,
    rented_ok: 'fine',
  })

  await ready(phone)
  await phone.goto('/field/visit')
  await expect.poll(async () => (await stored(phone)).copies, { timeout: 20_000 }).toContain(`plan:${area}`)
  const plan = await planOf(phone, area)
  await phone.context().setOffline(true)
  await phone.reload()
  await expect(phone.getByText(field.offline!)).toBeVisible()
  await openPlace(phone, '断网院')
  await fillVisit(phone, plan, ANSWERS)
  await phone.getByRole('button', { name: visit!.send, exact: true }).click()
  await expect(badge(phone, 1)).toBeVisible()
  await phone.reload()
  await expect(badge(phone, 1)).toBeVisible()
  const kept = await stored(phone)
  expect([kept.count, kept.extractable]).toEqual([1, false])
  expect(kept.text).not.toMatch(/物业|cluttered/)

  // Meanwhile somebody else learns that another company looks after the courtyard.
  await visitBy(lead, area, ['rental-housing'], { manager: '乙物业', rented: 21, divided: 1, rented_ok: 'fine' })
  await phone.context().setOffline(false)
  await goTo(phone, field.waiting)
  const article = phone.getByRole('article', { name: said(visit!.at, { place: '断网院' }) })
  await expect(article.getByRole('group', { name: '物业服务单位' })).toBeVisible({ timeout: 30_000 })
  const again = article.getByRole('button', { name: visit!.again, exact: true })
  await expect(again, 'nothing is sent before a person has decided').toBeDisabled()
  await article.getByRole('radio', { name: /乙物业/ }).check()
  await again.click()
  await expect(phone.getByText(field.allSent!)).toBeVisible({ timeout: 30_000 })

  const { items } = await get<Entries>(lead, '/ledgers/courtyard-fire/entries')
  const mine = items.filter(one => one.area === area)
  expect(mine.map(({ data }) => [data.manager, data.stairs])).toEqual([['乙物业', 'cluttered']])
  expect((await stored(phone)).count).toBe(0)
  const left = await phone.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
  expect(left).not.toMatch(/物业/)
})

for (const lang of ['zh-CN', 'en'] satisfies Lang[])
  test(`the register says who asks what, until when, and what is asked twice, ${lang}`, async ({ staff }) => {
    const { admin: pages, forms, standing } = words(lang)
    const page = await staff('system_admin', { lang, viewport: { width: 1440, height: 900 } })
    await page.goto('/admin/forms')
    const table = page.getByRole('table', { name: pages!.forms })
    const { items } = await get<{ items: { code: string; name: { zh: string; en: string }; standing: string }[] }>(
      page,
      '/forms',
    )
    const called = (code: string) => {
      const { name } = items.find(one => one.code === code)!
      return lang === 'en' ? name.en : name.zh
    }
    for (const { code } of items) await expect(table.getByText(called(code))).toBeVisible()
    await expect(table.getByText(standing!.ended!)).toHaveCount(items.filter(one => one.standing === 'ended').length)
    await table.getByText(called('courtyard-fire')).click()
    const detail = page.getByRole('region', { name: called('courtyard-fire') })
    await expect(detail.getByText(forms!.basis!)).toBeVisible()
    const fields = detail.getByRole('list', { name: forms!.fields })
    await expect(fields.getByText(called('small-shops')).first(), 'who else asks the same').toBeVisible()
    await expect(fields.getByText(forms!.registered!).first()).toBeVisible()
    await table.getByText(called('flood-2026')).click()
    await expect(page.getByRole('region', { name: called('flood-2026') }).getByRole('status')).toContainText(
      '2026-09-30',
    )
  })

test('a ledger is looked through and taken along as a table, within one area', async ({ staff }) => {
  const { forms } = words('zh-CN')
  const admin = await staff('system_admin')
  const phone = await staff('grid_worker', PHONE)
  const lead = await staff('street_lead')
  const area = await newCourtyard(admin, phone, 'visit-ledger', { zh: '台账院', en: 'Yard of ledgers' })
  await visitBy(phone, area, ['rental-housing'], { manager: '=1+1', rented: 3, divided: 0, rented_ok: 'fine' })
  await lead.goto('/admin/forms?id=rental-housing')
  await expect(lead.getByRole('list', { name: forms!.entries }).getByText(/台账院/)).toBeVisible()
  const download = lead.waitForEvent('download')
  await lead.getByRole('link', { name: forms!.export }).click()
  expect((await download).suggestedFilename()).toBe('rental-housing.csv')
  const text = await (await lead.request.get('/api/v1/ledgers/rental-housing/entries.csv?lang=zh-CN')).text()
  expect(text).toContain('台账院,')
  expect(text).toContain(",'=1+1,")
})
