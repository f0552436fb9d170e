import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { App } from './app.tsx'

// The policy of the window forbids code made from text, which zod would otherwise try.
z.config({ jitless: true })

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
