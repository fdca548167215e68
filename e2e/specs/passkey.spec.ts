import { get, post } from '../support/api'
import { atHome, giveDevice } from '../support/passkey'
import { expect, expectAccessible, said, test, words, type Lang } from '../support/test'

const PASSWORD = 'a-lamp-post-leans-7'

for (const lang of ['zh-CN', 'en'] satisfies Lang[])
  test(`a passkey is set up as the second factor and opens the account, ${lang}`, async ({
    resident,
    staff,
    server,
  }) => {
    const { account, enter, passkey, factors, desk } = words(lang)
    const name = `key.${lang.toLowerCase()}`
    const keeper = await staff('security_admin')
    const { items: roots } = await get<{ items: { id: string }[] }>(keeper, '/areas')
    const own = await get<{ account: { unit: { id: string } } }>(keeper, '/session')
    const made = await post<{ id: string }>(keeper, '/accounts', { name, display: '新人', unit: own.account.unit.id })
    await post(keeper, `/accounts/${made.id}/grants`, { role: 'observer', area: roots[0]!.id })
    const { link } = await post<{ link: string }>(keeper, `/accounts/${made.id}/invitation`, {})

    const page = await resident({ lang, baseURL: atHome(server), viewport: { width: 1280, height: 800 } })
    const device = await giveDevice(page)
    const field = (label: string | undefined) => page.getByLabel(label!, { exact: true })
    const button = (label: string | undefined) => page.getByRole('button', { name: label, exact: true })
    await page.goto(new URL(link).pathname)
    await button(enter.enter).click()
    await field(account.password).fill(PASSWORD)
    await field(account.again).fill(PASSWORD)
    await button(account.save).click()

    // The first second factor: a passkey is offered before anything else, and the authenticator stays a choice.
    await expect(page.getByText(passkey!.what!)).toBeVisible()
    await expect(button(factors!.authenticator)).toHaveAttribute('aria-pressed', 'false')
    await expectAccessible(page, 'the first second factor')
    await field(passkey!.name).fill('')
    await expect(button(passkey!.create)).toBeDisabled()
    await field(passkey!.name).fill('办公室电脑')
    await device.knows(false)
    await button(passkey!.create).click()
    await expect(page.getByText(passkey!.cancelled!), 'somebody else holds the device').toBeVisible()
    await device.knows(true)
    await button(passkey!.create).click()
    await expect(page.getByText(account.recovery!)).toBeVisible()
    expect(await device.count()).toBe(1)
    const codes = await page.getByRole('listitem').allTextContents()
    expect(codes.length).toBeGreaterThan(5)
    await button(account.goOn).click()
    await expect(page).toHaveURL(/\/desk/)
    const roles = await get<{ account: { roles: string[] }; proof: string }>(page, '/session')
    expect([roles.account.roles, roles.proof]).toEqual([['observer'], 'second_factor'])

    // Signed out, the password alone opens nothing; the passkey does.
    await button(desk.signOut).click()
    await expect(page).toHaveURL(/\/in$/)
    await field(enter.account).fill(name)
    await field(enter.password).fill(PASSWORD)
    await device.knows(false)
    await button(enter.enter).click()
    await expect(page.getByText(passkey!.unsigned!)).toBeVisible()
    await expect(field(enter.recoveryCode), 'there is a way in without the device').toBeVisible()
    await expectAccessible(page, 'signing in with a passkey')
    await device.knows(true)
    await button(passkey!.use).click()
    await expect(page).toHaveURL(/\/desk/)

    // One's own page: named, renamed, and the last one stays.
    await page.getByRole('link', { name: factors!.title }).click()
    await expect(page.getByRole('heading', { level: 1, name: factors!.title })).toBeVisible()
    await expect(page.getByText('办公室电脑')).toBeVisible()
    await expectAccessible(page, 'one’s own second factors')
    await button(said(passkey!.renameOf, { name: '办公室电脑' })).click()
    await field(passkey!.name).fill('值班室电脑')
    await button(passkey!.save).click()
    await expect(page.getByText('值班室电脑')).toBeVisible()
    await button(said(passkey!.removeOf, { name: '值班室电脑' })).click()
    await expect(page.getByText(passkey!.removeHint!)).toBeVisible()
    await button(passkey!.removeSure).click()
    await expect(page.getByRole('alert'), 'the last second factor stays').toBeVisible()
    await button(passkey!.cancel).click()

    // A further one: first the old one is shown, then the device is asked; this device has one already.
    await button(passkey!.add).click()
    await expect(page.getByText(factors!.prove!)).toBeVisible()
    await button(passkey!.use).click()
    await button(passkey!.create).click()
    await expect(page.getByText(passkey!.known!)).toBeVisible()

    // At an address that is a number there is none, and the page says where there is.
    const elsewhere = await resident({ lang })
    await elsewhere.goto('/in')
    await elsewhere.getByLabel(enter.account!, { exact: true }).fill(name)
    await elsewhere.getByLabel(enter.password!, { exact: true }).fill(PASSWORD)
    await elsewhere.getByRole('button', { name: enter.enter, exact: true }).click()
    await expect(elsewhere.getByText(said(passkey!.elsewhere, { origin: atHome(server) }))).toBeVisible()
    await expectAccessible(elsewhere, 'a passkey that cannot be used here')
    await elsewhere.getByLabel(enter.recoveryCode!, { exact: true }).fill(codes[0]!)
    await elsewhere.getByRole('button', { name: enter.enter, exact: true }).click()
    await expect(elsewhere).toHaveURL(/\/desk/)
  })
