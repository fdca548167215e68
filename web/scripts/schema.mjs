// Writes src/api/schema.ts from ../openapi.json.
import { readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const document = new URL('../../openapi.json', import.meta.url)
const target = new URL('../src/api/schema.ts', import.meta.url)

const isNull = schema => schema?.type === 'null'

/** The server leaves out what is absent and never says null, and neither do we; so neither do the types. */
function withoutNull(node) {
  if (Array.isArray(node)) return node.map(withoutNull)
  if (node === null || typeof node !== 'object') return node
  const { type, anyOf, ...rest } = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, withoutNull(value)]),
  )
  const types = Array.isArray(type) ? type.filter(one => one !== 'null') : type
  const choices = Array.isArray(anyOf) ? anyOf.filter(one => !isNull(one)) : anyOf
  const plain = Array.isArray(types) && types.length === 1 ? types[0] : types
  if (Array.isArray(choices) && choices.length === 1 && choices.length < anyOf.length) return { ...choices[0], ...rest }
  return { ...(plain !== undefined && { type: plain }), ...(choices && { anyOf: choices }), ...rest }
}

/** The types of the API as they follow from its document. */
export async function schema() {
  const openapi = withoutNull(JSON.parse(readFileSync(document, 'utf8')))
  return `// Made from openapi.json by \`npm run gen\`.\n${astToString(await openapiTS(openapi, { defaultNonNullable: false }))}`
}

if (import.meta.filename === process.argv[1]) writeFileSync(target, await schema())
