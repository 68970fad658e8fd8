import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { LANGUAGES as ALL } from '../../api/contract/plain/languages.ts'
import { pageOf, useStage } from './support/browser.ts'
import { viewOf } from './support/views.ts'

const stage = useStage()

/** Offering passkeys in the list of the address field took the last 0.2 KB; what offers them comes later. */
const MOST_BYTES = 15_360
const LANGUAGES = [...ALL].sort()
const folder = fileURLToPath(new URL('../output/widgets/', import.meta.url))

/** Keeps a measurement beside the pictures. */
const record = (name: string, text: string): void => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}${name}.txt`, `${text}\n`)
}

/** How many requests, one after another, led to this script; the entry is the first. */
const depthOf = (url: string, initiators: ReadonlyMap<string, string>): number => {
  const from = initiators.get(url)
  return from ? 1 + depthOf(from, initiators) : 0
}

/** Chunks fetched ahead for later steps, which wait here until the first field can be used. */
const isAhead = (url: URL | string): boolean => /\/later[^/]*\.js$/.test(String(url))

it.each(LANGUAGES)(
  `in %s a first field can be used after at most ${MOST_BYTES} bytes and two requests in a row`,
  async (language) => {
    stage.standIn.play(() => viewOf('identify'))
    const page = await stage.open()
    const bodies: Promise<Buffer>[] = []
    const initiators = new Map<string, string>()
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    session.on('Network.requestWillBeSent', ({ request, initiator }) => {
      const from = initiator.url ?? initiator.stack?.callFrames[0]?.url
      if (request.url.endsWith('.js') && from?.endsWith('.js')) initiators.set(request.url, from)
    })
    page.on('response', (response) => {
      if (response.url().endsWith('.js') && !isAhead(response.url())) bodies.push(response.body())
    })
    const usable = page.waitForFunction(() => {
      const input = document.querySelector('farstu-login input')
      return input !== null && input.getBoundingClientRect().height >= 44
    })
    await page.route(isAhead, async (route) => {
      await usable
      await route.abort()
    })
    await page.goto(
      stage.standIn.show('/', {
        html: pageOf(stage.standIn.api, stage.element(`lang="${language}"`)),
      }),
    )
    await usable
    const scripts = await Promise.all(bodies)
    const bytes = scripts.reduce((sum, script) => sum + gzipSync(script).length, 0)
    const depth = Math.max(...[...initiators.keys()].map((url) => depthOf(url, initiators)))
    record(
      `first-load-${language}`,
      `first load: ${bytes} bytes in ${scripts.length} scripts, ${depth} in a row after the entry`,
    )
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES)
    expect(depth).toBeLessThanOrEqual(2)
  },
)
