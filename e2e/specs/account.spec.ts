import { get, post } from '../support/api'
import { expect, expectAccessible, test, words, type Lang } from '../support/test'
import { totp } from '../support/totp'

const PASSWORD = 'a-lamp-post-leans-7'

for (const lang of ['zh-CN', 'en'] satisfies Lang[])
  test(`whoever is invited sets a password and a second factor first, ${lang}`, async ({ resident, staff }) => {
    const { account, enter } = words(lang)
    const name = `new.${lang.toLowerCase()}`
    const keeper = await staff('security_admin')
    const { items: roots } = await get<{ items: { id: string }[] }>(keeper, '/areas')
    const own = await get<{ account: { unit: { id: string } } }>(keeper, '/session')
    const unit = own.account.unit.id
    const made = await post<{ id: string }>(keeper, '/accounts', { name, display: '新人', unit })
    await post(keeper, `/accounts/${made.id}/grants`, { role: 'observer', area: roots[0]!.id })
    const { link } = await post<{ link: string }>(keeper, `/accounts/${made.id}/invitation`, {})

    const page = await resident({ lang, viewport: { width: 1280, height: 800 } })
    const field = (label: string | undefined) => page.getByLabel(label!, { exact: true })
    const button = (label: string | undefined) => page.getByRole('button', { name: label, exact: true })
    await page.goto('/account')
    await expect(page, 'a stranger has no account to complete').toHaveURL(/\/in$/)
    await page.goto(new URL(link).pathname)
    await button(enter.enter).click()
    await expect(page.getByRole('heading', { name: account.title })).toBeVisible()
    await page.goto('/desk')
    await expect(page, 'nothing is shown before the account is complete').toHaveURL(/\/account$/)
    await expectAccessible(page, 'password')

    await field(account.password).fill(PASSWORD)
    await field(account.again).fill('something else')
    await button(account.save).click()
    await expect(page.getByText(account.differs!)).toBeVisible()
    await field(account.password).fill('password1')
    await field(account.again).fill('password1')
    await button(account.save).click()
    await expect(page.getByRole('alert').first(), 'what everybody guesses is refused').toBeVisible()
    await field(account.password).fill(PASSWORD)
    await field(account.again).fill(PASSWORD)
    await button(account.save).click()

    await expect(page.getByRole('img', { name: account.qr })).toBeVisible()
    await expectAccessible(page, 'second factor')
    const [before, after] = account.secret!.split('{{secret}}')
    const shown = (await page.getByText(before!).textContent()) ?? ''
    const secret = shown.slice(before!.length, shown.length - after!.length)
    await field(enter.code).fill('000000')
    await button(account.confirm).click()
    await expect(page.getByRole('alert').first()).toBeVisible()
    await field(enter.code).fill(totp(secret))
    await button(account.confirm).click()
    await expect(page.getByText(account.recovery!)).toBeVisible()
    await expectAccessible(page, 'recovery codes')
    const codes = await page.getByRole('listitem').allTextContents()
    expect(codes.length).toBeGreaterThan(5)
    await button(account.goOn).click()
    await expect(page).toHaveURL(/\/desk/)
    const roles = await get<{ account: { roles: string[] } }>(page, '/session')
    expect(roles.account.roles).toEqual(['observer'])
    await page.goto('/account')
    await expect(page, 'nothing is missing any more').toHaveURL(/\/desk/)

    // From now on the password alone opens nothing; a recovery code stands in for the authenticator, once.
    const again = await resident({ lang, viewport: { width: 1280, height: 800 } })
    await again.goto('/in')
    await again.getByLabel(enter.account!, { exact: true }).fill(name)
    await again.getByLabel(enter.password!, { exact: true }).fill(PASSWORD)
    await again.getByRole('button', { name: enter.enter, exact: true }).click()
    await again.getByLabel(enter.code!, { exact: true }).fill(codes[0]!)
    await again.getByRole('button', { name: enter.enter, exact: true }).click()
    await expect(again).toHaveURL(/\/desk/)
    await again.getByRole('button', { name: words(lang).desk.signOut }).click()
    await expect(again).toHaveURL(/\/in$/)
  })
