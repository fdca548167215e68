import { action, firstLeaf, get, post, say } from '../support/api'
import { report } from '../support/resident'
import { expect, said, test, words, type Lang } from '../support/test'

interface Summary {
  id: string
  number: string
  version: number
  title: string
}

for (const lang of ['zh-CN', 'en'] satisfies Lang[])
  test(`several cases are acted on at once, and nothing that fails is hidden, ${lang}`, async ({ resident, staff }) => {
    const { desk, bulk } = words(lang)
    const tag = `批量${lang}`
    const phone = await resident()
    for (const what of ['甲：井盖松动', '乙：路灯不亮', '丙：垃圾未清']) await report(phone, `${tag}${what}`)
    const page = await staff('district_dispatcher', { lang })
    const leaf = await firstLeaf(page)
    const { items } = await get<{ items: Summary[] }>(page, `/cases?state=open&q=${encodeURIComponent(tag)}`)
    expect(items).toHaveLength(3)

    // No news reach this desk: what it shows is what it saw at first.
    await page.route('**/api/v1/events*', route => route.abort())
    await page.goto(`/desk?q=${encodeURIComponent(tag)}`)
    const queue = page.getByRole('listbox', { name: desk.queue })
    const rows = queue.getByRole('option')
    await expect(rows).toHaveCount(3)
    // Everything by keyboard: the first, then all up to the third.
    await queue.focus()
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await expect(rows.nth(0)).toHaveAttribute('aria-checked', 'true')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('X')
    for (const at of [0, 1, 2]) await expect(rows.nth(at)).toHaveAttribute('aria-checked', 'true')
    const pane = page.getByRole('region', { name: bulk!.title })
    await expect(pane.getByRole('status').first()).toContainText('3')

    // Somebody is faster with one of them, and this desk has not seen it yet.
    const [first] = items
    const triage = await action(page, 'triage')
    const label = say(triage.label, lang)
    await page.keyboard.press('b')
    await pane.getByRole('button', { name: label, exact: true }).click()
    const form = pane.getByRole('form', { name: label })
    const category = say(triage.fields.find(({ name }) => name === 'category')!.label, lang)
    await form.getByLabel(category).click()
    await form.getByLabel(category).fill(say(leaf.name, lang))
    await page
      .locator('.ant-select-dropdown:visible .ant-select-tree-title')
      .filter({ hasText: say(leaf.name, lang) })
      .first()
      .click()
    const sent: { id: string; key: string | undefined; version: number }[] = []
    page.on('request', request => {
      const found = /\/cases\/([^/]+)\/actions\/triage$/.exec(request.url())
      if (found?.[1] && request.method() === 'POST')
        sent.push({
          id: found[1],
          key: request.headers()['idempotency-key'],
          version: (request.postDataJSON() as { version: number }).version,
        })
    })
    const other = await staff('district_dispatcher')
    await post(other, `/cases/${first!.id}/actions/comment`, { version: first!.version, note: '我先看过了' })
    await form.getByRole('button', { name: said(bulk!.confirm_other, { act: label, count: '3' }) }).click()

    const lines = pane.getByRole('listitem')
    await expect(lines).toHaveCount(3)
    await expect(pane.getByText(said(bulk!.someDone, { done: '2', all: '3', left: '1' }))).toBeVisible()
    await expect(lines.filter({ hasText: first!.number })).toHaveAttribute('data-outcome', 'failed')
    expect(sent).toHaveLength(3)
    expect(new Set(sent.map(({ key }) => key)).size, 'each case has a key of its own').toBe(3)
    expect(sent.map(({ version }) => version)).toEqual(items.map(({ version }) => version))
    // Another try would be refused as well: first somebody has to look at it.
    await expect(
      pane.getByRole('button', { name: said(bulk!.again_one ?? bulk!.again_other, { count: '1' }) }),
    ).toBeHidden()
    await lines.filter({ hasText: first!.number }).getByRole('button').click()
    await expect(page.getByRole('article').getByText(first!.number)).toBeVisible()
    await pane.getByRole('button', { name: bulk!.close }).click()
    // What failed is still picked, the others are not.
    await expect(queue.getByRole('option', { checked: true })).toHaveCount(1)

    const { items: after } = await get<{ items: { state: string }[] }>(page, `/cases?q=${encodeURIComponent(tag)}`)
    expect(after.map(({ state }) => state).sort()).toEqual(['submitted', 'triaged', 'triaged'])
  })

