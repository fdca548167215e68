import { pickPlace, report } from '../support/resident'
import { expect, test, words } from '../support/test'

const { report: form, follow, resident: home, receipt, place } = words('zh-CN')

test('a report without words or place says what is missing, and keeps what was written', async ({ resident }) => {
  const phone = await resident()
  await phone.goto('/report')
  await phone.getByRole('button', { name: form.send, exact: true }).click()
  await expect(phone.getByText(form.noWords!)).toBeVisible()
  await expect(phone.getByText(form.noPlace!)).toBeVisible()
  await phone.getByLabel(form.what!).fill('路灯不亮')
  await phone.reload()
  await expect(phone.getByLabel(form.what!)).toHaveValue('路灯不亮')
})

test('whoever has the receipt follows the case on another device, and nobody else', async ({ resident }) => {
  const phone = await resident()
  const { number, link } = await report(phone, '河边有人倾倒建筑垃圾，气味难闻')

  const other = await resident()
  await other.goto(link)
  await expect(other.getByRole('heading', { name: '河边有人倾倒建筑垃圾，气味难闻' })).toBeVisible()
  await expect(other.getByRole('region', { name: follow.now })).toBeVisible()
  await expect(other.getByRole('img', { name: receipt.qr })).toBeVisible()

  await other.goto(`/r/${number}.AAAAAAAAAAAAAAAAAAAAAA`)
  await expect(other.getByText(follow.unknown!)).toBeVisible()

  await other.goto('/')
  await expect(other.getByRole('link', { name: /河边有人倾倒建筑垃圾/ })).toBeVisible()
  await other.getByLabel(home.lookUp!).fill('no receipt')
  await other.getByRole('button', { name: home.lookUpOpen }).click()
  await expect(other.getByText(home.lookUpWrong!)).toBeVisible()
})

test('a place can be tapped on the map', async ({ resident }) => {
  const phone = await resident()
  await phone.goto('/report')
  await phone.getByLabel(form.what!).fill('健身器材松动')
  await phone.getByRole('button', { name: place.map }).click()
  const map = phone.getByRole('region', { name: place.mapLabel })
  await expect(map).toBeVisible()
  // The outlines have to be there before a tap means anything.
  await phone.waitForLoadState('networkidle')
  await map.click()
  await expect(phone.getByRole('status').filter({ hasText: '街道' })).toBeVisible()
  await phone.getByRole('button', { name: form.send, exact: true }).click()
  await expect(phone.getByRole('region', { name: receipt.title })).toBeVisible()
})

test('a photo goes with the report', async ({ resident }) => {
  const phone = await resident()
  await phone.goto('/report')
  const photo = await phone.screenshot({ type: 'jpeg' })
  await phone.locator('input[type=file]').setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: photo })
  await expect(phone.getByRole('img', { name: 'photo.jpg' })).toBeVisible()
  await pickPlace(phone)
  await phone.getByRole('button', { name: form.send, exact: true }).click()
  await expect(phone.getByRole('region', { name: receipt.title })).toBeVisible()
  const shown = phone.getByRole('region', { name: follow.said }).getByRole('img')
  await expect(shown).toBeVisible()
  expect(await shown.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).toBeGreaterThan(0)
})
