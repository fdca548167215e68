import { openCase } from '../support/desk'
import { actBy, actInField, given, PHONE } from '../support/field'
import { report } from '../support/resident'
import { newCourtyard, planOf, visitBy } from '../support/visit'
import { expect, expectAccessible, test, words, type Lang } from '../support/test'

for (const lang of ['zh-CN', 'en'] satisfies Lang[])
  test.describe(lang, () => {
    test('the pages for residents', async ({ resident }) => {
      const phone = await resident({ lang })
      const all = words(lang)
      await phone.goto('/')
      await expect(phone.getByRole('heading', { name: all.resident.title })).toBeVisible()
      await expectAccessible(phone, 'first screen')
      await phone.goto('/report')
      await phone.getByRole('button', { name: all.report.send, exact: true }).click()
      await phone.getByRole('button', { name: all.place.list }).click()
      await expect(phone.getByRole('listitem').first()).toBeVisible()
      await expectAccessible(phone, 'report, with what is missing')
      await report(phone, 'A lamp post leans over the pavement')
      await expectAccessible(phone, 'receipt')
      await phone.goto('/')
      await expect(phone.getByRole('region', { name: all.resident.mine }).getByRole('link')).toBeVisible()
      await expectAccessible(phone, 'first screen with a case')
      for (const path of ['/call', '/services', '/public', '/in', '/in/xyz', '/setup/xyz', '/nowhere']) {
        await phone.goto(path)
        await expect(phone.getByRole('heading', { level: 1 })).toBeAttached()
        await expectAccessible(phone, path)
      }
    })

    test('the style guide and the palette', async ({ resident }) => {
      const all = words(lang)
      const page = await resident({ lang, viewport: { width: 1440, height: 900 } })
      await page.goto('/styleguide')
      await expect(page.getByRole('table', { name: all.guide.table }).getByRole('row').nth(5)).toBeVisible()
      await expect(page.getByRole('img', { name: all.guide.chartSample }).locator('canvas')).toBeVisible()
      await expectAccessible(page, 'style guide')
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('dialog', { name: all.palette.title })).toBeVisible()
      await expectAccessible(page, 'palette')
      await page.keyboard.press('Escape')
    })

    test('the field', async ({ staff }) => {
      const all = words(lang)
      const centre = await staff('district_dispatcher')
      const phone = await staff('grid_worker', { ...PHONE, lang, serviceWorkers: 'block' })
      const { id } = await given(centre, phone, 'Rubbish for the check of accessibility')
      await phone.goto('/field')
      await expect(phone.getByRole('list', { name: all.inbox.title }).getByRole('link').first()).toBeVisible()
      await expectAccessible(phone, 'inbox')
      await phone.getByLabel(all.field.menu!).click()
      await expectAccessible(phone, 'menu')
      await phone.goto('/field/report')
      await phone.getByRole('button', { name: all.field.onTheSpot }).click()
      await phone.getByRole('button', { name: all.field.recordIt, exact: true }).click()
      await expect(phone.getByText(all.report.noPlace!)).toBeVisible()
      await expectAccessible(phone, 'report, with what is missing')
      // An act that comes too late: somebody else acts after it was written.
      await phone.goto(`/field/case/${id}`)
      const acts = phone.getByRole('region', { name: all.act.title })
      await acts.getByRole('button').nth(2).click()
      await expect(acts.getByRole('form')).toBeVisible()
      await expectAccessible(phone, 'case with an open form')
      await acts.getByRole('button').nth(2).click()
      await expect(acts.getByRole('form')).toBeHidden()
      await actBy(centre, id, 'comment', { note: 'Meanwhile' })
      await actInField(phone, 'start')
      await phone.goto('/field/waiting')
      await expect(phone.getByRole('article').getByRole('table')).toBeVisible()
      await expectAccessible(phone, 'a conflict')
    })

    test('visits and the register of forms', async ({ staff }) => {
      const all = words(lang)
      const admin = await staff('system_admin', { lang })
      const phone = await staff('grid_worker', { ...PHONE, lang, serviceWorkers: 'block' })
      const code = `axe-${lang}`
      const area = await newCourtyard(admin, phone, code, { zh: code, en: code })
      await visitBy(phone, area, ['rental-housing'], { manager: 'A', rented: 1, divided: 0, rented_ok: 'fine' })
      await phone.goto('/field/visit')
      await expect(phone.getByRole('list', { name: all.visit!.due }).getByRole('link').first()).toBeVisible()
      await expectAccessible(phone, 'places to visit')
      await phone.goto(`/field/visit?area=${area}`)
      await phone.getByRole('button', { name: all.visit!.send, exact: true }).click()
      await expect(phone.getByText(all.schema!.required!).first()).toBeVisible()
      await expectAccessible(phone, 'a visit, with what is missing')
      expect((await planOf(phone, area)).forms.length).toBeGreaterThan(1)
      await admin.goto('/admin/forms?id=flood-2026')
      await expect(admin.getByText(all.forms!.basis!)).toBeVisible()
      await expectAccessible(admin, 'the register of forms')
    })

    test('the desk', async ({ resident, staff }) => {
      const { number } = await report(await resident(), '无障碍检查用的事件')
      const page = await staff('district_dispatcher', { lang })
      await page.goto('/desk')
      await expect(page.getByRole('option').first()).toBeVisible()
      await expectAccessible(page, 'queue')
      await openCase(page, number)
      await page
        .getByRole('region', { name: words(lang).act.title })
        .getByRole('button')
        .first()
        .click()
      await expect(page.getByRole('form')).toBeVisible()
      await expectAccessible(page, 'case with an open form')
      await page.keyboard.press('Escape')
      await page.getByRole('listbox').focus()
      await page.keyboard.press('x')
      await expect(page.getByRole('region', { name: words(lang).bulk!.title })).toBeVisible()
      await expectAccessible(page, 'case and what is picked')
    })

    test('the calendar', async ({ resident, staff }) => {
      await report(await resident(), '无障碍检查用的到期事件')
      const page = await staff('district_dispatcher', { lang })
      for (const path of ['/desk/calendar', '/desk/calendar?span=month']) {
        await page.goto(path)
        await expect(page.getByRole('grid').getByRole('gridcell').first()).toBeVisible()
        await expectAccessible(page, path)
      }
    })

    test('the command screen', async ({ staff }) => {
      const { command } = words(lang)
      const page = await staff('district_dispatcher', { lang, viewport: { width: 1920, height: 1080 } })
      for (const path of [
        '/command',
        '/command?layer=late',
        '/command?view=compare',
        '/command?view=day',
        '/command?drill=true',
      ]) {
        await page.goto(path)
        await expect(page.getByLabel(command!.counts!, { exact: true }).getByText(/\d/).first()).toBeVisible()
        await expectAccessible(page, path)
      }
    })

    test('the administration', async ({ staff }) => {
      const all = words(lang)
      const pages: [string, string[]][] = [
        ['system_admin', ['areas', 'units', 'packs', 'channels']],
        ['security_admin', ['people']],
        ['audit_admin', ['audit']],
      ]
      for (const [role, keys] of pages) {
        const page = await staff(role, { lang })
        for (const key of keys) {
          await page.goto(`/admin/${key}`)
          await expect(page.getByRole('heading', { level: 1, name: all.admin![key] })).toBeVisible()
          const row = page.getByRole('table').getByRole('row').nth(1)
          if (key !== 'areas' && key !== 'channels') {
            await row.click()
            await expect(page.getByRole('region').last()).toBeVisible()
          }
          await expectAccessible(page, key)
        }
      }
    })
  })
