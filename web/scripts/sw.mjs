// The service worker, written into the build with the list of files that the pages for residents and for the field need.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const SOURCE = new URL('../src/offline/sw.js', import.meta.url)
/** What residents and people in the field may need without a network; what these bring along at once comes with them. */
const PARTS =
  /\/(index\.html|i18n\/(zh-CN|en)\.json|app\/(resident\/(Shell|Home|Report|Follow|Call)|field\/(Shell|Inbox|CasePage|Report|WaitingPage))\.tsx)$/
const PUBLIC = ['/icon.svg', '/app.webmanifest']

export const serviceWorker = () => ({
  name: 'service-worker',
  apply: 'build',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk')
    const found = new Set()
    const add = chunk => {
      if (!chunk || found.has(chunk.fileName)) return
      found.add(chunk.fileName)
      for (const css of chunk.viteMetadata?.importedCss ?? []) found.add(css)
      for (const name of chunk.imports) add(bundle[name])
    }
    for (const chunk of chunks) if (PARTS.test(chunk.facadeModuleId ?? '')) add(chunk)
    const files = [...PUBLIC, ...[...found].sort().map(name => `/${name}`)]
    const source = readFileSync(SOURCE, 'utf8')
    const version = createHash('sha256').update(source).update(files.join()).digest('hex').slice(0, 12)
    this.emitFile({
      type: 'asset',
      fileName: 'sw.js',
      source: source.replace('__FILES__', JSON.stringify(files)).replace('__VERSION__', version),
    })
  },
})
