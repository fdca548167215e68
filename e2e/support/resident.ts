import { expect, type Page } from '@playwright/test'
import { langOf } from './desk'
import { words } from './words'

export interface Reported {
  number: string
  /** The link of the receipt. */
  link: string
}

/** Reports as somebody without an account does: words, a place from the list, send. */
export async function report(page: Page, description: string, place?: string): Promise<Reported> {
  await page.goto('/')
  const { resident, report, place: where, receipt, area } = words(await langOf(page))
  await page.getByRole('link', { name: resident.report }).click()
  await page.getByLabel(report.what!).fill(description)
  await page.getByRole('button', { name: where.list }).click()
  if (place) await page.getByLabel(area!.search!).fill(place)
  await page
    .getByRole('listitem')
    .getByRole('button', { name: place ?? /./ })
    .first()
    .click()
  await page.getByRole('button', { name: report.send, exact: true }).click()
  const card = page.getByRole('region', { name: receipt.title })
  await expect(card).toBeVisible()
  const link = (await card.getByRole('link', { name: receipt.link }).getAttribute('href')) ?? ''
  const number = /\/r\/([^.]+)\./.exec(link)?.[1] ?? ''
  expect(number).not.toBe('')
  return { number, link }
}
