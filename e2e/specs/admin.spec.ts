import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { get } from '../support/api'
import { expect, said, test, words, type Lang } from '../support/test'

for (const lang of ['zh-CN', 'en'] satisfies Lang[])
  test(`the three administrators each see their own, ${lang}`, async ({ staff }) => {
    const { admin, desk } = words(lang)
    const system = await staff('system_admin', { lang })
    const pages = system.getByRole('navigation', { name: admin!.title }).getByRole('link')
    await system.goto('/admin')
    await expect(pages).toHaveText([admin!.areas!, admin!.units!, admin!.packs!, admin!.forms!, admin!.channels!])
    await system.goto('/admin/audit')
    await expect(system.getByText(admin!.nothing!)).toBeVisible()

    const security = await staff('security_admin', { lang })
    await security.goto('/desk')
    await expect(security, 'who handles no cases is sent to what is theirs').toHaveURL(/\/admin\/people/)
    const own = security.getByRole('navigation', { name: admin!.title }).getByRole('link')
    await expect(own).toHaveText([admin!.units!, admin!.people!])

    const audit = await staff('audit_admin', { lang })
    await audit.goto('/admin')
    await expect(audit.getByRole('table', { name: admin!.audit }).getByRole('row').nth(1)).toBeVisible()

    const worker = await staff('grid_worker', { lang })
    await worker.goto('/desk')
    await expect(worker.getByRole('listbox').or(worker.getByText(desk.empty!))).toBeVisible()
    await worker.goto('/admin/people')
    await expect(worker.getByText(admin!.nothing!)).toBeVisible()
  })

test('areas are walked on the map and as a list, and a new name stands in the history', async ({ staff }) => {
  const { areas, act } = words('zh-CN')
  const page = await staff('system_admin')
  await page.goto('/admin/areas')
  const { items } = await get<{ items: { id: string; name: { zh: string } }[] }>(page, '/areas?kind=community&limit=1')
  const [one] = items
  await page.goto(`/admin/areas?id=${one!.id}`)
  const detail = page.getByRole('region', { name: one!.name.zh, exact: true })
  await expect(detail).toBeVisible()
  await detail.getByRole('button', { name: areas!.rename, exact: true }).click()
  const form = detail.getByRole('form', { name: areas!.rename })
  const confirm = form.getByRole('button', { name: said(act.confirm, { act: areas!.rename! }) })
  await confirm.click()
  await expect(form.getByRole('alert').first(), 'a change without a reason is not sent').toBeVisible()
  await form.getByLabel(words('zh-CN').admin!.nameZh!).fill(`${one!.name.zh}（新）`)
  await form.getByLabel(areas!.why!).fill('居民会议更名')
  await confirm.click()
  await expect(page.getByRole('region', { name: `${one!.name.zh}（新）`, exact: true })).toContainText('居民会议更名')
})

