/** What the own account lets a browser tell its authenticators: which credentials there still are, and of whom. */
import { describe, expect, it } from 'vitest'
import { readAccount } from '../../support/api/account.ts'
import { addOtherPortal, changeRows, useServers } from '../../support/api/servers/servers.ts'
import { createAuthenticator } from '../../support/webauthn/authenticator.ts'
import { addCredential, openWithPasskey, signInByPasskey } from '../../support/webauthn/passkeys.ts'

const openServer = useServers()

describe('signals', () => {
  it('name the domain, the handle and every credential of whoever is signed in', async () => {
    const { server, browser, secret, authenticator } = await openWithPasskey(openServer)
    const { assertion, options } = await signInByPasskey(server, authenticator)
    const key = createAuthenticator()
    await addCredential(server, { browser, secret, authenticator: key, kind: 'security-key' })
    const { signals, name, address } = await readAccount(browser)
    expect(signals).toMatchObject({
      rpId: options.rpId,
      userId: assertion.userHandle,
      name: address,
      displayName: name,
    })
    expect(signals.credentials).toContain(assertion.id)
    expect(signals.credentials).toHaveLength(2)
  })

  it('keep what is paused or switched off: what is left out, browsers hide', async () => {
    const { server, browser } = await openWithPasskey(openServer)
    changeRows(server, "update method set state = ? where kind = 'passkey'", 'suspended')
    expect((await readAccount(browser)).signals.credentials).toHaveLength(1)
  })

  it('tell nothing of what was made in another portal', async () => {
    const { server, browser } = await openWithPasskey(openServer)
    await addOtherPortal(server)
    changeRows(server, "update method set portal_id = ? where kind = 'passkey'", 'other')
    expect((await readAccount(browser)).signals.credentials).toEqual([])
  })
})
