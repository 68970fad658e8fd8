import jsQR from 'jsqr'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'

/** Reads the QR code as a phone would: off a picture of the screen. */
export async function scanScreen(page: Page): Promise<URL> {
  await page.getByRole('img', { name: /QR/ }).scrollIntoViewIfNeeded()
  const picture = PNG.sync.read(await page.screenshot())
  const found = jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height)
  if (!found) throw new Error('No QR code can be read off the screen')
  return new URL(found.data)
}
