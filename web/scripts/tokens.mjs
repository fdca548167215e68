// Writes src/ui/theme/tokens.css from tokens.json: one source for the plain parts, Ant Design and the map.
import { readFileSync, writeFileSync } from 'node:fs'

const folder = new URL('../src/ui/theme/', import.meta.url)

/** Which colours the browser's own parts take: those of the light or of the dark side. */
const side = theme => (theme === 'light' ? 'light' : 'dark')

export function css(tokens) {
  const block = (theme, pad) =>
    [`color-scheme: ${side(theme)};`, ...Object.entries(tokens[theme]).map(([name, value]) => `--${name}: ${value};`)]
      .map(line => `${pad}${line}\n`)
      .join('')
  return [
    '/* Made from tokens.json by `npm run gen`. */',
    `:root,\n[data-theme='light'] {\n${block('light', '  ')}}`,
    `@media (prefers-color-scheme: dark) {\n  :root:not([data-theme]) {\n${block('dark', '    ')}  }\n}`,
    ...Object.keys(tokens)
      .filter(theme => theme !== 'light')
      .map(theme => `[data-theme='${theme}'] {\n${block(theme, '  ')}}`),
    '',
  ].join('\n')
}

if (import.meta.filename === process.argv[1]) {
  const tokens = JSON.parse(readFileSync(new URL('tokens.json', folder), 'utf8'))
  writeFileSync(new URL('tokens.css', folder), css(tokens))
}
