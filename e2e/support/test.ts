import AxeBuilder from '@axe-core/playwright'
import {
  expect,
  test as base,
  type Browser,
  type BrowserContextOptions,
  type Cookie,
  type Page,
} from '@playwright/test'
import { startServer, type Server } from './server'
import { said, words, type Lang } from './words'

export { expect, said, words }
export type { Lang }

const PHONE = { width: 390, height: 844 }

interface Fixtures {
  /** A new device without an account; a phone unless told otherwise. */
  resident: (options?: BrowserContextOptions & { lang?: Lang }) => Promise<Page>
  /** A new device with the one person of this role signed in, where their work is: at the desk, or in the field. */
  staff: (role: string, options?: BrowserContextOptions & { lang?: Lang }) => Promise<Page>
}

export const test = base.extend<Fixtures, { server: Server }>({
  server: [
    async ({}, use) => {
      const server = await startServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 90_000 },
  ],

  resident: async ({ browser, server }, use) => {
    const opened: Page[] = []
    await use(async ({ lang = 'zh-CN', ...options } = {}) => {
      const page = await device(browser, server, { viewport: PHONE, locale: lang, ...options })
      opened.push(page)
      return page
    })
    await Promise.all(opened.map(page => page.context().close()))
  },

  staff: async ({ browser, server }, use) => {
    const opened: Page[] = []
    await use(async (role, { lang = 'zh-CN', ...options } = {}) => {
      const page = await device(browser, server, { locale: lang, ...options })
      opened.push(page)
      await signIn(page, server, role, lang)
      return page
    })
    await Promise.all(opened.map(page => page.context().close()))
  },
})

/** A page of its own cookies and storage. Whatever breaks on it fails the test that opened it. */
async function device(browser: Browser, server: Server, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, ...options })
  const page = await context.newPage()
  page.on('pageerror', error => expect.soft(error.message, 'an error on the page').toBe(''))
  page.on('console', message => {
    if (/Content Security Policy/.test(message.text()))
      expect.soft(message.text(), 'the content security policy was broken').toBe('')
  })
  return page
}

/** Sessions of people who have spent their link. */
const sessions = new Map<string, Cookie[]>()

async function signIn(page: Page, server: Server, role: string, lang: Lang) {
  const kept = sessions.get(server.url + role)
  if (kept) {
    await page.context().addCookies(kept)
    await page.goto('/account')
  } else {
    const person = server.people.find(({ account }) => account.startsWith(role.replaceAll('_', '.')))
    expect(person, `a sign-in link for ${role}`).toBeDefined()
    await page.goto(new URL(person!.link).pathname)
    await page.getByRole('button', { name: words(lang).enter.enter }).click()
    await page.waitForURL(/\/(desk|field|admin|complaints)/)
    sessions.set(server.url + role, await page.context().cookies())
  }
  // Who keeps the installation and handles no cases is sent on from the desk.
  await page.waitForURL(/\/(desk|field|admin|complaints)/)
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
}

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** What theme a page has is a matter of its colours alone. */
const OF_THEME = 'color-contrast'
/** Until the page has been drawn in another theme, where nothing moves. */
const SETTLE_MS = 150

/** Nothing serious or critical by axe (WCAG 2.2 A and AA), in the light theme and in the dark one. */
export async function expectAccessible(page: Page, what: string) {
  // What fades from one colour to another would be looked at halfway.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await expectNoFindings(new AxeBuilder({ page }).withTags(LEVELS), what)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.waitForTimeout(SETTLE_MS)
  await expectNoFindings(new AxeBuilder({ page }).withRules(OF_THEME), `${what}, dark`)
  await page.emulateMedia({ colorScheme: 'light' })
}

async function expectNoFindings(axe: AxeBuilder, what: string) {
  const { violations } = await axe.analyze()
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join('\n    ')}`)
  expect(serious, what).toEqual([])
}
