import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect } from 'react'
import { I18nProvider } from 'react-aria-components'
import { call, invalidateOnChange, useAnswer } from './api.ts'
import { Toasts } from './components/toast.tsx'
import { router } from './routes.tsx'
import '@fontsource-variable/inter'
import './styles/tokens.css'
import './styles/frame.css'
import './styles/forms.css'
import './styles/controls.css'
import './styles/narrow.css'

const client = new QueryClient({
  defaultOptions: {
    // The engine is on this machine: there is no network to wait for, and it says itself what changed.
    queries: { networkMode: 'always', staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always', retry: false },
  },
})

export const App = () => (
  <I18nProvider locale="fr-FR">
    <QueryClientProvider client={client}>
      <Themed />
      <Toasts />
    </QueryClientProvider>
  </I18nProvider>
)

function Themed() {
  const preferences = useAnswer('preferences.get', {})
  useEffect(() => invalidateOnChange(client), [])
  useEffect(() => {
    const theme = preferences.data?.theme ?? 'system'
    const system = window.matchMedia('(prefers-color-scheme: dark)')
    const show = () => {
      document.documentElement.dataset.theme = theme === 'system' ? (system.matches ? 'dark' : 'light') : theme
    }
    show()
    document.documentElement.dataset.density = preferences.data?.density ?? 'compact'
    system.addEventListener('change', show)
    return () => system.removeEventListener('change', show)
  }, [preferences.data])
  useEffect(() => {
    // The system says that a network is back: what waits leaves at once, not at the next try.
    const back = () => void call('sync.now', {}).catch(() => undefined)
    window.addEventListener('online', back)
    return () => window.removeEventListener('online', back)
  }, [])
  return <RouterProvider router={router} />
}