test('a lost answer is asked again with the same key', async ({ resident, staff }) => {
  const { desk, bulk } = words('zh-CN')
  const phone = await resident()
  for (const what of ['甲', '乙']) await report(phone, `断网批量${what}`)
  const page = await staff('district_dispatcher')
  await page.goto('/desk?q=断网批量')
  const queue = page.getByRole('listbox', { name: desk.queue })
  await expect(queue.getByRole('option')).toHaveCount(2)
  await queue.focus()
  await page.keyboard.press('a')
  const pane = page.getByRole('region', { name: bulk!.title })
  const comment = await action(page, 'comment')
  const label = say(comment.label, 'zh-CN')
  await pane.getByRole('button', { name: label, exact: true }).click()
  const form = pane.getByRole('form', { name: label })
  await form.getByRole('textbox').first().fill('两件一起看过')
  const keys: (string | undefined)[] = []
  let lost = true
  await page.route('**/actions/comment', async route => {
    keys.push(route.request().headers()['idempotency-key'])
    // The server did it, and its answer never arrived.
    if (lost && keys.length === 2) {
      await route.fetch()
      return route.abort()
    }
    return route.continue()
  })
  await form.getByRole('button', { name: said(bulk!.confirm_other, { act: label, count: '2' }) }).click()
  const again = pane.getByRole('button', { name: said(bulk!.again_other, { count: '1' }) })
  await expect(again).toBeVisible()
  lost = false
  await again.click()
  await expect(pane.getByText(said(bulk!.done, { done: '2', all: '2' }))).toBeVisible()
  expect(keys).toHaveLength(3)
  expect(keys[2], 'the same key').toBe(keys[1])
  const { items } = await get<{ items: { id: string }[] }>(page, `/cases?q=${encodeURIComponent('断网批量')}`)
  for (const { id } of items) {
    const events = await get<{ items: { action: string }[] }>(page, `/cases/${id}/events`)
    expect(events.items.filter(event => event.action === 'comment')).toHaveLength(1)
  }
})

test('a filter is kept as a view of one account, and views change the address', async ({ resident, staff }) => {
  const { desk, filter, view } = words('zh-CN')
  await report(await resident(), '视图用的事件')
  const page = await staff('district_dispatcher')
  await page.goto('/desk?q=视图用&sort=due')
  await expect(page.getByRole('listbox', { name: desk.queue }).getByRole('option')).toHaveCount(1)
  await page.getByRole('button', { name: view!.keepThis }).click()
  await page.getByLabel(view!.name!).fill('我的试验')
  await page.getByRole('button', { name: view!.keep, exact: true }).click()
  const choice = page.getByRole('combobox', { name: filter.view })
  const shown = page.getByRole('search')
  await expect(shown.getByText('我的试验')).toBeVisible()

  const choose = async (name: string) => {
    await choice.click()
    await page.locator('.ant-select-dropdown:visible').getByText(name, { exact: true }).click()
  }
  await choose(view!.mine!)
  await expect(page).toHaveURL(/mine=true/)
  await expect(page).not.toHaveURL(/q=/)
  await choose(view!.today!)
  await expect(page).toHaveURL(/due=today/)
  await page.reload()
  await choose('我的试验')
  await expect(page).toHaveURL(/q=/)
  await page.getByRole('button', { name: said(view!.remove, { name: '我的试验' }) }).click()
  await expect(shown.getByText('我的试验')).toBeHidden()
})
