import { expect, type Page } from '@playwright/test'
import { action, get, post, say, type ActionField } from './api'
import { langOf } from './desk'
import { pickPlace } from './resident'
import { said, words, type Lang } from './words'

export interface Known {
  id: string
  number: string
  version: number
  state: string
  allowed_actions: string[]
}

/** A phone of somebody who goes round. */
export const PHONE = { viewport: { width: 390, height: 844 } }

export const look = (page: Page, id: string) => get<Known>(page, `/cases/${id}`)

/** Acts through the API as whoever is signed in on the page: what others do while nobody looks. */
export async function actBy(page: Page, id: string, name: string, fields: object = {}): Promise<Known> {
  const { version } = await look(page, id)
  return post<Known>(page, `/cases/${id}/actions/${name}`, { version, ...fields })
}

interface Place {
  id: string
  name: { zh: string; en: string }
}

/** The area in which whoever is signed in works. */
export async function ownPlace(page: Page): Promise<Place> {
  const { account } = await get<{ account: { area: { path: string } } }>(page, '/session')
  const code = account.area.path.split('/').at(-2) ?? ''
  const { items } = await get<{ items: (Place & { code: string })[] }>(page, `/areas?q=${code}`)
  return items.find(one => one.code === code)!
}

/** A case that the centre has given to the unit of whoever is signed in on `worker`. */
export async function given(centre: Page, worker: Page, description: string, by: object = {}): Promise<Known> {
  const { account } = await get<{ account: { unit: { id: string } } }>(worker, '/session')
  const { id: area } = await ownPlace(worker)
  const { id } = await post<Known>(centre, '/cases', { description, area, category: 'CM-0102', ...by })
  await actBy(centre, id, 'triage', { category: 'CM-0102' })
  await actBy(centre, id, 'accept')
  return actBy(centre, id, 'assign', { unit: account.unit.id })
}

/** Opens a case from the inbox by its title. */
export async function openFromInbox(page: Page, title: string) {
  const { inbox } = words(await langOf(page))
  await page
    .getByRole('list', { name: inbox.title })
    .getByRole('link', { name: new RegExp(title) })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

/** Does one of the offered acts, with its plain form filled in by field name. */
export async function actInField(page: Page, name: string, values: Record<string, string> = {}) {
  const lang = await langOf(page)
  const known = await heldAction(page, name)
  const label = say(known.label, lang)
  const acts = page.getByRole('region', { name: words(lang).act.title })
  await acts.getByRole('button', { name: label, exact: true }).click()
  const form = acts.getByRole('form', { name: label })
  for (const [field, value] of Object.entries(values)) {
    const found = known.fields.find(one => one.name === field)!
    await fill(page, form, found, value, lang)
  }
  await form.getByRole('button', { name: label, exact: true }).click()
  await expect(form).toBeHidden()
}

const held = new Map<string, Awaited<ReturnType<typeof action>>>()
/** Acts are the same for everybody, and a phone without a network still has to be used. */
async function heldAction(page: Page, name: string) {
  const found = held.get(name) ?? (await action(page, name))
  held.set(name, found)
  return found
}

async function fill(page: Page, form: ReturnType<Page['locator']>, field: ActionField, value: string, lang: Lang) {
  const input = form.getByLabel(say(field.label, lang)).first()
  if (field.kind === 'file[]')
    return form.locator('input[type=file]').setInputFiles({
      name: value,
      mimeType: 'image/jpeg',
      buffer: await page.screenshot({ type: 'jpeg' }),
    })
  if (field.kind === 'unit' || field.kind === 'units') {
    await input.fill(value)
    return form.getByRole('button', { name: value }).first().click()
  }
  if (field.kind.startsWith('reason') || field.kind === 'choice' || field.name === 'duty_item')
    return input.selectOption({ index: 1 })
  return input.fill(value)
}

/** Fills in the report of something that was put right on the spot. */
export async function recordOnTheSpot(page: Page, what: string, measure: string, category: string | undefined) {
  const { field, report, case: about } = words(await langOf(page))
  await page.getByRole('button', { name: field.onTheSpot }).click()
  await page.getByLabel(report.what!).fill(what)
  await page.getByLabel(field.measure!).fill(measure)
  if (category) await page.getByLabel(about.category!).selectOption(category)
  await page.getByRole('button', { name: field.recordIt, exact: true }).click()
}

/** Reports something for others to do; the place is only picked where it is not known. */
export async function reportInField(page: Page, what: string, place?: string) {
  const { report } = words(await langOf(page))
  await page.getByLabel(report.what!).fill(what)
  if (place) await pickPlace(page, place)
  await page.getByRole('button', { name: report.send, exact: true }).click()
}

export const badge = (page: Page, count: number, lang: Lang = 'zh-CN') => {
  const form = lang === 'en' && count === 1 ? 'count_one' : 'count_other'
  return page
    .getByRole('navigation')
    .getByText(said(words(lang).waiting[form], { count: String(count) }), { exact: true })
}

/** Goes to a page of the field by the bar below. */
export const goTo = (page: Page, name: string | undefined) =>
  page.getByRole('navigation').getByRole('link', { name }).click()