test('a unit gets people, a roster and a substitution', async ({ staff }) => {
  const { units, admin, setup, act } = words('zh-CN')
  const page = await staff('system_admin')
  await page.goto('/admin/units')
  const { items } = await get<{ items: { id: string; name: { zh: string } }[] }>(page, '/units?kind=team&limit=1')
  const [team] = items
  await page.goto(`/admin/units?q=${encodeURIComponent(team!.name.zh)}`)
  await page.getByRole('table', { name: admin!.units }).getByRole('row').nth(1).click()
  const detail = page.getByRole('region', { name: team!.name.zh })
  const confirm = async (title: string) => {
    const form = detail.getByRole('form', { name: title })
    await form.getByRole('button', { name: said(act.confirm, { act: title }) }).click()
    await expect(form).toBeHidden()
  }
  const pick = async (label: string, words: string) => {
    await detail.getByRole('combobox', { name: label }).click()
    await page.locator('.ant-select-dropdown:visible').getByText(words, { exact: true }).last().click()
  }
  for (const name of ['周一', '吴二']) {
    await detail.getByRole('button', { name: units!.addMember, exact: true }).click()
    const form = detail.getByRole('form', { name: units!.addMember })
    await form.getByLabel(units!.post!).click()
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').last().click()
    await form.getByLabel(setup.display!).fill(name)
    await confirm(units!.addMember!)
    await expect(detail.getByRole('listitem').filter({ hasText: name })).toBeVisible()
  }

  await detail.getByRole('button', { name: units!.addRoster, exact: true }).click()
  await pick(units!.who!, '周一')
  await pick(units!.days!, words('zh-CN').dutyDays!.every!)
  const roster = detail.getByRole('form', { name: units!.addRoster })
  await roster.getByLabel(units!.firstDay!).fill('2026-01-01')
  await page.keyboard.press('Enter')
  await roster.getByLabel(units!.fromHour!).fill('00:00')
  await roster.getByLabel(units!.toHour!).fill('00:00')
  await confirm(units!.addRoster!)
  await expect(detail.getByText('00:00–00:00')).toBeVisible()
  await detail.getByRole('button', { name: units!.endRoster, exact: true }).click()
  await expect(detail.getByText(units!.endRosterHint!), 'what it does is said before it is done').toBeVisible()
  await confirm(units!.endRoster!)

  // By weekday: which ones is asked only then.
  await detail.getByRole('button', { name: units!.addRoster, exact: true }).click()
  await pick(units!.who!, '吴二')
  await expect(roster.getByText(units!.weekdays!)).toBeHidden()
  await pick(units!.days!, words('zh-CN').dutyDays!.weekly!)
  await roster.getByLabel('周一', { exact: true }).check()
  await roster.getByLabel('周三', { exact: true }).check()
  await roster.getByLabel(units!.firstDay!).fill('2026-01-01')
  await page.keyboard.press('Enter')
  await roster.getByLabel(units!.fromHour!).fill('18:00')
  await roster.getByLabel(units!.toHour!).fill('09:00')
  await confirm(units!.addRoster!)
  await expect(detail.getByText(/周一.*周三.*18:00–09:00/)).toBeVisible()
})

test('a unit is founded, closed and opened again', async ({ staff }) => {
  const { units, areas, admin, filter, act, unitKind } = words('zh-CN')
  const page = await staff('system_admin')
  await page.goto('/admin/units')
  await page.getByRole('button', { name: units!.found, exact: true }).click()
  const form = page.getByRole('form', { name: units!.found })
  await form.getByRole('combobox', { name: areas!.kind }).click()
  await page.locator('.ant-select-dropdown:visible').getByText(unitKind!.team!, { exact: true }).last().click()
  await form.getByLabel(areas!.code!).fill('T-NIGHT')
  await form.getByLabel(admin!.nameZh!).fill('夜间巡查队')
  await form.getByLabel(admin!.nameEn!).fill('Night patrol')
  await form.getByRole('combobox', { name: filter.area }).fill('建设')
  await page.locator('.ant-select-dropdown:visible .ant-select-tree-title').first().click()
  await form.getByRole('button', { name: said(act.confirm, { act: units!.found! }) }).click()
  const detail = page.getByRole('region', { name: '夜间巡查队' })
  await expect(detail).toBeVisible()
  for (const [title, state] of [
    [units!.close!, units!.ended!],
    [units!.open!, units!.active!],
  ]) {
    await detail.getByRole('button', { name: title, exact: true }).click()
    await detail
      .getByRole('form', { name: title })
      .getByRole('button', { name: said(act.confirm, { act: title! }) })
      .click()
    await expect(detail.getByText(state!, { exact: true })).toBeVisible()
  }
})

