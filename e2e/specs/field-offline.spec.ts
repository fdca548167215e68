import type { Page } from '@playwright/test'
import { get, post } from '../support/api'
import { ready, stored } from '../support/device'
import {
  actBy,
  actInField,
  badge,
  goTo,
  given,
  look,
  openFromInbox,
  ownPlace,
  PHONE,
  recordOnTheSpot,
} from '../support/field'
import { expect, said, test, words } from '../support/test'

const { field, inbox, decide, report: form, desk, act } = words('zh-CN')
/** With the three acts: fifty. */
const HOW_MANY = 47

interface Found {
  items: { id: string; title: string; state: string }[]
}
interface Events {
  items: { action: string; note?: string; data: { measure?: string } }[]
}

const events = async (page: Page, id: string) => (await get<Events>(page, `/cases/${id}/events?limit=200`)).items

test('acts and reports written offline arrive once, one conflict is decided by a person, nothing stays behind', async ({
  staff,
}) => {
  test.setTimeout(300_000)
  const centre = await staff('district_dispatcher')
  const phone = await staff('grid_worker', PHONE)
  const mine = await given(centre, phone, '断网甲：绿化带里的垃圾')
  const contested = await given(centre, phone, '断网乙：两边都在办')
  await actBy(phone, contested.id, 'start')
  const { name } = await ownPlace(phone)

  // Once with a network: the device takes along what it needs.
  await ready(phone)
  await phone.goto('/field/report')
  await phone.getByRole('button', { name: name.zh, exact: true }).click()
  await recordOnTheSpot(phone, '先备案一件', '已处置', 'CM-0102')
  await expect(phone.getByText(/已备案，编号/)).toBeVisible()
  await phone.goto('/field')
  await expect(phone.getByRole('list', { name: inbox.title }).getByRole('link')).not.toHaveCount(0)
  await expect
    .poll(async () => (await stored(phone)).copies)
    .toEqual(
      expect.arrayContaining([
        `case:${mine.id}`,
        `events:${mine.id}`,
        `case:${contested.id}`,
        `events:${contested.id}`,
        'units',
      ]),
    )

  await phone.context().setOffline(true)
  await phone.reload()
  await expect(phone.getByText(field.offline!)).toBeVisible()
  await openFromInbox(phone, '断网甲')
  await actInField(phone, 'comment', { note: '到现场看过' })
  await actInField(phone, 'start')
  await expect(badge(phone, 2)).toBeVisible()

  await goTo(phone, inbox.title)
  await openFromInbox(phone, '断网乙')
  await actInField(phone, 'resolve', { measure: '断网时已经清完', files: 'after.jpg' })

  await goTo(phone, field.report)
  for (let at = 1; at <= HOW_MANY; at++) {
    if (at % 2) await recordOnTheSpot(phone, `断网备案第${at}件`, '当场处置了', undefined)
    else {
      await phone.getByRole('button', { name: field.forOthers }).click()
      await phone.getByLabel(form.what!).fill(`断网上报第${at}件`)
      await phone.getByRole('button', { name: form.send, exact: true }).click()
    }
    await expect(badge(phone, 3 + at)).toBeVisible()
  }

  // A reload without a network brings everything back, and nobody else can read it.
  await phone.reload()
  await expect(badge(phone, 3 + HOW_MANY)).toBeVisible()
  const kept = await stored(phone)
  expect([kept.count, kept.extractable]).toEqual([3 + HOW_MANY, false])
  expect(kept.text).not.toMatch(/断网|当场|现场/)

  // Meanwhile somebody else acts on one of the cases.
  await actBy(centre, contested.id, 'comment', { note: '中心补充：请先拍照' })

  await phone.context().setOffline(false)
  await expect(badge(phone, 1)).toBeVisible({ timeout: 120_000 })
  await goTo(phone, field.waiting)
  const article = phone.getByRole('article', { name: /处置完成：断网乙/ })
  await expect(article.getByText('中心补充：请先拍照')).toBeVisible()
  await expect(article.getByRole('columnheader', { name: decide.base })).toBeVisible()
  await expect(article.getByRole('columnheader', { name: decide.trunk })).toBeVisible()
  await expect(article.getByRole('heading', { name: decide.branch })).toBeVisible()
  await expect(article.getByText('断网时已经清完')).toBeVisible()
  await article.getByRole('button', { name: said(decide.again, { act: '处置完成' }) }).click()
  await expect(phone.getByText(field.allSent!)).toBeVisible()

  // Everything once on the server, in the order in which it was written.
  expect((await look(centre, mine.id)).state).toBe('handling')
  const did = (await events(centre, mine.id)).map(({ action }) => action)
  expect(did.slice(-2)).toEqual(['comment', 'start'])
  expect((await look(centre, contested.id)).state).toBe('resolved')
  const measures = (await events(centre, contested.id)).filter(({ data }) => data.measure === '断网时已经清完')
  expect(measures).toHaveLength(1)
  const { items } = await get<Found>(centre, `/cases?q=${encodeURIComponent('断网')}&limit=100`)
  const arrived = items.filter(({ title }) => /第\d+件/.test(title))
  expect(arrived.map(({ title }) => title).sort()).toEqual(
    Array.from({ length: HOW_MANY }, (_, at) => `断网${(at + 1) % 2 ? '备案' : '上报'}第${at + 1}件`).sort(),
  )
  for (const { title, state } of arrived) expect(state).toBe(title.includes('备案') ? 'recorded' : 'submitted')
  expect((await stored(phone)).count).toBe(0)

  const left = await phone.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
  expect(left).not.toMatch(/断网|receipt/)
})

