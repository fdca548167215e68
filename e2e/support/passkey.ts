import type { Page } from '@playwright/test'
import type { Server } from './server'

/** The same server under the name at which browsers take passkeys: they take no number for one. */
export const atHome = (server: Server) => server.url.replace('127.0.0.1', 'localhost')

/** Gives the page's browser a device that makes passkeys and looks who holds it, as a telephone does. */
export async function giveDevice(page: Page) {
  const tools = await page.context().newCDPSession(page)
  await tools.send('WebAuthn.enable')
  const { authenticatorId } = await tools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    /** Whether whoever holds it is known to it: a stranger's finger is refused. */
    knows: (isUserVerified: boolean) => tools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    /** How many passkeys are on it. */
    count: async () => (await tools.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
  }
}
