import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
// @ts-expect-error -- a plain script without types
import { serviceWorker } from './scripts/sw.mjs'

const server = process.env.LIANDONG_SERVER ?? 'http://127.0.0.1:8420'

export default defineConfig({
  plugins: [react(), serviceWorker()],
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('./src', import.meta.url)),
      // A helper for tests inside @rjsf/core asks for it. It makes programs from text, which the policy of our pages
      // refuses, so it is not installed; see src/ui/schema/faults.ts.
      '@rjsf/validator-ajv8': fileURLToPath(new URL('./src/ui/schema/absent.ts', import.meta.url)),
    },
  },
  // The server replaces the placeholder in each answer, so that no style or script needs 'unsafe-inline'.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: 'es2022',
    // Nothing is inlined: the content security policy knows no data: scripts or fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Read by scripts/budget.mjs.
    manifest: 'manifest.json',
    chunkSizeWarningLimit: 2000,
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': server } },
  test: { include: ['src/**/*.test.ts'] },
})
