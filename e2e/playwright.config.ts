import { defineConfig } from '@playwright/test'

/** Flags for a browser that runs as root, in a sandbox, and asks nobody outside. */
const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default defineConfig({
  testDir: 'specs',
  outputDir: 'test-results',
  // Each worker starts a server of its own, and the browser paints without a graphics card: two at a time take as long on two
  // cores as one after the other.
  workers: 1,
  // The walk through a whole case takes its time where the machine is busy.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    // Filming every test takes the machine a third of its time: LIANDONG_TRACE=1 does it for those that failed.
    trace: process.env.LIANDONG_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env.LIANDONG_CHROMIUM ?? '/usr/bin/chromium', args: FLAGS },
  },
})
