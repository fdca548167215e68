import { PHONE } from '../support/field'
import { expect, expectAccessible, test, words, type Lang } from '../support/test'

for (const lang of ['zh-CN', 'en'] satisfies Lang[])
  test(`a complaint without a name is answered before all staff, ${lang}`, async ({ staff }) => {
    const { complaint, field, form } = words(lang)
    const said = `Ranked by hours online, ${lang}`
    const phone = await staff('grid_worker', { ...PHONE, lang })
    await phone.goto('/field')
    await phone.getByLabel(field.menu!).click()
    await phone.getByRole('link', { name: complaint!.title }).click()
    const make = phone.getByRole('form', { name: complaint!.make })
    await make.getByRole('button', { name: complaint!.send, exact: true }).click()
    await expect(make.getByText(form.required!).first()).toBeVisible()
    await make.getByLabel(complaint!.kind!).selectOption('ranking')
    await make.getByLabel(complaint!.form!).selectOption('small-shops')
    await make.getByLabel(complaint!.words!).fill(said)
    await expect(make.getByText(complaint!.signedKept!)).toBeVisible()
    await make.getByLabel(complaint!.anonymous!).check()
    await expect(make.getByText(complaint!.anonymousKept!), 'what is kept is said before it is sent').toBeVisible()
    await make.getByRole('button', { name: complaint!.send, exact: true }).click()
    await expect(make.getByText(complaint!.sent!)).toBeVisible()
    const card = (page: typeof phone) =>
      page.getByRole('list', { name: complaint!.all }).getByRole('listitem').filter({ hasText: said })
    await expect(card(phone)).toContainText(complaint!.nobody!)
    await expect(card(phone).getByRole('form')).toHaveCount(0)
    await expectAccessible(phone, 'the box, on a phone')

    const officer = await staff('burden_officer', { lang })
    await officer.goto('/complaints')
    await expect(card(officer)).toContainText(complaint!.nobody!)
    const answer = card(officer).getByRole('form', { name: complaint!.answer })
    await answer.getByLabel(complaint!.outcome!).selectOption('remedied')
    await answer.getByRole('textbox').fill('The list was taken down')
    await answer.getByRole('button', { name: complaint!.sendAnswer, exact: true }).click()
    await expect(card(officer).getByText('The list was taken down')).toBeVisible()
    await expectAccessible(officer, 'the box, for those who answer')

    const lead = await staff('street_lead', { lang })
    await lead.goto('/complaints')
    await expect(card(lead).getByText('The list was taken down')).toBeVisible()
    await expect(card(lead)).toContainText(complaint!.remedied!)
  })
