import type { Page } from '@playwright/test'
import { get } from '../support/api'
import { ready, stored } from '../support/device'
import { pickPlace } from '../support/resident'
import { expect, said, test, words } from '../support/test'

const { report: form, waiting, resident: home, receipt } = words('zh-CN')
const HOW_MANY = 50
/** The server takes thirty reports a minute from one address; the others follow as it asks. So this comes last here. */
const LONG = 420_000

interface Found {
  items: { title: string }[]
  next_cursor?: string
}

async function write(phone: Page, description: string, first: boolean) {
  await phone.getByRole('link', { name: home.report }).click()
  await phone.getByLabel(form.what!).fill(description)
  if (first) await pickPlace(phone)
  else await phone.getByRole('button', { name: '猛追湾街道', exact: true }).click()
  await phone.getByRole('button', { name: form.send, exact: true }).click()
  await expect(phone.getByRole('heading', { name: home.title })).toBeVisible()
}

test('a lost answer is no second case: the report goes again under the same key', async ({ resident }) => {
  const phone = await resident()
  await phone.goto('/report')
  await phone.getByLabel(form.what!).fill('断网时写的一句话')
  await pickPlace(phone)
  // The answer is lost on its way back: the server has taken the report, the phone does not know.
  const keys: (string | undefined)[] = []
  await phone.route('**/api/v1/cases', async route => {
    keys.push(route.request().headers()['idempotency-key'])
    if (keys.length === 1) {
      await route.fetch()
      return route.abort('connectionreset')
    }
    return route.continue()
  })
  await phone.getByRole('button', { name: form.send, exact: true }).click()
  const list = phone.getByRole('region', { name: said(waiting.title_other, { count: '1' }) })
  await expect(list.getByText('断网时写的一句话')).toBeVisible()
  await list.getByRole('button', { name: waiting.send }).click()
  await expect(list).toBeHidden()
  await phone.getByRole('link', { name: /断网时写的一句话/ }).click()
  await expect(phone.getByRole('region', { name: receipt.title })).toBeVisible()
  expect(new Set(keys).size).toBe(1)
  expect(keys).toHaveLength(2)
})

test('fifty reports written without a network arrive once each, and nothing stays behind', async ({
  resident,
  staff,
}) => {
  test.setTimeout(LONG)
  const phone = await resident()
  await ready(phone)
  // The list of places is looked at once while there is a network.
  await phone.goto('/report')
  await pickPlace(phone)
  await phone.goto('/')

  await phone.context().setOffline(true)
  const titles = Array.from({ length: HOW_MANY }, (_, at) => `无网上报第${at + 1}件：路面积水`)
  for (const [at, title] of titles.entries()) await write(phone, title, at === 0)
  const counter = phone.getByRole('link', { name: said(waiting.count_other, { count: String(HOW_MANY) }) })
  await expect(counter).toBeVisible()

  // A reload without a network brings the page and what waits back.
  await phone.reload()
  await expect(counter).toBeVisible()
  const kept = await stored(phone)
  expect(kept.count).toBe(HOW_MANY)
  expect(kept.extractable).toBe(false)
  expect(kept.text).not.toContain('路面积水')

  await phone.context().setOffline(false)
  await expect(phone.getByRole('region', { name: home.mine }).getByRole('listitem').first()).toBeVisible({
    timeout: 60_000,
  })
  await expect(phone.getByRole('link', { name: /待发/ })).toBeHidden({ timeout: 240_000 })
  expect((await stored(phone)).count).toBe(0)

  const centre = await staff('district_dispatcher')
  const arrived: string[] = []
  let cursor: string | undefined
  do {
    const page: Found = await get(
      centre,
      `/cases?q=${encodeURIComponent('无网上报')}&limit=100${cursor ? `&cursor=${cursor}` : ''}`,
    )
    arrived.push(...page.items.map(({ title }) => title))
    cursor = page.next_cursor
  } while (cursor)
  expect(arrived.sort()).toEqual(titles.sort())
})
