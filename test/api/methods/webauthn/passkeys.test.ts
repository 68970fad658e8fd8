/** Passkeys, security keys and this device: made, shown, and what they add up to. */
import { describe, expect, it } from 'vitest'
import { openEnrolled } from '../../../support/api/beginnings.ts'
import { createBrowser, stepOf } from '../../../support/api/browser.ts'
import { actsIn, rowsIn, useServers } from '../../../support/api/servers/servers.ts'
import { stepNameOf } from '../../../support/api/sign-ins.ts'
import { createAuthenticator } from '../../../support/webauthn/authenticator.ts'
import {
  addCredential,
  KINDS,
  setPolicy,
  signInByPasskey,
  signInBySecond,
  untilMade,
  untilPasskey,
} from '../../../support/webauthn/passkeys.ts'

const openServer = useServers()

/** Somebody with an app, in a portal that takes passkeys. */
const ready = async (policy: object = {}) => {
  const scene = await openEnrolled(openServer)
  setPolicy(scene.server, policy)
  return scene
}

describe('a passkey', () => {
  it.each(['ES256', 'EdDSA', 'RS256'] as const)(
    'lets its person in by itself: %s',
    async (algorithm) => {
      const { server, browser, secret } = await ready()
      const authenticator = createAuthenticator({ algorithm, isCopyable: true })
      const made = await addCredential(server, { browser, secret, authenticator })
      expect(stepNameOf(made)).toBe('done')
      const { reply } = await signInByPasskey(server, authenticator)
      const done = stepOf(reply, 'done')
      expect([done.acr, done.amr]).toEqual(['aal2', ['swk', 'user', 'mfa']])
    },
  )
})
