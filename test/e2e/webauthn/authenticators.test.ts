/**
 * Every sort of authenticator that people have, as Chromium plays them, before a real server: which of the three kinds
 * each can be, what it then adds up to, and what the browser says where it cannot. What people read of that is in
 * `test/widgets/webauthn/`.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginning } from '../../support/api/beginnings.ts'
import { createBrowser, stepOf } from '../../support/api/browser.ts'
import { useServers } from '../../support/api/servers/servers.ts'
import { REPORTER } from '../../support/api/test-server.ts'
import {
  type CredentialKind,
  enrolledAs,
  setPolicy,
  untilMade,
  untilSecond,
} from '../../support/webauthn/passkeys.ts'
import { createIn, getIn, openEmptyPage } from '../../support/webauthn/real-browser.ts'
import { plug, type Virtual } from '../../widgets/support/credentials.ts'

const openServer = useServers()
const ready = beginning(async (server) => {
  setPolicy(server, {})
  const { browser, secret } = await enrolledAs(server, REPORTER)
  return { jar: browser.jar, secret }
})

let page: Page
beforeAll(async () => {
  page = await openEmptyPage()
  await page.goto('http://localhost:4100/')
})
afterAll(() => page.context().close())

/** Set up beside an app, and shown behind the password: the `amr` at the end, or what the browser or the server said. */
async function cameOf(kind: CredentialKind): Promise<string> {
  const { server, jar, secret } = await ready(openServer)
  const browser = createBrowser(server, { jar })
  const { flow, options } = await untilMade(server, { browser, secret, kind })
  const { answer: attestation, error } = await createIn(page, options)
  if (!attestation) return error
  const step = `${kind}-enrol` as 'passkey-enrol'
  await browser.answer(flow, { step, attestation, name: 'It' })
  const asked = await untilSecond(server, kind)
  const { answer: assertion, error: notShown } = await getIn(page, asked.options)
  if (!assertion) return `made, then ${notShown}`
  const shown = { step: kind as 'passkey', assertion }
  const end = await asked.browser.answer(asked.flow, shown)
  return stepOf(end, 'done').amr.join(' ')
}

async function cameOfAll(virtual: Virtual, kinds: readonly CredentialKind[]) {
  const { unplug } = await plug(page, virtual)
  try {
    const came: string[] = []
    for (const kind of kinds) came.push(await cameOf(kind))
    return came
  } finally {
    await unplug()
  }
}

/** RFC 8176: may be copied, stays where it is; with its user verified. */
const COPIED = 'pwd swk user mfa'
const STAYS = 'pwd hwk user mfa'
const TOUCHED = 'pwd hwk mfa'
/** Chromium says no more of one that cannot. */
const CANNOT = 'NotAllowedError'

const row = (says: string, traits: Omit<Virtual, 'transport'>, came: readonly string[]) =>
  [says, traits, came] as const

/** It has a finger, a face or a PIN; it keeps what it made, to be found without a name. */
const ABLE = { hasUserVerification: true, hasResidentKey: true, isCopyable: false }
const IN_THE_CLOUD = { ...ABLE, isCopyable: true }
const FORGETFUL = { ...ABLE, hasResidentKey: false }
const UNVERIFIED = { ...ABLE, hasUserVerification: false }

describe('built in, as a passkey and as this device', () => {
  it.each([
    row('verifies, keeps, may be copied', IN_THE_CLOUD, [COPIED, COPIED]),
    row('verifies, keeps, stays', ABLE, [STAYS, STAYS]),
    row('verifies, keeps none', FORGETFUL, [CANNOT, STAYS]),
    row('asks for no finger, face or PIN', UNVERIFIED, [CANNOT, CANNOT]),
  ])('%s', async (_, traits, came) => {
    const virtual: Virtual = { transport: 'internal', ...traits }
    expect(await cameOfAll(virtual, ['passkey', 'this-device'])).toEqual(came)
  })
})

describe.each(['usb', 'nfc'] as const)('by %s, as a passkey and as a security key', (transport) => {
  it.each([
    row('verifies, keeps, may be copied', IN_THE_CLOUD, [COPIED, COPIED]),
    row('verifies, keeps, stays', ABLE, [STAYS, STAYS]),
    row('verifies, keeps none', FORGETFUL, [CANNOT, STAYS]),
    row('has no PIN, keeps', UNVERIFIED, [CANNOT, TOUCHED]),
    row('has no PIN, keeps none', { ...UNVERIFIED, hasResidentKey: false }, [CANNOT, TOUCHED]),
  ])('%s', async (_, traits, came) => {
    expect(await cameOfAll({ transport, ...traits }, ['passkey', 'security-key'])).toEqual(came)
  })
})

describe('one of the other sort', () => {
  it.each([
    ['what is built in', 'internal', 'security-key'],
    ['a key', 'usb', 'this-device'],
  ] as const)('is not taken for it: %s', async (_, transport, kind) => {
    // The dialog waits for the right one until it is ended.
    expect(await cameOfAll({ transport, ...ABLE }, [kind])).toEqual(['TimeoutError'])
  })
})
