import jsQR from 'jsqr'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'

/** Reads the QR code as a phone would: off a picture of the screen. */
export async function scanScreen(page: Page): Promise<URL> {
  await page.getByRole('img', { name: /QR/ }).scrollIntoViewIfNeeded()
  return keyIn(await page.screenshot())
}

/** What an app is to keep, read off a picture. */
export function keyIn(png: Buffer): URL {
  const picture = PNG.sync.read(png)
  const found = jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height)
  if (!found) throw new Error('No QR code can be read off the screen')
  return new URL(found.data)
}

const QUIET_ZONE = 4
const BLACK = 0
const WHITE = 0xffffff

export interface Scanned {
  /** Of what is around the code too. */
  readonly text: string | null
  /** Across the code and its quiet zone. */
  readonly modules: number
  /** Pixels of the screen for each module. */
  readonly pixels: number
  /** Whether there is nothing but black and white, and each run of either is whole modules long. */
  readonly isCrisp: boolean
}

/** The same of the code alone, with a margin of the page, and how it is drawn. */
export async function scanCode(page: Page): Promise<Scanned> {
  const code = page.getByRole('img', { name: /QR/ })
  await code.scrollIntoViewIfNeeded()
  const box = await code.boundingBox()
  if (!box) throw new Error('No QR code is drawn')
  const { x, y, width, height } = box
  const margin = Math.min(16, x)
  const clip = { x: x - margin, y: y - margin, width: width + margin, height: height + margin }
  const seen = PNG.sync.read(await page.screenshot({ clip }))
  const found = jsQR(new Uint8ClampedArray(seen.data), seen.width, seen.height)
  const modules = Number((await code.getAttribute('viewBox'))?.split(' ')[2])
  const scale = await page.evaluate(() => devicePixelRatio)
  const pixels = (width * scale) / modules
  const bare = without(seen, Math.round(margin * scale))
  return { text: found?.data ?? null, modules, pixels, isCrisp: isCrisp(bare, pixels) }
}

/** The picture without what is left of and above its last pixels. */
function without(picture: PNG, margin: number): PNG {
  const bare = new PNG({ width: picture.width - margin, height: picture.height - margin })
  PNG.bitblt(picture, bare, margin, margin, bare.width, bare.height)
  return bare
}

/** Between the middles of the quiet zones: at its edges the picture may begin within a pixel. */
function isCrisp({ data, width, height }: PNG, pixels: number): boolean {
  const edge = Math.round((QUIET_ZONE / 2) * pixels)
  const within = (length: number) => Array.from({ length: length - 2 * edge }, (_, n) => n + edge)
  const colourAt = (x: number, y: number) => data.readUIntBE((y * width + x) * 4, 3)
  return within(height).every((y) => {
    const row = within(width).map((x) => colourAt(x, y))
    const turns = row.flatMap((colour, x) => (x > 0 && colour !== row[x - 1] ? [x] : []))
    const lengths = turns.map((x, index) => x - (turns[index - 1] ?? x))
    const isPlain = row.every((colour) => colour === BLACK || colour === WHITE)
    return isPlain && lengths.every((length) => length % Math.round(pixels) === 0)
  })
}
