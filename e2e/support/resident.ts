import { expect, type Page } from '@playwright/test'
import { langOf } from './desk'
import { words } from './words'

export interface Reported {
  number: string
  /** The link of the receipt. */
  link: string
}

/** Takes the first place of the list, or the first that is called like this. */
export async function pickPlace(page: Page, name?: string) {
  const { place, area } = words(await langOf(page))
  const where = page.getByRole('region', { name: place.where })
  await where.getByRole('button', { name: place.list }).click()
  if (name) await where.getByLabel(area!.search!).fill(name)
  await where
    .getByRole('listitem')
    .getByRole('button', { name: name ?? /./ })
    .first()
    .click()
}

/** Reports as somebody without an account does: words, a place from the list, send. */
export async function report(page: Page, description: string, place?: string): Promise<Reported> {
  await page.goto('/')
  const { resident, report, receipt } = words(await langOf(page))
  await page.getByRole('link', { name: resident.report }).click()
  await page.getByLabel(report.what!).fill(description)
  await pickPlace(page, place)
  await page.getByRole('button', { name: report.send, exact: true }).click()
  const card = page.getByRole('region', { name: receipt.title })
  await expect(card).toBeVisible()
  const link = (await card.getByRole('link', { name: receipt.link }).getAttribute('href')) ?? ''
  const number = /\/r\/([^.]+)\./.exec(link)?.[1] ?? ''
  expect(number).not.toBe('')
  return { number, link }
}
