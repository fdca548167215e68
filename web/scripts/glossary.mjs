// Writes src/ui/glossary/terms.json from ../docs/glossary.md, so that the page and the tooltips say the same.
import { readFileSync, writeFileSync } from 'node:fs'

const document = new URL('../../docs/glossary.md', import.meta.url)
const target = new URL('../src/ui/glossary/terms.json', import.meta.url)

const plain = text => text.replaceAll('`', '').trim()
/** `accept` from "accept", `unit_staircase` from "unit (staircase)". */
const key = english =>
  english
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')

/** The terms by their English name: what each is called and what it means, in both languages. */
export function terms(markdown = readFileSync(document, 'utf8')) {
  const rows = markdown.split('\n').flatMap(line => {
    const cells = line.split('|').slice(1, -1).map(plain)
    return cells.length === 4 && !/^-+$/.test(cells[0]) && cells[1] !== 'English' ? [cells] : []
  })
  const all = rows.map(([zh, en, meaning, sense]) => [
    key(en),
    { name: { zh, en }, meaning: { zh: sense, en: meaning } },
  ])
  return `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`
}

if (import.meta.filename === process.argv[1]) writeFileSync(target, terms())