test('an act that is no longer offered becomes a remark, or is dropped', async ({ staff }) => {
  const centre = await staff('district_dispatcher')
  const phone = await staff('grid_worker', PHONE)
  const [one, two] = [await given(centre, phone, '收回的一件'), await given(centre, phone, '收回的另一件')]
  const unit = await get<{ items: { id: string }[] }>(centre, `/units?q=${encodeURIComponent('环卫作业服务商')}`)
  await ready(phone)
  await phone.goto('/field')
  await expect
    .poll(async () => (await stored(phone)).copies)
    .toEqual(expect.arrayContaining([`case:${one.id}`, `case:${two.id}`]))
  await phone.context().setOffline(true)
  await phone.reload()
  for (const title of ['收回的一件', '收回的另一件']) {
    await openFromInbox(phone, title)
    await actInField(phone, 'start', {})
    await goTo(phone, inbox.title)
  }
  await expect(badge(phone, 2)).toBeVisible()
  for (const { id } of [one, two])
    await post(centre, `/cases/${id}/actions/transfer`, {
      version: (await look(centre, id)).version,
      unit: unit.items[0]!.id,
      note: '改由环卫办',
    })
  await phone.context().setOffline(false)
  await goTo(phone, field.waiting)
  const first = phone.getByRole('article', { name: /收回的一件/ })
  await expect(first.getByText('环卫作业服务商').first()).toBeVisible({ timeout: 60_000 })
  await expect(first.getByRole('button', { name: said(decide.again, { act: '签收' }) })).toBeHidden()
  await first.getByRole('button', { name: said(decide.remark, { act: '办理意见' }) }).click()
  const second = phone.getByRole('article', { name: /收回的另一件/ })
  await second.getByRole('button', { name: decide.drop }).click()
  await expect(phone.getByText(field.allSent!)).toBeVisible()
  expect((await events(centre, one.id)).at(-1)?.action).toBe('comment')
  expect((await events(centre, two.id)).at(-1)?.action).toBe('transfer')
  expect((await stored(phone)).count).toBe(0)
})

test('signing out asks first where something has not been sent, and leaves nothing on the device', async ({
  staff,
}) => {
  const centre = await staff('district_dispatcher')
  // Somebody whose session nobody else needs, for it ends here; on a phone their work is in the field. Without the service worker, which hides requests from the test.
  const phone = await staff('enterprise_liaison', { ...PHONE, serviceWorkers: 'block' })
  await expect(phone).toHaveURL(/\/field$/)
  const { id } = await given(centre, phone, '没发出去就退出')
  await phone.goto('/field')
  await openFromInbox(phone, '没发出去就退出')
  await expect.poll(async () => (await stored(phone)).copies).toContain(`case:${id}`)
  await phone.route('**/actions/comment', route => route.abort())
  await actInField(phone, 'comment', { note: '这句话没发出去' })
  await expect(phone.getByRole('region', { name: act.title }).getByText(field.waitsHere!)).toBeVisible()
  await phone.getByLabel(field.menu!).click()
  await phone.getByRole('button', { name: desk.signOut }).click()
  await expect(phone.getByText(said(field.leaveWaiting_other, { count: '1' }))).toBeVisible()
  await phone.getByRole('button', { name: field.leaveAnyway }).click()
  await expect(phone).toHaveURL(/\/in$/)
  expect(await stored(phone)).toMatchObject({ count: 0, copies: [] })
})
