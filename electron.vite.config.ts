import { resolve } from 'node:path'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string): string => resolve(import.meta.dirname, path)
/** Native code, WebAssembly, fonts and colour profiles are read from node_modules at run time. */
const external = [
  /^node:/,
  'electron',
  'better-sqlite3',
  'pdfmake',
  /^pdfmake\//,
  'pdfkit',
  'fontkit',
  'libxml2-wasm',
  /^@expo-google-fonts\//,
]

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      rollupOptions: {
        external,
        input: {
          index: at('main/index.ts'),
          engine: at('main/engine/index.ts'),
          'invoice-worker': at('main/engine/invoice-file/worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron'],
        input: { index: at('main/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    base: './',
    build: { outDir: at('out/renderer'), rollupOptions: { input: at('renderer/index.html') } },
    plugins: [react(), { ...optimizeLocales.vite({ locales: ['fr-FR', 'en-US'] }), enforce: 'pre' as const }],
  },
})
