// Adds up what a person downloads for the first screen of each face, gzip, and fails when it is over budget.
// The map is counted apart: it is fetched after the page can be used, and only where one is shown.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const dist = new URL('../dist/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('manifest.json', dist), 'utf8'))
const MAP = 'src/ui/map/AreaMap.tsx'

const FACES = [
  {
    name: 'resident',
    budget: 250,
    parts: [
      'index.html',
      'src/i18n/zh-CN.json',
      'src/app/resident/Shell.tsx',
      'src/app/resident/Home.tsx',
      'src/app/resident/Report.tsx',
      'src/app/resident/Follow.tsx',
      'src/app/resident/Call.tsx',
    ],
  },
  {
    name: 'public',
    budget: 250,
    parts: ['index.html', 'src/i18n/zh-CN.json', 'src/app/resident/Shell.tsx', 'src/app/public/Public.tsx'],
  },
  {
    name: 'field',
    budget: 250,
    parts: [
      'index.html',
      'src/i18n/zh-CN.json',
      'src/app/field/Shell.tsx',
      'src/app/field/Inbox.tsx',
      'src/app/field/CasePage.tsx',
      'src/app/field/Report.tsx',
      'src/app/field/WaitingPage.tsx',
    ],
  },
  {
    name: 'desk',
    budget: 700,
    parts: ['index.html', 'src/i18n/zh-CN.json', 'src/app/desk/Desk.tsx', 'src/app/desk/calendar/Calendar.tsx'],
  },
  { name: 'command', budget: 700, parts: ['index.html', 'src/i18n/zh-CN.json', 'src/app/command/Command.tsx'] },
  { name: 'admin', budget: 700, parts: ['index.html', 'src/i18n/zh-CN.json', 'src/app/admin/Admin.tsx'] },
  { name: 'map', budget: 350, parts: [MAP] },
]

/** Everything that a part brings along at once; what it imports on demand is left out. */
function files(parts, found = new Set()) {
  for (const part of parts) {
    const chunk = manifest[part]
    if (!chunk) throw new Error(`the build has no ${part}`)
    if (found.has(chunk.file)) continue
    for (const file of [chunk.file, ...(chunk.css ?? [])]) found.add(file)
    files(chunk.imports ?? [], found)
  }
  return found
}

const kilobytes = list =>
  [...list].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist))).length, 0) / 1000

const shared = files(['index.html'])
let over = 0
for (const { name, budget, parts } of FACES) {
  const all = files(parts)
  const counted = name === 'map' ? [...all].filter(file => !shared.has(file)) : all
  const size = kilobytes(counted)
  over += size > budget
  // oxlint-disable-next-line no-console -- it is what the script is for
  console.log(
    `${size > budget ? 'OVER' : '  ok'}  ${name.padEnd(10)} ${size.toFixed(0).padStart(4)} kB of ${budget} kB gzip`,
  )
}
process.exitCode = over > 0 ? 1 : 0
