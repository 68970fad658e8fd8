import jsQR from 'jsqr'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'

/** What a phone that is held at the code sees around it, in CSS pixels. */
const SEEN_AROUND = 40

/** Reads the QR code as a phone would: off a picture of the screen, of that part which the phone is held at. */
export async function scanScreen(page: Page): Promise<URL> {
  return keyIn((await pictureOfCode(page, SEEN_AROUND)).png)
}

/** What an app is to keep, read off a picture. */
export function keyIn(png: Buffer): URL {
  const found = codeIn(PNG.sync.read(png))
  if (!found) throw new Error('No QR code can be read off the screen')
  return new URL(found.data)
}

/** Dark on light: not every app reads a code that is the other way round. */
const codeIn = ({ data, width, height }: PNG) =>
  jsQR(new Uint8ClampedArray(data), width, height, { inversionAttempts: 'dontInvert' })

/** The code as it is drawn on the screen, with as much around it, but for what is beyond the left edge. */
async function pictureOfCode(page: Page, around: number) {
  const code = page.getByRole('img', { name: /QR/ })
  await code.scrollIntoViewIfNeeded()
  const box = await code.boundingBox()
  if (!box) throw new Error('No QR code is drawn')
  const { x, y, width, height } = box
  const margin = Math.min(around, x)
  const clip = { x: x - margin, y: y - margin, width: width + margin, height: height + margin }
  return { code, width, margin, png: await page.screenshot({ clip }) }
}

const QUIET_ZONE = 4
const MARGIN = 16
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
  const { code, width, margin, png } = await pictureOfCode(page, MARGIN)
  const seen = PNG.sync.read(png)
  const found = codeIn(seen)
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
