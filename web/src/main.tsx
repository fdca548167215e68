import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from './app/query'
import { router } from './app/router'
import { startI18n } from './i18n'
import { applyType } from './ui/type'
import { applyTheme } from './ui/theme/theme'
import './ui/theme/tokens.css'
import './ui/base.css'

applyTheme()
applyType()
await startI18n()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)

// After the page itself: what makes it work without a network must not slow down its first look. It may be there already.
const keepForOffline = () => void navigator.serviceWorker.register('/sw.js')
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  if (document.readyState === 'complete') keepForOffline()
  else addEventListener('load', keepForOffline)
}
