import { readFileSync } from 'node:fs'
import { report } from '../support/resident'
import { expect, test, words, type Lang } from '../support/test'

const column = (keys: string[], lang: Lang, all: { key: string; label: { zh: string; en: string } }[]) =>
  keys.map(key => all.find(one => one.key === key)!.label[lang === 'en' ? 'en' : 'zh'])

for (const lang of ['zh-CN', 'en'] satisfies Lang[])
  test(`what the queue shows is saved as a table, ${lang}`, async ({ resident, staff }) => {
    const { sheet, desk, filter } = words(lang)
    const tag = `导出${lang}`
    const [first, second] = [
      await report(await resident(), `${tag}：=1+1 路灯不亮`),
      await report(await resident(), `${tag}：井盖松动`),
    ]
    const page = await staff('district_dispatcher', { lang })
    await page.goto('/desk')
    await page.getByLabel(filter.search!).fill(tag)
    await expect(page.getByRole('listbox', { name: desk.queue }).getByRole('option')).toHaveCount(2)

    await page.getByRole('button', { name: sheet!.export, exact: true }).click()
    const form = page.getByRole('form', { name: sheet!.export })
    await form.getByText(sheet!.csv!, { exact: true }).click()
    const meta = (await (await page.request.get('/api/v1/meta')).json()) as {
      columns: { key: string; label: { zh: string; en: string }; usual: boolean }[]
    }
    // What nobody wants to see is left out, what somebody wants is taken along.
    const say = (key: string) => {
      const label = column([key], lang, meta.columns)[0]!
      return label.charAt(0).toLocaleUpperCase() + label.slice(1)
    }
    await form.getByLabel(say('urgency'), { exact: true }).uncheck()
    await form.getByLabel(say('channel'), { exact: true }).check()
    const coming = page.waitForEvent('download')
    await form.getByRole('button', { name: sheet!.download, exact: true }).click()
    const download = await coming
    expect(download.suggestedFilename()).toBe('cases.csv')
    const text = readFileSync(await download.path(), 'utf8')
    const lines = text
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\r\n')
    expect(text.startsWith('\uFEFF'), 'Excel knows the encoding').toBe(true)
    const wanted = meta.columns.filter(({ key, usual }) => (usual && key !== 'urgency') || key === 'channel')
    expect(lines[0]).toBe(
      column(
        wanted.map(({ key }) => key),
        lang,
        meta.columns,
      ).join(','),
    )
    expect(lines).toHaveLength(3)
    expect(lines[1]).toContain(second.number)
    expect(lines[2]).toContain(first.number)
    await expect(form.getByRole('status')).toBeVisible()

    // The workbook opens as what it is.
    await form.getByText(sheet!.xlsx!, { exact: true }).click()
    const next = page.waitForEvent('download')
    await form.getByRole('button', { name: sheet!.download, exact: true }).click()
    const book = readFileSync(await (await next).path())
    expect((await next).suggestedFilename()).toBe('cases.xlsx')
    expect(book.subarray(0, 2).toString()).toBe('PK')
    expect(book.length).toBeGreaterThan(3000)
  })

test('a refusal is told and loses nothing that was chosen', async ({ resident, staff }) => {
  const { sheet } = words('zh-CN')
  await report(await resident(), '导出被拒绝时的事件')
  const page = await staff('district_dispatcher')
  await page.goto('/desk')
  await page.getByRole('button', { name: sheet!.export, exact: true }).click()
  const form = page.getByRole('form', { name: sheet!.export })
  await page.route('**/api/v1/cases/export*', route =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        code: 'sheet.busy',
        title: '稍后再试',
        status: 503,
        detail: '导出的人较多，请稍后再试。',
      }),
    }),
  )
  await form.getByRole('button', { name: sheet!.download, exact: true }).click()
  await expect(form.getByRole('alert')).toContainText('导出的人较多')
  await page.unroute('**/api/v1/cases/export*')
  const coming = page.waitForEvent('download')
  await form.getByRole('button', { name: sheet!.download, exact: true }).click()
  await coming
})
