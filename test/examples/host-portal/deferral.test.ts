/**
 * More time for a unit. It is granted by itself, so the bounds of the calendar are all that keeps it
 * within reason, and it must move the deadline of that unit alone.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { DAYS, GOOD, handIn, REAL, reporterAt, textOf } from './support/figures.ts'
import type { PortalUnderTest, TestBrowser } from './support/portal.ts'

const PATH = '/en/deferral'
const UNITS = ['9901', '9902'].map((unitExternalId) => ({
  unit: `Unit ${unitExternalId}`,
  unitExternalId,
  role: 'reporter',
  until: null,
}))

let portal: PortalUnderTest
let browser: TestBrowser

const ask = (fields: Record<string, string> = {}, who = browser) =>
  who.submit(PATH, {
    unit: '9901',
    until: '2027-05-10',
    reason: 'A new payroll system.',
    ...fields,
  })

const as = async (roles: readonly string[]) => {
  const other = portal.browser()
  const memberships = roles.flatMap((role, index) => ({ ...UNITS[index % 2], role }) as never)
  await portal.signIn(other, '/en/sign-in', { memberships, sid: 'session-2' })
  return other
}

beforeEach(async () => {
  ;({ portal, browser } = await reporterAt(DAYS.open))
  await portal.signIn(browser, '/en/invitation', { memberships: UNITS, sid: 'session-9' })
})

describe('a deferral', () => {
  it('is granted at once and listed, with who asked and why', async () => {
    const response = await ask({ reason: 'A <b>\nnew system.' })
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      `${PATH}?news=granted`,
    ])
    const page = await textOf(browser, `${PATH}?news=granted`)
    expect(page).toContain('The deferral is granted')
    expect(page).toMatch(
      /Unit 9901.*<time datetime="2027-05-10">.*Granted.*A &lt;b&gt;\nnew system\..*Astrid Exempel/s,
    )
    expect(page).toContain('Nobody looks at the request first')
  })

  it('moves the deadline of that unit alone', async () => {
    await ask()
    const late = REAL.replace('9901', '9902')
    portal.clock.now = DAYS.afterRound
    expect((await handIn(browser, { path: REAL })).headers.get('location')).toBe(`${REAL}/1`)
    expect((await browser.upload(`${late}/draft`, GOOD)).status).toBe(409)
    expect(await textOf(browser, '/en/')).toContain('Correct the figures for Unit 9901')
    expect(await textOf(browser, '/en/')).not.toContain('Spring 2027: Not handed in')
    portal.clock.now = Date.parse('2027-05-10T21:59:00Z')
    expect((await handIn(browser, { path: REAL })).headers.get('location')).toBe(`${REAL}/2`)
    portal.clock.now = Date.parse('2027-05-10T22:00:00Z')
    expect((await browser.upload(`${REAL}/draft`, GOOD)).status).toBe(409)
    expect(await textOf(browser, PATH)).toContain('Granted, and over')
  })

  it('is replaced by a later day', async () => {
    await ask()
    await ask({ until: '2027-05-14' })
    expect(await textOf(browser, PATH)).toMatch(/2027-05-14.*Granted.*2027-05-10.*Replaced/s)
    expect(await textOf(browser, REAL)).toContain('<time datetime="2027-05-14">')
  })

  it.each<readonly [string, Record<string, string>, string, string]>([
    ['before the deadline', { until: '2027-04-30' }, 'until', 'a day after the unit’s deadline'],
    ['later than can be granted', { until: '2027-05-15' }, 'until', 'later than can be granted'],
    ['on no day', { until: '2027-05-32' }, 'until', 'Enter a day.'],
    ['on a day that is not', { until: '2027-06-31' }, 'until', 'Enter a day.'],
    ['without a day', { until: '' }, 'until', 'Enter a day.'],
    ['without a reason', { reason: ' \n ' }, 'reason', 'Give a reason.'],
    ['with a novel', { reason: 'x'.repeat(501) }, 'reason', 'Write 500 characters at most.'],
    ['for a unit of others', { unit: '9903' }, 'unit', 'Choose one of your units.'],
  ])('%s is told at the field, with what was typed', async (...[, fields, field, sentence]) => {
    const response = await ask(fields)
    expect(response.status).toBe(422)
    const page = await response.text()
    expect(page).toMatch(new RegExp(`id="${field}-problem">[^<]*${sentence}`))
    expect(page).toMatch(
      new RegExp(
        `id="${field}"[^>]*describedby="${field}-problem[^>]*aria-invalid="true" autofocus`,
      ),
    )
    expect(page).toContain('No deferral has been asked for.')
    if (field !== 'reason') expect(page).toContain('A new payroll system.</textarea>')
  })

  it('to the same day again, or an earlier one, is refused', async () => {
    await ask()
    expect((await ask()).status).toBe(422)
    expect((await ask({ until: '2027-05-09' })).status).toBe(422)
  })

  it('cannot be asked for before its time or after the deadline', async () => {
    portal.clock.now = Date.parse('2027-03-31T21:59:00Z')
    expect(await textOf(browser, PATH)).toContain('More time can be asked for from 1 April 2027.')
    expect((await ask()).status).toBe(409)
    portal.clock.now = DAYS.afterRound
    // What is running then is the test period of the autumn, with days of its own.
    expect((await ask()).status).toBe(422)
    expect(await textOf(browser, REAL)).toContain('The deadline has passed.')
  })
})

describe('a role', () => {
  it('that only sees has no form, and sees what was granted', async () => {
    await ask()
    const reader = await as(['reader'])
    const page = await textOf(reader, PATH)
    expect(page).toContain('Your role does not permit')
    expect(page).toContain('<time datetime="2027-05-10">')
    expect((await ask({}, reader)).status).toBe(404)
  })

  it('in one unit is none in another', async () => {
    const other = await as(['reader', 'reporter'])
    expect((await ask({ unit: '9901' }, other)).status).toBe(422)
    expect((await ask({ unit: '9902' }, other)).status).toBe(303)
  })

  it('of nobody leads to sign in and back', async () => {
    const stranger = portal.browser()
    expect((await stranger.send(PATH)).headers.get('location')).toBe('/en/sign-in?to=deferral')
    expect((await ask({}, stranger)).headers.get('location')).toBe('/en/sign-in?to=deferral')
    expect(await portal.signIn(stranger, '/en/sign-in?to=deferral')).toBe(PATH)
  })

  it('is not enough for a form of another site, or one that is too long', async () => {
    const evil = 'https://evil.example.org'
    const fields = { unit: '9901', until: '2027-05-10', reason: 'x' }
    expect((await browser.submit(PATH, fields, evil)).status).toBe(403)
    expect((await ask({ reason: 'x'.repeat(20_000) })).status).toBe(413)
    expect(await textOf(browser, PATH)).toContain('No deferral has been asked for.')
  })
})
