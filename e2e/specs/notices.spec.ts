import type { Page } from '@playwright/test'
import { expect, expectAccessible, said, test, words, type Lang } from '../support/test'

const DAY = 86_400_000

/** A moment as the picker takes it. */
const moment = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ')

async function pick(page: Page, label: string, at: number) {
  const input = page.getByLabel(label)
  await input.fill(moment(at))
  await input.press('Enter')
}

for (const lang of ['zh-CN', 'en'] satisfies Lang[])
  test(`a centre tells residents something, corrects it and withdraws it, ${lang}`, async ({ resident, staff }) => {
    const { notices, notice, filter, act, resident: home, area: areas } = words(lang)
    const page = await staff('district_dispatcher', { lang })
    await page.goto('/admin/notices')
    await page.getByRole('button', { name: notices!.write, exact: true }).click()
    const form = page.getByRole('form', { name: notices!.write })
    const confirm = (title: string) =>
      page.getByRole('button', { name: said(act.confirm!, { act: title }), exact: true }).click()
    await confirm(notices!.write!)
    await expect(form.getByRole('alert').first(), 'nothing is told without words').toBeVisible()
    await form.getByLabel(filter.area!).fill('猛追湾')
    await page
      .locator('.ant-select-tree-title')
      .filter({ hasText: /猛追湾街道|Mengzhuiwan/ })
      .first()
      .click()
    await form.getByLabel(notices!.titleZh!).fill(`停水通知 ${lang}`)
    await form.getByLabel(notices!.bodyZh!).fill('周三上午九点到十二点停水，请提前储水。')
    await pick(page, notices!.from!, Date.now() - DAY)
    await pick(page, notices!.until!, Date.now() + 3 * DAY)
    await expectAccessible(page, 'a notice being written')
    await confirm(notices!.write!)
    const detail = page.getByRole('region', { name: `停水通知 ${lang}` })
    await expect(detail).toContainText('请提前储水')

    const phone = await resident({ lang })
    await phone.goto('/')
    await phone.getByRole('button', { name: home.placeChoose }).click()
    await phone.getByLabel(areas!.search!).fill('猛追湾')
    await phone
      .getByRole('listitem')
      .getByRole('button', { name: /猛追湾街道|Mengzhuiwan/ })
      .first()
      .click()
    const board = phone.getByRole('region', { name: notice!.title })
    await board.getByText(`停水通知 ${lang}`).click()
    await expect(board.getByText('请提前储水')).toBeVisible()
    await expectAccessible(phone, 'the first screen with a notice')

    await detail.getByRole('button', { name: notices!.correct, exact: true }).click()
    await page.getByRole('form').getByLabel(notices!.bodyZh!).fill('改为周四上午停水。')
    await confirm(notices!.correct!)
    await expect(detail).toContainText('改为周四')
    await phone.reload()
    await board.getByText(`停水通知 ${lang}`).click()
    await expect(board).toContainText('改为周四')
    await expect(board).toContainText(notice!.corrected!)

    await detail.getByRole('button', { name: notices!.withdraw, exact: true }).click()
    await page.getByRole('form').getByLabel(notices!.why!).fill('水厂改期')
    await confirm(notices!.withdraw!)
    await expect(detail).toContainText('水厂改期')
    await phone.reload()
    await expect(board).not.toContainText(`停水通知 ${lang}`)
  })
