import type { BrowserContext, Page } from 'playwright-core'
import type { Names } from '../../../api/contract/plain/full-name.ts'
import type { Language } from '../../../console/words/chosen-language.ts'
import { type Browser, createBrowser, onboardUntil, stepOf } from '../api/browser.ts'
import { type AdministratorOptions, administrator } from '../api/console/console.ts'
import type { House } from './house.ts'
import { visitIn } from './language.ts'

/**
 * What many tests in a real browser begin with, over HTTP: `thread.test.ts` and `console.test.ts` go
 * there step by step. Each browser holds the cookies that it would have after the walk.
 */

interface Invited {
  readonly language: Language
}

/** Enrolled and signed in, in a page that stands at the portal's profile; the app holds `secret`. */
export async function openSignedIn(
  house: House,
  { language, ...named }: Invited & Partial<Names>,
): Promise<{ readonly page: Page; readonly secret: string }> {
  const { server, portalUrl } = house
  const { token } = await server.invite({ language, ...named })
  const before = await portalSays(`${portalUrl}/${language}/invitation`)
  const visitor = createBrowser(server, { language })
  const { start } = visitor
  const bound = { ...visitor, start: (body = {}) => start({ ...body, state: before.state }) }
  const { reply, secret } = await onboardUntil(server, bound, 'done', token)
  const { code } = stepOf(reply, 'done')
  const after = await portalSays(`${portalUrl}/session`, {
    method: 'POST',
    headers: {
      Origin: portalUrl,
      'Content-Type': 'application/json',
      Cookie: before.cookies.join('; '),
    },
    body: JSON.stringify({ code }),
  })
  const page = await visitIn(house, language)
  await keep(page.context(), [...visitor.jar].map(pair).concat(after.cookies))
  await page.goto(portalUrl + after.next)
  return { page, secret }
}

/** Somebody with a role, signed in, in a page that shows the console. */
export async function openConsole(
  house: House,
  options: AdministratorOptions & Invited,
): Promise<Page> {
  const { browser } = await administrator(house.server, options)
  const page = await openWith(house, browser, options.language)
  await page.goto(`${house.api}/console/`)
  await page.locator('h1').waitFor()
  return page
}

/** An empty page with the cookies of whoever has come in over HTTP on Farstu's own pages. */
export async function openWith(
  house: House,
  { jar }: Pick<Browser, 'jar'>,
  language: Language,
): Promise<Page> {
  const page = await visitIn(house, language)
  await keep(page.context(), [...jar].map(pair), 'Strict')
  return page
}

const pair = ([name, value]: readonly [string, string]): string => `${name}=${value}`

/** Cookies of this machine, which go to all its ports. */
const keep = (
  context: BrowserContext,
  cookies: readonly string[],
  sameSite: 'Lax' | 'Strict' = 'Lax',
): Promise<void> =>
  context.addCookies(
    cookies.map((cookie) => {
      const [name = '', value = ''] = cookie.split(/=(.*)/)
      return { name, value, url: 'http://localhost/', httpOnly: true, sameSite }
    }),
  )

/** What one answer of the example portal tells its browser; cookies as `name=value`. */
async function portalSays(address: string, init: RequestInit = {}) {
  const response = await fetch(address, init)
  const text = await response.text()
  return {
    cookies: response.headers
      .getSetCookie()
      .filter((line) => !/max-age=0/i.test(line))
      .map((line) => line.split(';')[0] ?? ''),
    state: /state="([\w-]{32})"/.exec(text)?.[1] ?? '',
    next: /"next":"([^"]+)"/.exec(text)?.[1] ?? '',
  }
}
