/** `npm start`: builds what is stale, then opens the application; without a display, plays the demonstration under Xvfb. */
import { join, resolve } from 'node:path'
import { buildWhatIsStale, hasDisplay, run } from './build.ts'
import { findElectron, rootArguments } from './electron-runtime.ts'

const root = resolve(import.meta.dirname, '..')
const electron = findElectron()
buildWhatIsStale()
if (hasDisplay()) {
  const args = [...rootArguments(), root]
  if (args.length > 1) console.log('Compte root : Chromium est lancé avec --no-sandbox.')
  process.exitCode = run(electron.executable, args)
} else {
  const pictures = join(root, 'out/demonstration')
  console.log(`Pas d’écran : la démonstration est jouée sous Xvfb, images dans ${pictures}`)
  process.exitCode = run(process.execPath, [join(root, 'scripts/demo.ts'), '--out', pictures])
}
