import { defineConfig } from '@playwright/test'
import tests from './playwright.config'

/** `npm run tour`: draws the pictures of docs/tour.md anew, from demonstration data. */
export default defineConfig({ ...tests, testDir: 'tour', testMatch: 'tour.ts', timeout: 300_000 })
