import type { Page } from '@playwright/test'
import type { Lang } from './words'

interface Text {
  zh: string
  en: string
}
export interface ActionField {
  name: string
  label: Text
  kind: string
  choices?: { value: string; label: Text }[]
}
export interface Action {
  action: string
  label: Text
  fields: ActionField[]
}
interface Category {
  code: string
  name: Text
  leaf: boolean
  children: Category[]
}

/** Asks the API as whoever is signed in on the page. */
export async function get<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(`/api/v1${path}`)
  if (!answer.ok()) throw new Error(`GET ${path}: ${answer.status()} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** A text as the pages write it: labels begin with a capital letter. */
export const say = (text: Text, lang: Lang) => {
  const words = lang === 'en' ? text.en : text.zh
  return words.charAt(0).toLocaleUpperCase() + words.slice(1)
}

export async function action(page: Page, name: string): Promise<Action> {
  const found = (await get<Action[]>(page, '/actions')).find(one => one.action === name)
  if (!found) throw new Error(`there is no act ${name}`)
  return found
}

/** Sends to the API as whoever is signed in on the page. */
export async function post<T>(page: Page, path: string, body: object): Promise<T> {
  const answer = await page.request.post(`/api/v1${path}`, { data: body })
  if (!answer.ok()) throw new Error(`POST ${path}: ${answer.status()} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** The categories that a case can be filed under. */
export async function leaves(page: Page): Promise<Category[]> {
  const below = (list: Category[]): Category[] => list.flatMap(one => (one.leaf ? [one] : below(one.children)))
  const { items } = await get<{ items: Category[] }>(page, '/categories')
  return below(items)
}

/** The first category that a case can be filed under. */
export const firstLeaf = async (page: Page) => (await leaves(page))[0]!

/** What the filing conditions of a category are called. */
export async function conditions(page: Page, category: string): Promise<Text[]> {
  const { items } = await get<{ items: { name: Text }[] }>(page, `/conditions?category=${category}`)
  return items.map(({ name }) => name)
}

/** The unit that whoever is signed in works for. */
export async function ownUnit(page: Page): Promise<{ id: string; name: Text }> {
  const { account } = await get<{ account: { unit: { id: string } } }>(page, '/session')
  return get(page, `/units/${account.unit.id}`)
}

/** The name of the area that whoever is signed in works in. */
export async function ownArea(page: Page): Promise<string> {
  const { account } = await get<{ account: { area: { path: string } } }>(page, '/session')
  const code = account.area.path.split('/').at(-2) ?? ''
  const { items } = await get<{ items: { name: Text }[] }>(page, `/areas?q=${code}`)
  return items[0]!.name.zh
}
