import { get } from '../support/api'
import { openCase } from '../support/desk'
import { actBy, actInField, given, look, openFromInbox, ownPlace, PHONE, recordOnTheSpot } from '../support/field'
import { expect, said, test, words } from '../support/test'

const { inbox, field, known, act } = words('zh-CN')

test('somebody who goes round finds a case, accepts it, and resolves it with a photo; the desk sees it', async ({
  staff,
}) => {
  const centre = await staff('district_dispatcher')
  const phone = await staff('grid_worker', PHONE)
  // Their work is in the field, so that is where signing in leads.
  await expect(phone).toHaveURL(/\/field$/)
  const { id, number } = await given(centre, phone, '巷口垃圾堆到路面上')
  await phone.goto('/field')
  await openFromInbox(phone, '巷口垃圾堆到路面上')
  await actInField(phone, 'start')

  // The category's rule asks for a photo; without one nothing is sent.
  const acts = phone.getByRole('region', { name: act.title })
  await acts.getByRole('button', { name: '处置完成', exact: true }).click()
  await expect(acts.getByText(field.photoRule!)).toBeVisible()
  await acts.getByRole('form').getByRole('button', { name: '处置完成', exact: true }).click()
  await expect(acts.getByRole('form').getByRole('alert').first()).toBeVisible()
  await acts.getByRole('button', { name: '处置完成', exact: true }).first().click()
  await actInField(phone, 'resolve', { measure: '已清走，并请环卫加一个桶', files: 'after.jpg' })
  await expect(acts.getByText(said(act.done, { act: '处置完成' }))).toBeVisible()

  const now = await look(centre, id)
  expect(now.state).toBe('resolved')
  await openCase(centre, number)
  await expect(centre.getByRole('main').getByText('已清走，并请环卫加一个桶').first()).toBeVisible()
  await expect(centre.getByRole('main').getByRole('img').first()).toBeVisible()
})

test('what is most urgent comes first, then what is nearest; the position is asked for at a tap only', async ({
  staff,
}) => {
  const centre = await staff('district_dispatcher')
  const phone = await staff('grid_worker', {
    ...PHONE,
    geolocation: { latitude: 30.66, longitude: 104.1 },
    permissions: ['geolocation'],
  })
  await phone.addInitScript(() => {
    const real = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation)
    navigator.geolocation.getCurrentPosition = (...given) => {
      document.documentElement.dataset.asked = 'true'
      real(...given)
    }
  })
  const point = (lat: number) => ({ location: { lat, lon: 104.1 } })
  await given(centre, phone, '远处的垃圾', point(30.68))
  await given(centre, phone, '近处的垃圾', point(30.661))
  const urgent = await given(centre, phone, '最急的垃圾', point(30.7))
  await actBy(centre, urgent.id, 'set_urgency', { urgency: 'urgent' })
  await phone.goto('/field')
  const rows = phone.getByRole('list', { name: inbox.title }).getByRole('link')
  await expect(rows.first()).toContainText('最急的垃圾')
  await expect(phone.locator('html')).not.toHaveAttribute('data-asked')
  await phone.getByRole('button', { name: inbox.byDistance }).click()
  await expect(rows.nth(1)).toContainText('近处的垃圾')
  await expect(rows.nth(1)).toContainText('步行约 2 分钟')
  const titles = await rows.allTextContents()
  expect(titles.findIndex(text => text.includes('近处'))).toBeLessThan(titles.findIndex(text => text.includes('远处')))
  await phone.getByRole('button', { name: inbox.forgetHere }).click()
  await expect(rows.nth(1)).not.toContainText('步行')
})

test('help is whistled for, and a wrong case is handed back with its reason', async ({ staff }) => {
  const centre = await staff('district_dispatcher')
  const phone = await staff('grid_worker', PHONE)
  const { id } = await given(centre, phone, '围墙外侧的渣土')
  await phone.goto('/field')
  await openFromInbox(phone, '围墙外侧的渣土')
  await actInField(phone, 'start')
  await actInField(phone, 'comment', { note: '不是我们这边的' })
  await actInField(phone, 'invite', { units: '环卫作业服务商', note: '请带一辆小车' })
  await expect(phone.getByRole('region', { name: words('zh-CN').case.asks })).toContainText('环卫作业服务商')

  // Whoever was asked finds it among their own work, and reports their part.
  const helper = await staff('provider_handler', PHONE)
  await expect(async () => {
    await helper.goto('/field')
    await expect(helper.getByRole('list', { name: inbox.title })).toContainText('围墙外侧的渣土', { timeout: 3000 })
  }).toPass()
  await openFromInbox(helper, '围墙外侧的渣土')
  await actInField(helper, 'finish_part', { measure: '小车已运走' })
  await expect(helper.getByText('小车已运走')).toBeVisible()

  const other = await given(centre, phone, '应由别的单位办的事')
  await phone.goto(`/field/case/${other.id}`)
  await actInField(phone, 'return', { duty_item: '', reason: '' })
  expect((await look(centre, other.id)).state).toBe('returned')
  expect((await look(centre, id)).state).toBe('handling')
})

test('a small matter is put right and only recorded; the second time most fields are spared', async ({ staff }) => {
  const centre = await staff('district_dispatcher')
  const phone = await staff('grid_worker', PHONE)
  const { name } = await ownPlace(phone)
  await phone.goto('/field/report')
  await expect(phone.getByRole('heading', { name: said(known.title_other, { count: '3' }) })).toBeVisible()
  // The area of one's own work is one tap away.
  await phone.getByRole('button', { name: name.zh, exact: true }).click()
  await recordOnTheSpot(phone, '共享单车倒在盲道上', '已扶正摆好', 'CM-0102')
  await expect(phone.getByText(/已备案，编号/)).toBeVisible()

  // Place, category, and what the category brings along are known now.
  await expect(phone.getByRole('heading', { name: said(known.title_other, { count: '7' }) })).toBeVisible()
  await recordOnTheSpot(phone, '又有单车倒了', '又扶正了', undefined)
  await expect
    .poll(async () => {
      const path = `/cases?q=${encodeURIComponent('单车')}&state=recorded`
      const { items } = await get<{ items: { title: string }[] }>(centre, path)
      return items.map(({ title }) => title).sort()
    })
    .toEqual(['共享单车倒在盲道上', '又有单车倒了'])
})

test('who only reports has no list, and whoever is not signed in is sent to the door', async ({ staff, resident }) => {
  const steward = await staff('street_steward', PHONE)
  await expect(steward).toHaveURL(/\/field\/report$/)
  await expect(steward.getByRole('button', { name: field.onTheSpot })).toBeHidden()
  const stranger = await resident()
  await stranger.goto('/field')
  await expect(stranger).toHaveURL(/\/in$/)
})
