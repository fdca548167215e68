import { conditions, leaves, ownUnit, say } from '../support/api'
import { act as doAct, openAct, openCase } from '../support/desk'
import { report } from '../support/resident'
import { expect, test, words, type Lang } from '../support/test'

const { desk, filter, act, form } = words('zh-CN')

test('what happens elsewhere is offered, and moves nothing', async ({ resident, staff }) => {
  const phone = await resident()
  const first = await report(phone, '楼道堆放杂物堵塞通道')
  const page = await staff('district_dispatcher')
  await openCase(page, first.number)
  await page.goto('/desk')
  const queue = page.getByRole('listbox', { name: desk.queue })
  // Only a queue that is there can stay as it is.
  await expect(queue.getByRole('option').first()).toContainText('楼道堆放杂物堵塞通道')
  // How many are drawn below the edge depends on the height of the list, which the offer takes a line of.
  const top = async () => (await queue.getByRole('option').allTextContents()).slice(0, 8)
  const before = await top()

  await report(phone, '实时更新不打断正在看的内容')
  await expect(page.getByRole('button', { name: /1 件更新/ })).toBeVisible({ timeout: 20_000 })
  expect(await top()).toEqual(before)
  await page.getByRole('button', { name: /1 件更新/ }).click()
  await expect(queue.getByRole('option').first()).toContainText('实时更新不打断正在看的内容')
})

test('the queue is walked by keyboard', async ({ resident, staff }) => {
  const phone = await resident()
  for (const words of ['键盘甲：井盖松动', '键盘乙：路灯不亮']) await report(phone, words)
  const page = await staff('district_dispatcher')
  await page.goto('/desk?q=键盘')
  const queue = page.getByRole('listbox', { name: desk.queue })
  await expect(queue.getByRole('option')).toHaveCount(2)
  await queue.focus()
  await page.keyboard.press('j')
  await expect(page.getByRole('heading', { name: '键盘乙：路灯不亮' })).toBeVisible()
  await page.keyboard.press('j')
  await expect(page.getByRole('heading', { name: '键盘甲：井盖松动' })).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('heading', { name: '键盘乙：路灯不亮' })).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByLabel(filter.search!)).toBeFocused()
})

test('a form says what is missing before anything is sent', async ({ resident, staff }) => {
  const { number } = await report(await resident(), '类别没有填就提交')
  const page = await staff('district_dispatcher')
  await openCase(page, number)
  const acts = page.getByRole('region', { name: act.title })
  await acts.getByRole('button', { name: '不予受理', exact: true }).click()
  await page.getByRole('form').getByRole('button', { name: '确认不予受理' }).click()
  await expect(page.getByText(form.required!)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('form')).toBeHidden()
})

for (const lang of ['zh-CN', 'en'] satisfies Lang[])
  test(`a filing condition is one of those of the category, ${lang}`, async ({ resident, staff }) => {
    const { number } = await report(await resident(), '工地外面堆着渣土')
    const unit = await ownUnit(await staff('department_handler'))
    const page = await staff('district_dispatcher', { lang })
    const [set, plain] = [(await leaves(page))[0]!, (await leaves(page))[1]!]
    const names = (await conditions(page, set.code)).map(name => say(name, lang))
    expect([names.length > 1, await conditions(page, plain.code)]).toEqual([true, []])
    const open = page.locator('.ant-select-dropdown:visible')
    await openCase(page, number)

    const triage = await openAct(page, 'triage')
    await triage.fill('category', say(plain.name, lang))
    await triage.input('condition').click()
    await expect(open.filter({ hasText: words(lang).form.noCondition })).toBeVisible()
    await triage.fill('category', say(set.name, lang))
    await triage.fill('condition', names[0]!)
    // What was picked for one category is not sent with another.
    await triage.fill('category', say(plain.name, lang))
    await triage.input('condition').click()
    await expect(open.filter({ hasText: words(lang).form.noCondition })).toBeVisible()
    await triage.fill('category', say(set.name, lang))
    await triage.confirm()

    await doAct(page, 'accept')
    const assign = await openAct(page, 'assign')
    await assign.input('condition').click()
    await expect(open.locator('.ant-select-item-option')).toHaveText(names)
    await open.getByText(names.at(-1)!, { exact: true }).click()
    await assign.fill('unit', say(unit.name, lang))
    await assign.confirm()
  })

test('of two people who act at once, the second is told and sees the latest', async ({ resident, staff }) => {
  const { number } = await report(await resident(), '两个人同时处理同一件事')
  const [one, two] = [await staff('district_dispatcher'), await staff('district_dispatcher')]
  await openCase(one, number)
  await openCase(two, number)
  for (const page of [one, two]) {
    await page.getByRole('region', { name: act.title }).getByRole('button', { name: '办理意见', exact: true }).click()
    await page.getByRole('form').getByRole('textbox').fill('看过了')
  }
  await one.getByRole('form').getByRole('button', { name: /确认/ }).click()
  await expect(one.getByRole('form')).toBeHidden()
  await two.getByRole('form').getByRole('button', { name: /确认/ }).click()
  await expect(two.getByRole('form').getByRole('alert')).toBeVisible()
  await two.getByRole('button', { name: act.reload }).click()
  await expect(two.getByRole('main').getByText('看过了').first()).toBeVisible()
})

test('strangers are sent to the door', async ({ resident }) => {
  const page = await resident()
  await page.goto('/desk')
  await expect(page).toHaveURL(/\/in$/)
  const { enter } = words('zh-CN')
  await page.getByLabel(enter.account!).fill('nobody')
  await page.getByLabel(enter.password!).fill('wrong-password')
  await page.getByRole('button', { name: enter.enter }).click()
  await expect(page.getByRole('alert')).toBeVisible()
})