test('an area is split, moved and merged, and its history says so', async ({ staff }) => {
  const { areas, admin, act, areaChange } = words('zh-CN')
  const page = await staff('system_admin')
  await page.goto('/admin/areas')
  interface Place {
    id: string
    code: string
    name: { zh: string }
    parent: string
  }
  const { items } = await get<{ items: Place[] }>(page, '/areas?kind=community&limit=500')
  const whole = items.at(-1)!
  const elsewhere = items.find(({ parent }) => parent !== whole.parent)!
  const street = await get<Place>(page, `/areas/${elsewhere.parent}`)
  await page.goto(`/admin/areas?id=${whole.id}`)
  const region = (name: string) => page.getByRole('region', { name, exact: true })
  const begin = async (name: string, title: string) => {
    await region(name).getByRole('button', { name: title, exact: true }).click()
    return region(name).getByRole('form', { name: title })
  }
  const confirm = async (form: ReturnType<typeof page.getByRole>, title: string) => {
    await form.getByLabel(areas!.why!).fill('社区规模调整')
    await form.getByRole('button', { name: said(act.confirm, { act: title }) }).click()
  }

  const split = await begin(whole.name.zh, areas!.split!)
  await expect(split.getByText(areas!.splitHint!), 'what cannot be undone is said').toBeVisible()
  for (const [n, code, zh, en] of [
    ['1', '510108999001', '东社区', 'East'],
    ['2', '510108999002', '西社区', 'West'],
  ]) {
    const field = (name: string) => split.getByLabel(said(areas!.partField, { n: n!, field: name }), { exact: true })
    await field(areas!.code!).fill(code!)
    await field(admin!.nameZh!).fill(zh!)
    await field(admin!.nameEn!).fill(en!)
  }
  await confirm(split, areas!.split!)
  await expect(region('东社区')).toBeVisible()

  const pick = async (form: ReturnType<typeof page.getByRole>, label: string, name: string) => {
    await form.getByRole('combobox', { name: label }).fill(name)
    await page.locator('.ant-select-dropdown:visible .ant-select-tree-title').filter({ hasText: name }).first().click()
  }
  const move = await begin('东社区', areas!.move!)
  await pick(move, areas!.newParent!, street.name.zh)
  await confirm(move, areas!.move!)
  await expect(region('东社区')).toContainText(street.name.zh)
  await expect(region('东社区')).toContainText(areaChange!.moved!)

  const merge = await begin('东社区', areas!.merge!)
  await pick(merge, areas!.into!, elsewhere.name.zh)
  await confirm(merge, areas!.merge!)
  await expect(region(elsewhere.name.zh)).toBeVisible()
})

