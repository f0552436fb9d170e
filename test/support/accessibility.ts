import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * The rules of accessibility that what is on screen breaks, light and dark; the window ends in light. `exclude`: a
 * selector of what is not ours, such as the page inside Chromium's PDF viewer.
 */
export async function brokenRules(window: Page, exclude?: string): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['dark', 'light']) {
    await window.evaluate((value) => {
      document.documentElement.dataset.theme = value
    }, theme)
    const axe = new AxeBuilder({ page: window }).setLegacyMode()
    const { violations } = await (exclude === undefined ? axe : axe.exclude(exclude)).analyze()
    found.push(...violations.map((one) => `${theme}: ${one.id} ${one.nodes[0]?.html ?? ''}`))
  }
  return found
}
