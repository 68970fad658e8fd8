import type { Store } from '../../../../examples/host-portal/store/store.ts'
import { createPortalUnderTest, type PortalUnderTest, type TestBrowser } from './portal.ts'

/** Days of the spring round of 2027. */
export const DAYS = {
  test: Date.parse('2026-11-21T12:00:00Z'),
  lastOfTest: Date.parse('2027-03-14T22:59:00Z'),
  open: Date.parse('2027-04-10T12:00:00Z'),
  lastOfRound: Date.parse('2027-04-30T21:59:00Z'),
  afterRound: Date.parse('2027-04-30T22:00:00Z'),
} as const

export const HEAD = 'occupation code;employees;full-time equivalents;monthly salary'
export const GOOD = `${HEAD}\n2221;120;112,5;41500\n2341;85;79,25;38900\n`

/** A unit's page in a round, in English. */
export const REAL = '/en/submission/9901/2027-spring'
export const TEST = '/en/submission/9901/2027-spring-test'

/** Somebody who reports, signed in, on a day. */
export const reporterAt = async (instant: number, store?: Store) => {
  const portal = await createPortalUnderTest(store ? { store } : {})
  portal.clock.now = instant
  const browser = portal.browser()
  await portal.signIn(browser)
  return { portal, browser }
}

export const textOf = async (browser: TestBrowser, path: string): Promise<string> =>
  (await browser.send(path)).text()

/** Id of the draft that a page shows, for its form. */
export const draftOn = (page: string): string =>
  /name="draft" value="([\w-]+)"/.exec(page)?.[1] ?? ''

/** Uploads and hands in; gives the answer. */
export const handIn = async (
  browser: TestBrowser,
  { path, text = GOOD, comment = '' }: { path: string; text?: string; comment?: string },
): Promise<Response> => {
  await browser.upload(`${path}/draft`, text)
  const draft = draftOn(await textOf(browser, path))
  return browser.submit(`${path}/hand-in`, { draft, comment })
}

/** Somebody else signed in, with the role of each unit. */
export const another = async (
  portal: PortalUnderTest,
  memberships: readonly (readonly [string, string])[],
  id = 'p2',
) => {
  const other = portal.browser()
  await portal.signIn(other, '/en/sign-in', {
    sid: `session-of-${id}`,
    person: { id, firstName: 'Bertil', lastName: 'Prov', email: 'bertil@example.org' },
    memberships: memberships.map(([unitExternalId, role]) => ({
      unit: `Unit ${unitExternalId}`,
      unitExternalId,
      role,
      until: null,
    })),
  })
  return other
}
