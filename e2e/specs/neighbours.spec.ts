import type { Page } from '@playwright/test'
import { get, leaves } from '../support/api'
import { openCase } from '../support/desk'
import { actBy } from '../support/field'
import { pickPlace, report, type Reported } from '../support/resident'
import { expect, expectAccessible, said, test, words, type Lang } from '../support/test'

/** A category that no other spec uses, so that what is offered first is ours. */
const CATEGORY = 'CM-0305'
const WORDS = '王师傅家门口的路被挖开了'

/** Gives a reported case its category, as the centre does: only then is it offered to neighbours. */
async function sort(centre: Page, { number }: Reported) {
  const { items } = await get<{ items: { id: string }[] }>(centre, `/cases?q=${number}`)
  const { id } = items[0]!
  await actBy(centre, id, 'triage', { category: CATEGORY })
  return id
}

for (const lang of ['zh-CN', 'en'] satisfies Lang[])
  test(`whoever has the same joins with one tap and is told nothing of the reporter, ${lang}`, async ({
    resident,
    staff,
  }) => {
    const { nearby, joined, receipt, follow, report: form, resident: home, case: about } = words(lang)
    const centre = await staff('district_dispatcher', { lang })
    const category = (await leaves(centre)).find(({ code }) => code === CATEGORY)!.name
    const name = lang === 'en' ? category.en : category.zh

    const first = await resident({ lang })
    const made = await report(first, WORDS)
    await sort(centre, made)

    const second = await resident({ lang })
    await second.goto('/report')
    await second.getByLabel(form.what!).fill(category.zh)
    await pickPlace(second)
    const offer = second.getByRole('region', { name: nearby!.title })
    await expect(offer).toContainText(name)
    await expect(offer).not.toContainText(WORDS)
    await expectAccessible(second, 'what is open nearby')
    await offer
      .getByRole('button', { name: said(nearby!.joinThis!, { what: name }) })
      .first()
      .click()
    await expect(second.getByRole('region', { name: receipt.title })).toBeVisible()
    await expect(second.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(second.getByRole('region', { name: joined!.title })).toBeVisible()
    await expect(second.getByText(WORDS)).toBeHidden()
    await expectAccessible(second, 'the page of a neighbour')

    // It is among their own, and the place does not offer it a second time.
    await second.goto('/')
    await expect(second.getByRole('region', { name: home.mine }).getByText(name)).toBeVisible()
    await second.goto('/report')
    await pickPlace(second)
    await expect(second.getByRole('link', { name: nearby!.yours }).first()).toBeVisible()

    await first.goto(made.link)
    const count = lang === 'en' ? follow.joins_one! : follow.joins_other!
    await expect(first.getByText(said(count, { count: '1' }))).toBeVisible()
    await openCase(centre, made.number)
    const title = lang === 'en' ? about.joins_one! : about.joins_other!
    const list = centre.getByRole('region', { name: said(title, { count: '1' }) })
    await expect(list.getByRole('listitem')).toHaveCount(1)
    await expect(list.getByRole('listitem')).toContainText('N-')
  })

test('a join is taken back, and its receipt opens nothing', async ({ resident, staff }) => {
  const { nearby, joined, follow, report: form } = words('zh-CN')
  const centre = await staff('district_dispatcher')
  const made = await report(await resident(), WORDS)
  await sort(centre, made)
  const phone = await resident()
  await phone.goto('/report')
  await phone.getByLabel(form.what!).fill('无证掘路')
  await pickPlace(phone)
  await phone.getByRole('region', { name: nearby!.title }).getByRole('button').first().click()
  await phone.waitForURL(/\/r\//)
  const receipt = phone.url()
  await phone.getByRole('button', { name: joined!.leave }).click()
  await expect(phone.getByRole('heading', { name: words('zh-CN').resident.title })).toBeVisible()
  await phone.goto(receipt)
  await expect(phone.getByText(follow.unknown!)).toBeVisible()
})

test('the reporter reads who looked at the contact, and sees before and after, the pause and its reason', async ({
  resident,
  staff,
}) => {
  const { reads, follow, report: form, receipt } = words('zh-CN')
  const centre = await staff('district_dispatcher')
  const phone = await resident()
  await phone.goto('/report')
  await phone.getByLabel(form.what!).fill('路面挖开后没有回填')
  const photo = await phone.screenshot({ type: 'jpeg' })
  const jpeg = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: photo }
  await phone.locator('input[type=file]').setInputFiles(jpeg)
  await expect(phone.getByRole('img', { name: 'photo.jpg' })).toBeVisible()
  await pickPlace(phone)
  await phone.getByText(form.contact!).click()
  await phone.getByLabel(form.phone!).fill('13800000000')
  await phone.getByRole('button', { name: form.send, exact: true }).click()
  const card = phone.getByRole('region', { name: receipt.title })
  const link = (await card.getByRole('link', { name: receipt.link }).getAttribute('href'))!
  const number = /\/r\/([^.]+)\./.exec(link)![1]!
  const region = phone.getByRole('region', { name: reads!.title })
  await expect(region).toContainText(reads!.nobody!)

  const id = await sort(centre, { number, link })
  await get(centre, `/cases/${id}/reporter?purpose=${encodeURIComponent('核实位置')}`)
  await phone.reload()
  await expect(region).toContainText('核实位置')
  await expect(region).not.toContainText(reads!.nobody!)

  const handler = await staff('department_handler')
  const { account } = await get<{ account: { unit: { id: string } } }>(handler, '/session')
  await actBy(centre, id, 'accept')
  await actBy(centre, id, 'assign', { unit: account.unit.id })
  await actBy(handler, id, 'start')
  const { items: reasons } = await get<{ items: { code: string; name: { zh: string } }[] }>(
    centre,
    '/reasons?list=suspend',
  )
  await actBy(centre, id, 'suspend', { reason: reasons[0]!.code })
  await phone.reload()
  const now = phone.getByRole('region', { name: follow.now })
  await expect(now).toContainText(reasons[0]!.name.zh)
  await expect(phone.getByRole('region', { name: follow.history })).toContainText(reasons[0]!.name.zh)

  await actBy(centre, id, 'resume')
  const sent = await handler.request.post('/api/v1/files', { multipart: { file: jpeg } })
  const { id: file } = (await sent.json()) as { id: string }
  await actBy(handler, id, 'resolve', { measure: '已回填压实', files: [file] })
  await phone.reload()
  const shots = phone.getByRole('region', { name: follow.beforeAfter })
  await expect(shots.getByRole('img')).toHaveCount(2)
  await expectAccessible(phone, 'before and after')
  for (const image of await shots.getByRole('img').all())
    expect(await image.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).toBeGreaterThan(
      0,
    )

  // Another person checks and closes; the reporter says thanks.
  const verifier = await staff('verifier')
  await actBy(verifier, id, 'verify')
  await actBy(verifier, id, 'close', { method: 'on_site' })
  await phone.goto('/')
  await expect(phone.getByRole('link', { name: /路面挖开后/ })).toContainText(words('zh-CN').resident.news!)
  await phone.goto(link)
  await phone.getByRole('button', { name: follow.thank }).click()
  await expect(phone.getByRole('radio', { name: '5' })).toBeChecked()
  await phone.locator('form').getByRole('textbox').first().fill('谢谢师傅们')
  await phone.locator('form').locator('button[type=submit]').click()
  await expect(phone.getByRole('region', { name: follow.history })).toContainText('谢谢师傅们')
})
