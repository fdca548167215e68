import type { Page } from '@playwright/test'
import { get, post } from './api'
import type { Known } from './field'

/** The place of the fixture, and points in it. */
const spot = (n: number) => ({ lon: 104.09 + (n % 40) * 0.003, lat: 30.64 + Math.floor(n / 40) * 0.003 })

/** Reports with a point, through the API, as whoever is signed in on the page. */
export const placed = (page: Page, description: string, n = 0, more: object = {}) =>
  post<Known>(page, '/cases', { description, location: spot(n), category: 'CM-0102', ...more })

interface Tally {
  open: number
  late: number
}

/** The counts of what is open, exercises left out. */
export const counts = async (page: Page) => (await get<{ all: Tally }>(page, '/situation')).all

export const WALL = { viewport: { width: 1920, height: 1080 } }
