/**
 * Keeps the pages for residents and for the field usable without a network: the app itself and the words of the district. What people
 * write waits in the outbox of the page, what staff take along lies sealed beside it, and what belongs to one case is
 * never kept here.
 */
/* The build fills in both; see vite.config.ts. */
const FILES = __FILES__
const SHELL = 'shell-__VERSION__'
const WORDS = 'words'
/** Lists that are the same for everybody. Positions are asked elsewhere and leave no trace here. */
const PUBLIC = /^\/api\/v1\/(meta|actions|reasons|conditions|categories|areas|areas\.geojson)$/
const KEPT_WORDS = 300
const PATIENCE_MS = 4000

async function fill() {
  const shell = await caches.open(SHELL)
  await shell.addAll(['/', ...FILES])
  await self.skipWaiting()
}

async function tidy() {
  const shells = (await caches.keys()).filter(name => name.startsWith('shell-') && name !== SHELL)
  // The one before stays for pages that are still open and have not fetched all their parts.
  await Promise.all(shells.slice(0, -1).map(name => caches.delete(name)))
  await self.clients.claim()
}

self.addEventListener('install', event => event.waitUntil(fill()))
self.addEventListener('activate', event => event.waitUntil(tidy()))
self.addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (url.pathname.startsWith('/assets/') || FILES.includes(url.pathname)) event.respondWith(part(request))
  else if (PUBLIC.test(url.pathname)) event.respondWith(words(event, request))
})

/** Pages come from the server; from here where it does not answer in time. */
async function page(request) {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) })
  } catch {
    return (await caches.match('/', { cacheName: SHELL })) ?? Response.error()
  }
}

/** Parts carry a hash in their name, so that whatever is kept is right. */
async function part(request) {
  const kept = await caches.match(request)
  if (kept) return kept
  const fresh = await fetch(request)
  if (fresh.ok) await (await caches.open(SHELL)).put(request, fresh.clone())
  return fresh
}

async function words(event, request) {
  try {
    const fresh = await fetch(request)
    if (fresh.ok) event.waitUntil(keep(request, fresh.clone()))
    return fresh
  } catch {
    return (await caches.match(request, { cacheName: WORDS })) ?? Response.error()
  }
}

async function keep(request, fresh) {
  const cache = await caches.open(WORDS)
  await cache.put(request, fresh)
  const all = await cache.keys()
  await Promise.all(all.slice(0, Math.max(0, all.length - KEPT_WORDS)).map(old => cache.delete(old)))
}
