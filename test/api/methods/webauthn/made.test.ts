/** What a browser is asked to make of a passkey, a key or a device, and what it is called then. */
import { describe, expect, it } from 'vitest'
import { openEnrolled } from '../../../support/api/beginnings.ts'
import { rowsIn, useServers } from '../../../support/api/servers/servers.ts'
import { REPORTER } from '../../../support/api/test-server.ts'
import { createAuthenticator } from '../../../support/webauthn/authenticator.ts'
import {
  addCredential,
  type KINDS,
  openWithPasskey,
  setPolicy,
  untilMade,
} from '../../../support/webauthn/passkeys.ts'

const openServer = useServers()

/** Somebody with an app, in a portal that takes passkeys. */
const ready = async (policy: object = {}) => {
  const scene = await openEnrolled(openServer)
  setPolicy(scene.server, policy)
  return scene
}

describe('what the browser is asked to make', () => {
  const asked = async (kind: (typeof KINDS)[number]) => {
    const { server, browser, secret } = await ready()
    return (await untilMade(server, { browser, secret, kind })).options
  }

  it('a passkey: one that is found by itself, wherever it is kept, and verifies its user', async () => {
    const { authenticatorSelection, hints } = await asked('passkey')
    expect([authenticatorSelection, hints]).toEqual([
      { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
      [],
    ])
  })

  it('a security key: one for the pocket, with a PIN if it has one', async () => {
    const { authenticatorSelection, hints } = await asked('security-key')
    expect([authenticatorSelection, hints]).toEqual([
      {
        authenticatorAttachment: 'cross-platform',
        residentKey: 'discouraged',
        requireResidentKey: false,
        userVerification: 'preferred',
      },
      ['security-key'],
    ])
  })

  it('this device: what is built in, and verifies its user', async () => {
    const { authenticatorSelection } = await asked('this-device')
    expect(authenticatorSelection).toMatchObject({
      authenticatorAttachment: 'platform',
      userVerification: 'required',
    })
  })

  it('for no attestation, by three algorithms, and by no authenticator that has one of the person’s', async () => {
    const { server, browser, secret, authenticator } = await openWithPasskey(openServer)
    const { options, taken } = await untilMade(server, { browser, secret, kind: 'security-key' })
    expect(options.attestation).toBe('none')
    expect(options.pubKeyCredParams.map(({ alg }) => alg)).toEqual([-7, -8, -257])
    expect(options.excludeCredentials.map(({ id }) => id)).toEqual([authenticator.held[0]?.id])
    expect(options.user).toMatchObject({ name: REPORTER, displayName: 'Test Reporter' })
    expect(taken).toContain('My passkey')
  })

  it('by nobody’s number: the user handle says nothing, and is the same for all of one person’s', async () => {
    const { server, browser, secret } = await ready()
    const { options } = await untilMade(server, { browser, secret })
    const [person] = rowsIn(server, 'select id from person')
    expect(options.user.id).not.toContain(String(person?.id))
    expect(Buffer.from(options.user.id, 'base64url')).toHaveLength(32)
  })
})

describe('what it is called', () => {
  const made = async (aaguid: string, name?: string) => {
    const { server, browser, secret } = await ready()
    const authenticator = createAuthenticator({ aaguid: aaguid.replaceAll('-', '') })
    const { flow, options } = await untilMade(server, { browser, secret })
    const attestation = authenticator.create(options)
    const given = name === undefined ? {} : { name }
    await browser.answer(flow, { step: 'passkey-enrol', attestation, ...given })
    return rowsIn(server, "select name from method where kind = 'passkey'")[0]?.name
  }

  it('as its person says', async () => {
    expect(await made('08987058-cadc-4b81-b6e1-30de50dcbe96', 'Office computer')).toBe(
      'Office computer',
    )
  })

  it('else as its maker calls it, else as the portal', async () => {
    expect(await made('08987058-cadc-4b81-b6e1-30de50dcbe96')).toBe('Windows Hello')
    expect(await made('00000000-0000-0000-0000-000000000000')).toBe('Personnel statistics 2')
  })

  it('not as another, whatever the capitals', async () => {
    const { server, browser, secret } = await openWithPasskey(openServer)
    const again = { browser, secret, authenticator: createAuthenticator(), name: 'MY PASSKEY' }
    const reply = await addCredential(server, again)
    expect([reply.body.code, reply.body.fields]).toEqual(['invalid_input', ['answer.name']])
  })
})
