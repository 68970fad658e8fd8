/** What the server suggests can be given back, and what it puts into a QR code can be read. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BY_OPERATOR } from '../../../api/domain/portals/setup/setup-act.ts'
import { openEnrolled } from '../../support/api/beginnings.ts'
import { createBrowser, onboardUntil, stepOf } from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { useServers } from '../../support/api/servers/servers.ts'
import { appCode, stepNameOf } from '../../support/api/sign-ins.ts'
import type { TestServer } from '../../support/api/test-server.ts'
import { readKeyUri } from '../../support/key-uri.ts'
import { totpAt } from '../../support/totp.ts'

const openServer = useServers()

/** The portal is called so from now on; false for what is no name of a portal. */
async function call(server: TestServer, name: string): Promise<boolean> {
  const asked = { definition: { name }, reason: undefined }
  return (await server.domain.portalSetup.changeTo('demo', asked, BY_OPERATOR)).ok
}

/** Somebody invited to a portal of this name, whose app is to be set up now. */
async function untilApp(name: string, email?: string) {
  const server = await openServer({ portal: { name } })
  const browser = createBrowser(server)
  const { token } = await server.invite(email ? { email } : {})
  const { flow } = (await browser.start({ journey: 'invitation', invitation: token })).body
  await browser.answer(flow, { step: 'email-code', send: true })
  const code = await server.mailedCode(email)
  await browser.answer(flow, { step: 'email-code', code })
  const names = { firstName: 'Test', lastName: 'Reporter' }
  const reply = await browser.answer(flow, { step: 'register', ...names })
  return { server, browser, flow, step: stepOf(reply, 'totp-enrol') }
}

/** Letters of many scripts, colons, marks without end, families of emoji, and whatever else there is. */
const pieces = fc.oneof(
  fc.constantFrom(':', ': ', '：', ' ', 'ä', 'Ω', 'ش', 'क्षि', '統', '\u0301', '\u200d', '\u202e'),
  fc.constantFrom('👨‍👩‍👧‍👦', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '&', '%', '#', '?', '/', '+', '…', '\ufb2c', '\u0958'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
)
const names = fc
  .array(pieces, { minLength: 1, maxLength: 200, size: 'max' })
  .map((all) => all.join('').slice(0, 200))

/** Characters that are seen nowhere, or turn around what is; joiners are letters' own. */
const UNSEEN = /(?![\u200c\u200d])\p{C}/u
/** Bytes that a QR code of 61 modules holds (ISO/IEC 18004, version 11, level L). */
const MOST_BYTES = 321

describe('a portal of any name', () => {
  it('gets people past the app step with what it suggests, and with a key that apps can read', async () => {
    const start = await openServer()
    const invited = createBrowser(start)
    const { flow } = await onboardUntil(start, invited, 'register')
    const from = start.keep()
    const register = { step: 'register', firstName: 'Test', lastName: 'Reporter' } as const
    await fc.assert(
      fc.asyncProperty(names, async (name) => {
        const server = await openServer({ from })
        fc.pre(await call(server, name))
        const browser = createBrowser(server, { jar: invited.jar })
        const step = stepOf(await browser.answer(flow, register), 'totp-enrol')
        const read = readKeyUri(step.uri)
        expect([read.issuer, read.issuerAgain, read.account]).toEqual([
          step.issuer,
          step.issuer,
          'reporter@example.org',
        ])
        expect(step.issuer).not.toMatch(UNSEEN)
        expect(step.uri.length).toBeLessThanOrEqual(MOST_BYTES)
        const code = totpAt(read.secret, server.clock.now())
        const answer = { step: 'totp-enrol', code, name: step.suggestedName } as const
        expect(stepNameOf(await browser.answer(flow, answer))).toBe('new-password')
      }),
      { numRuns: 40 },
    )
  })

  it.each([
    ['of 200 letters', 'B'.repeat(200)],
    ['of 200 Greek letters', 'Ω'.repeat(200)],
    ['of 100 letters', 'å'.repeat(100)],
    ['that ends in a family of emoji', `${'B'.repeat(88)}👨‍👩‍👧‍👦`],
  ])('suggests names for five apps that are all accepted, to a portal %s', async (_what, name) => {
    const { server, browser, secret } = await openEnrolled(openServer)
    await call(server, name)
    const given: string[] = []
    for (let count = 2; count <= 5; count++) {
      server.clock.advance(MINUTE)
      const { flow } = (await browser.start({ journey: 'add-method' })).body
      const code = appCode(server, secret)
      const step = stepOf(await browser.answer(flow, { step: 'totp', code }), 'totp-enrol')
      given.push(step.suggestedName)
      const answer = { code: appCode(server, step.secret), name: step.suggestedName }
      stepOf(await browser.answer(flow, { step: 'totp-enrol', ...answer }), 'done')
    }
    expect(new Set(given).size).toBe(4)
    expect(given.at(-1)).toMatch(/ 4$/)
  })
})

describe('what an app shows', () => {
  it.each([
    ['Statistics: staff', 'Statistics - staff'],
    ['SCB:s uppgifter', 'SCB.s uppgifter'],
    ['Personnel statistics', 'Personnel statistics'],
    [
      'Uppgifter om kommunernas personal, löner och arbetstider för redovisningsåret 2026',
      'Uppgifter om kommunernas person…ör redovisningsåret 2026',
    ],
    ['Ω'.repeat(200), 'ΩΩΩΩΩΩ…ΩΩΩΩΩΩ'],
    ['👨‍👩‍👧‍👦'.repeat(8), '👨‍👩‍👧‍👦…'],
  ])('of a portal is its name, cleaned and shortened: %#', async (name, issuer) => {
    const { step } = await untilApp(name)
    expect(step.issuer).toBe(issuer)
    expect(readKeyUri(step.uri).issuer).toBe(issuer)
  })

  it('tells apart portals whose names begin alike', async () => {
    const begun = 'Uppgifter om kommunernas personal, löner och arbetstider, redovisningsåret'
    const steps = await Promise.all(
      [`${begun} 2026`, `${begun} 2027`].map(async (name) => (await untilApp(name)).step),
    )
    expect(new Set(steps.map(({ issuer }) => issuer)).size).toBe(2)
  })

  it('of an address of 254 octets has room in the code', async () => {
    const email = `${'a'.repeat(64)}@${'b'.repeat(59)}.${'c'.repeat(59)}.${'d'.repeat(57)}.example.org`
    expect(Buffer.byteLength(email)).toBe(254)
    const { server, browser, flow, step } = await untilApp('Ω'.repeat(200), email)
    expect(step.uri.length).toBeLessThanOrEqual(MOST_BYTES)
    const read = readKeyUri(step.uri)
    expect(read.account).toBe(step.account)
    expect(read.account).toMatch(/^a+.*…\w*.*example\.org$/)
    const code = totpAt(read.secret, server.clock.now())
    expect(stepNameOf(await browser.answer(flow, { step: 'totp-enrol', code }))).toBe(
      'new-password',
    )
  })
})
