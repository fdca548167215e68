import { expect, type Locator, type Page } from '@playwright/test'
import { action, say, type ActionField } from './api'
import { said, words, type Lang } from './words'

export const langOf = async (page: Page): Promise<Lang> =>
  (await page.locator('html').getAttribute('lang')) === 'en' ? 'en' : 'zh-CN'

/** Finds a case by its number in the queue of all cases and opens it. */
export async function openCase(page: Page, number: string) {
  const { desk } = words(await langOf(page))
  await page.goto(`/desk?state=all&q=${encodeURIComponent(number)}`)
  await page.getByRole('listbox', { name: desk.queue }).getByRole('option').first().click()
  await expect(page.getByRole('main').getByText(number)).toBeVisible()
}

/** Opens the form of one of the offered acts. */
export async function openAct(page: Page, name: string) {
  const lang = await langOf(page)
  const known = await action(page, name)
  const label = say(known.label, lang)
  const { act: all } = words(lang)
  await page.getByRole('region', { name: all.title }).getByRole('button', { name: label, exact: true }).click()
  const form = page.getByRole('form', { name: label })
  const field = (name: string) => {
    const found = known.fields.find(one => one.name === name)
    if (!found) throw new Error(`there is no field ${name}`)
    return found
  }
  return {
    /** The input of a field. */
    input: (name: string) => form.getByLabel(say(field(name).label, lang)).first(),
    fill: (name: string, value: string) => fill(page, form, field(name), value, lang),
    confirm: async () => {
      await form.getByRole('button', { name: said(all.confirm, { act: label }), exact: true }).click()
      await expect(form).toBeHidden()
    },
  }
}

/** Does one of the offered acts, with its form filled in by field name. */
export async function act(page: Page, name: string, values: Record<string, string> = {}) {
  const form = await openAct(page, name)
  for (const [field, value] of Object.entries(values)) await form.fill(field, value)
  await form.confirm()
}

async function fill(page: Page, form: Locator, field: ActionField, value: string, lang: Lang) {
  const label = say(field.label, lang)
  const input = form.getByLabel(label)
  switch (field.kind.split(':')[0]) {
    case 'unit':
    case 'units':
    case 'condition':
    case 'reason':
    case 'choice':
      return choose(page, input.first(), value, '.ant-select-item-option')
    case 'category':
      return choose(page, input.first(), value, '.ant-select-tree-title')
    case 'file[]':
      // A picture of what is on the screen serves as the picture of the result.
      return form.locator('input[type=file]').setInputFiles({
        name: value,
        mimeType: 'image/jpeg',
        buffer: await page.screenshot({ type: 'jpeg' }),
      })
    default:
      return input.first().fill(value)
  }
}

/** Opens a choice, types where that narrows it down, and takes what says exactly this. */
async function choose(page: Page, input: Locator, words: string, option: string) {
  await input.click()
  if (await input.isEditable()) await input.fill(words)
  await page.locator(`.ant-select-dropdown:visible ${option}`).filter({ hasText: words }).first().click()
}

/** What the open case says about its state. */
export const stateShown = (page: Page, words: string) =>
  page.getByRole('main').getByText(words, { exact: true }).first()
