import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const REPOSITORY = resolve(import.meta.dirname, '../..')
const PACK = 'packs/chenghua'
/** One street that fills the whole map, so that a tap on it is a place. */
const GROUND = join(import.meta.dirname, '../fixtures/ground.geojson')
const READY_MS = 60_000
const DEMONSTRATION_MS = 900_000

/** Who can sign in, and with which link. Each link works once. */
export interface Person {
  /** Role and unit: `verifier.sc-510108002`. */
  account: string
  link: string
}

export interface Server {
  url: string
  people: Person[]
  /** Its data folder. */
  data: string
  stop: () => Promise<void>
}

const freePort = () =>
  new Promise<number>((give, refuse) => {
    const probe = createServer()
    probe.once('error', refuse)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? give(address.port) : refuse(new Error('no port'))))
    })
  })

/** `ACCOUNT … http://…/in/TOKEN` on a line of its own. */
const personOf = (line: string): Person | undefined => {
  const found = /^\s*(\S+)\b.*?(https?:\/\/\S+\/in\/\S+)/.exec(line)
  return found?.[1] && found[2] ? { account: found[1], link: found[2] } : undefined
}

/** Runs the binary once on the data folder: `import`, and the like. */
export type Run = (...args: string[]) => void

/** Starts the real binary on a data folder with the shipped pack, empty but for what `prepare` does, and waits until it serves. */
export function startServer(prepare?: (run: Run, folder: string) => void): Promise<Server> {
  return start(['--empty', '--people'], READY_MS, (run, folder) => {
    run('import', 'areas', GROUND, '--system', 'WGS84')
    prepare?.(run, folder)
  })
}

/** Starts the real binary as `./run` does the first time: with a district and the cases of some weeks in it. */
export const startDemonstration = () => start([], DEMONSTRATION_MS)

async function start(how: string[], within: number, prepare?: (run: Run, folder: string) => void): Promise<Server> {
  const binary = process.env.LIANDONG_BIN ?? join(REPOSITORY, 'target/debug/liandong')
  const data = mkdtempSync(join(tmpdir(), 'liandong-e2e-'))
  const url = `http://127.0.0.1:${await freePort()}`
  const place = ['--data', data, '--pack', PACK]
  prepare?.((...args) => void execFileSync(binary, [...args, ...place], { cwd: REPOSITORY, stdio: 'pipe' }), data)
  const child = spawn(binary, ['serve', '--listen', url.slice('http://'.length), ...place, ...how], {
    cwd: REPOSITORY,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Codes for accounts of residents go to a file.
    env: { ...process.env, LIANDONG_RESIDENT__CODES: 'file' },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString()))
  const stop = () => end(child).finally(() => rmSync(data, { recursive: true, force: true }))

  const deadline = Date.now() + within
  while (!(await isReady(url))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop()
      throw new Error(`${binary} did not become ready:\n${said.slice(-4000)}`)
    }
    await new Promise(wait => setTimeout(wait, 100))
  }
  return { url, people: said.split('\n').flatMap(line => personOf(line) ?? []), data, stop }
}

const isReady = (url: string) =>
  fetch(`${url}/readyz`).then(
    answer => answer.ok,
    () => false,
  )

const end = (child: ChildProcess) =>
  new Promise<void>(done => {
    if (child.exitCode !== null) return done()
    child.once('exit', () => done())
    child.kill('SIGTERM')
  })