for (const lang of ['zh-CN', 'en'] satisfies Lang[])
  test(`an account is made, gets a role and is invited, reset and disabled, ${lang}`, async ({ staff }) => {
    const { people, enter, setup, act } = words(lang)
    const page = await staff('security_admin', { lang })
    const name = `made.${lang.toLowerCase()}`
    await page.goto('/admin/people')
    await page.getByRole('button', { name: people!.create, exact: true }).click()
    const form = page.getByRole('form', { name: people!.create })
    await form.getByLabel(enter.account!).fill(name)
    await form.getByLabel(setup.display!).fill('新来的人')
    await form.getByRole('button', { name: said(act.confirm, { act: people!.create! }) }).click()
    const detail = page.getByRole('region', { name: '新来的人' })
    await expect(detail.getByText(people!.next!)).toBeVisible()

    await detail.getByRole('button', { name: people!.give, exact: true }).click()
    const give = detail.getByRole('form', { name: people!.give })
    const role = lang === 'en' ? 'Observer' : '观察员'
    await give.getByLabel(people!.role!).fill(role)
    await page.locator('.ant-select-dropdown:visible').getByText(role, { exact: true }).last().click()
    await give.getByRole('button', { name: said(act.confirm, { act: people!.give! }) }).click()
    await expect(detail.getByRole('listitem').filter({ hasText: role })).toBeVisible()

    const doIt = async (title: string) => {
      await detail.getByRole('button', { name: title, exact: true }).click()
      const sure = detail.getByRole('form', { name: title })
      await sure.getByRole('button', { name: said(act.confirm, { act: title }) }).click()
      await expect(sure).toBeHidden()
    }
    await doIt(people!.invite!)
    await expect(detail.getByText(people!.link!)).toBeVisible()
    await expect(detail.getByText(/\/in\//)).toBeVisible()
    await detail.getByRole('button', { name: people!.reset, exact: true }).click()
    await expect(detail.getByText(people!.resetHint!)).toBeVisible()
    await page.keyboard.press('Escape')
    await doIt(people!.disable!)
    await expect(detail.getByText(people!.disabled!, { exact: true })).toBeVisible()
    await doIt(people!.enable!)
  })

test('a channel is described by a form of a schema, and a refusal loses nothing', async ({ staff }) => {
  const { channels, admin } = words('zh-CN')
  const page = await staff('system_admin')
  await page.goto('/admin/channels')
  await expect(page.getByText(channels!.none!)).toBeVisible()
  await page.getByRole('button', { name: channels!.add, exact: true }).click()
  const form = page.getByRole('region', { name: channels!.add })
  await form.getByRole('button', { name: channels!.save, exact: true }).click()
  await expect(form.getByText(words('zh-CN').schema!.required!).first(), 'the schema is asked first').toBeVisible()
  await form.getByLabel(/名称/).fill('市级平台')
  await form.getByLabel(/地址/).fill('https://example.org/hook')
  await form.getByLabel(/签名密钥/).fill(`whsec_${Buffer.from('a'.repeat(32)).toString('base64')}`)
  await form.getByRole('button', { name: channels!.save, exact: true }).click()
  // This installation calls nobody: the server says so, and what was typed is still there.
  await expect(form.getByRole('alert').filter({ hasText: 'example.org' })).toBeVisible()
  await expect(form.getByLabel(/名称/)).toHaveValue('市级平台')
  await expect(page.getByRole('table', { name: admin!.channels })).toBeVisible()
  for (const state of ['waiting', 'sent', 'dead']) {
    await page.getByText(words('zh-CN').deliveryState![state]!, { exact: true }).click()
    await expect(page).toHaveURL(new RegExp(`state=${state}`))
  }
})

test('a pack shows what it holds', async ({ staff }) => {
  const { admin, packs, duty } = words('zh-CN')
  const page = await staff('system_admin')
  await page.goto('/admin/packs')
  await page.getByRole('table', { name: admin!.packs }).getByRole('row').nth(1).click()
  await expect(page.getByText(packs!.digest!)).toBeVisible()
  await expect(page.getByRole('table', { name: duty!.title }).getByRole('row').nth(1)).toBeVisible()
  // What is in force cannot be switched on once more.
  await expect(page.getByRole('button', { name: packs!.switchOn, exact: true })).toBeHidden()
})

test('a pack is checked, kept, compared and switched on from the browser', async ({ staff }) => {
  const { packs, act, packChange } = words('zh-CN')
  const page = await staff('system_admin')
  await page.goto('/admin/packs')
  const folder = mkdtempSync(join(tmpdir(), 'liandong-pack-'))
  cpSync(join(import.meta.dirname, '../../packs/chenghua'), folder, { recursive: true })
  const change = (file: string, from: string, to: string) => {
    const path = join(folder, file)
    const text = readFileSync(path, 'utf8')
    expect(text).toContain(from)
    writeFileSync(path, text.replace(from, to))
  }
  const input = page.getByLabel(packs!.check!, { exact: true }).and(page.locator('input'))

  // A fault is named with file, line and reason.
  change('duty_list.csv', 'unit:P-CLEANING', 'unit:P-NOBODY')
  await input.setInputFiles(folder)
  const faults = page.getByRole('region', { name: said(packs!.faults_other, { count: '1' }) })
  await expect(faults).toContainText(said(packs!.at, { file: 'duty_list.csv', line: '4' }))
  await expect(faults).toContainText('P-NOBODY')

  // Mended and with a version of its own it is kept, and not in force.
  change('duty_list.csv', 'unit:P-NOBODY', 'unit:P-CLEANING')
  change('pack.toml', 'version = "2026.1"', 'version = "2026.2"')
  change('natures.csv', '求决', '求助解决')
  await input.setInputFiles(folder)
  await page.getByRole('button', { name: packs!.keep, exact: true }).click()
  const detail = page.getByRole('region', { name: 'chenghua@2026.2' })
  await expect(detail.getByText(packs!.kept!, { exact: true })).toBeVisible()

  const comparison = detail.getByRole('region', { name: packs!.compare })
  await comparison.getByText('natures.csv').click()
  await expect(comparison.getByText('求助解决')).toBeVisible()
  await expect(comparison).toContainText(packChange!.changed!)
  rmSync(folder, { recursive: true, force: true })

  await detail.getByRole('button', { name: packs!.switchOn, exact: true }).click()
  const sure = detail.getByRole('form', { name: packs!.switchOn })
  await sure.getByRole('button', { name: said(act.confirm, { act: packs!.switchOn! }) }).click()
  await expect(detail.getByText(packs!.inForce!, { exact: true })).toBeVisible()
})

test('the audit log shows its end and single entries', async ({ staff }) => {
  const { admin, audit } = words('zh-CN')
  const page = await staff('audit_admin')
  await page.goto('/admin/audit')
  const head = await get<{ seq: number; hash: string }>(page, '/audit/head')
  await expect(page.getByText(/^\d+:[0-9a-f]{64}$/)).toBeVisible()
  expect(head.seq).toBeGreaterThan(0)
  const table = page.getByRole('table', { name: admin!.audit })
  await table.getByRole('row').nth(1).click()
  await expect(page.getByRole('region', { name: audit!.entry }).getByText(audit!.hash!)).toBeVisible()
})
