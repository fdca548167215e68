import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Server } from '../support/server'
import { report } from '../support/resident'
import { expect, expectAccessible, said, test, words, type Lang } from '../support/test'

/** The code that was sent to a number, as the file of the development provider has it. */
const codeOf = (server: Server, phone: string) => readFileSync(join(server.data, 'codes', phone), 'utf8')

async function enter(page: Page, server: Server, phone: string, lang: Lang) {
  const { me } = words(lang)
  await page.goto('/me')
  await page.getByLabel(me!.phone!).fill(phone)
  await page.getByRole('button', { name: me!.send }).click()
  await expect(page.getByText(me!.sent!)).toBeVisible()
  await page.getByLabel(me!.code!).fill(codeOf(server, phone))
  await page.getByRole('button', { name: me!.enter, exact: true }).click()
  await expect(page.getByRole('button', { name: me!.leave })).toBeVisible()
}

for (const [n, lang] of (['zh-CN', 'en'] satisfies Lang[]).entries())
  test(`an account shows my cases on every device, and is deleted, ${lang}`, async ({ resident, server }) => {
    const { me, resident: home } = words(lang)

    const phone = `1380000010${n}`
    const first = await resident({ lang })
    await report(first, `账号里的事 ${lang}`)
    await first.goto('/me')
    await expectAccessible(first, 'signing in as a resident')
    await first.getByLabel(me!.phone!).fill('12')
    await first.getByRole('button', { name: me!.send }).click()
    await expect(first.getByRole('alert')).toBeVisible()
    await enter(first, server, phone, lang)
    const holds = said(me![lang === 'en' ? 'holds_one' : 'holds_other']!, { count: '1' })
    await expect(first.getByText(holds)).toBeVisible()
    await expectAccessible(first, 'the account of a resident')

    // Another device of the same person: the cookie is what a sign-in there would bring.
    const second = await resident({ lang })
    await second.context().addCookies(await first.context().cookies())
    await second.goto('/')
    await second.evaluate(() => localStorage.setItem('liandong.resident', '1'))
    await second.reload()
    await expect(second.getByRole('region', { name: home.mine }).getByText(`账号里的事 ${lang}`)).toBeVisible()

    // It opens nothing of staff.
    const refused = await second.request.get('/api/v1/cases')
    expect(refused.status()).toBe(401)

    await first.getByRole('button', { name: me!.delete, exact: true }).click()
    await first.getByRole('button', { name: me!.deleteSure }).click()
    await expect(first.getByLabel(me!.phone!)).toBeVisible()
    await second.goto('/me')
    await expect(second.getByText(me!.ended!)).toBeVisible()
  })
