// Writes src/ui/theme/tokens.css from tokens.json: one source for the plain parts, Ant Design and the map.
import { readFileSync, writeFileSync } from 'node:fs'

const folder = new URL('../src/ui/theme/', import.meta.url)

export function css(tokens) {
  const block = (theme, pad) =>
    [`color-scheme: ${theme};`, ...Object.entries(tokens[theme]).map(([name, value]) => `--${name}: ${value};`)]
      .map(line => `${pad}${line}\n`)
      .join('')
  return [
    '/* Made from tokens.json by `npm run gen`. */',
    `:root {\n${block('light', '  ')}}`,
    `@media (prefers-color-scheme: dark) {\n  :root:not([data-theme='light']) {\n${block('dark', '    ')}  }\n}`,
    `:root[data-theme='dark'] {\n${block('dark', '  ')}}`,
    '',
  ].join('\n')
}

if (import.meta.filename === process.argv[1]) {
  const tokens = JSON.parse(readFileSync(new URL('tokens.json', folder), 'utf8'))
  writeFileSync(new URL('tokens.css', folder), css(tokens))
}
