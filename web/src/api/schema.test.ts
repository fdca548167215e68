import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
// @ts-expect-error -- a plain script without types
import { schema } from '../../scripts/schema.mjs'

it('the types are those of openapi.json', async () => {
  expect(readFileSync(new URL('schema.ts', import.meta.url), 'utf8')).toBe(await schema())
})
