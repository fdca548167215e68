import { expect, type Page } from '@playwright/test'
import { get, post } from './api'
import { langOf } from './desk'
import { ownPlace } from './field'
import { words } from './words'

interface Text {
  zh: string
  en: string
}
export interface Plan {
  pack: string
  place: { id: string; name: Text }
  forms: { code: string; name: Text; due: boolean; fields: string[] }[]
  fields: {
    code: string
    name: Text
    version: number
    schema: { type: string; oneOf?: unknown[] }
    known?: { value: unknown; fresh: boolean }
  }[]
}

export const planOf = (page: Page, area: string) => get<Plan>(page, `/visits/plan?area=${area}`)

/** A new courtyard where whoever is signed in on `worker` goes round. */
export async function newCourtyard(admin: Page, worker: Page, code: string, name: Text): Promise<string> {
  const { id: parent } = await ownPlace(worker)
  const body = { parent, kind: 'courtyard', code, name, why: { reason: 'walked in a test' } }
  return (await post<{ id: string }>(admin, '/areas', body)).id
}

/** Answers that fill whatever is due at a courtyard. */
export const ANSWERS: Record<string, string> = {
  manager: '甲物业',
  buildings: '7',
  charging: 'shed',
  fire_lane: 'clear',
  stairs: 'cluttered',
  shops: '3',
  shops_gas: '0',
  shops_living: '1',
  shops_ok: 'fine',
  rented: '30',
  divided: '2',
  rented_ok: 'fine',
  lifts: '4',
  lift_ok: 'fine',
  facilities: 'broken',
}

/** Fills in the fields that are asked, by what they are called: those of the forms that are due, but for what is known. */
export async function fillVisit(page: Page, plan: Plan, answers: Record<string, string>) {
  const lang = await langOf(page)
  const asked = page.getByRole('region', { name: words(lang).visit!.asked })
  const due = plan.forms.filter(form => form.due).flatMap(({ fields }) => fields)
  for (const [code, value] of Object.entries(answers)) {
    const field = plan.fields.find(one => one.code === code)
    if (!field || field.known?.fresh || !due.includes(code)) continue
    const input = asked.getByLabel(lang === 'en' ? field.name.en : field.name.zh, { exact: false }).first()
    if (field.schema.oneOf) await input.selectOption(value)
    else await input.fill(value)
  }
}

/** Opens a place from the list of those where something is due. */
export async function openPlace(page: Page, name: string) {
  const { visit } = words(await langOf(page))
  await page
    .getByRole('list', { name: visit!.due })
    .getByRole('link', { name: new RegExp(name) })
    .click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** A visit through the API as whoever is signed in on the page: what others find while nobody looks. */
export async function visitBy(page: Page, area: string, forms: string[], found: Record<string, unknown>) {
  const plan = await planOf(page, area)
  const asked = plan.forms.filter(({ code }) => forms.includes(code)).flatMap(({ fields }) => fields)
  const fields = plan.fields.flatMap(({ code, version, known }) => {
    const value = found[code] ?? (known?.fresh ? known.value : undefined)
    return asked.includes(code) && value !== undefined ? [[code, { value, seen: version }] as const] : []
  })
  return post<{ id: string }>(page, '/visits', { area, pack: plan.pack, forms, fields: Object.fromEntries(fields) })
}
