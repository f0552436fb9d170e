import { app, type BrowserWindow, nativeImage } from 'electron'
import { BADGE_SIDE, badgePixels } from './badge-picture.ts'

/**
 * The number of failures on the icon of the application, where the system shows one: the dock, the launcher, and on
 * Windows, which has no number of its own, a picture over the icon of the task bar.
 */
export function showBadge(
  window: Pick<BrowserWindow, 'isDestroyed' | 'setOverlayIcon'> | null,
  count: number,
  platform: NodeJS.Platform = process.platform,
): void {
  app.setBadgeCount(count)
  if (platform !== 'win32' || !window || window.isDestroyed()) return
  if (count === 0) window.setOverlayIcon(null, '')
  else {
    const side = { width: BADGE_SIDE, height: BADGE_SIDE }
    const told = count === 1 ? '1 envoi en erreur' : `${count} envois en erreur`
    window.setOverlayIcon(nativeImage.createFromBitmap(badgePixels(count), side), told)
  }
}
