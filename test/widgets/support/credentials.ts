import { generateKeyPairSync } from 'node:crypto'
import type { CDPSession, Page } from 'playwright-core'
import type { Step } from '../../../api/contract/views.ts'

/** What a server would give to the browser's dialog, for a page on `localhost`. */

type Creation = Extract<Step, { name: 'passkey-enrol' }>['options']
type Request = Extract<Step, { name: 'passkey' }>['options']

export const VALID_UNTIL = '2027-01-15T13:05:00.000Z'

/** 32 bytes, base64url. */
export const CHALLENGE = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8'

export const REQUEST: Request = {
  challenge: CHALLENGE,
  rpId: 'localhost',
  timeout: 60_000,
  userVerification: 'required',
  allowCredentials: [],
  hints: [],
}

/** Handle of whoever is asked about, base64url. */
export const OWNER = 'a2ltLWluLXRoaXMtcG9ydGFs'

export const CREATION: Creation = {
  challenge: CHALLENGE,
  rp: { id: 'localhost', name: 'Example collection' },
  user: { id: OWNER, name: 'kim@example.org', displayName: 'Kim Exempel' },
  pubKeyCredParams: [
    { type: 'public-key', alg: -7 },
    { type: 'public-key', alg: -257 },
  ],
  timeout: 60_000,
  excludeCredentials: [],
  authenticatorSelection: {
    residentKey: 'required',
    requireResidentKey: true,
    userVerification: 'required',
  },
  hints: [],
  attestation: 'none',
}

/** An authenticator that Chromium plays (WebDriver's extension, Level 3 §11.2). */
export interface Virtual {
  readonly transport: 'internal' | 'usb' | 'nfc'
  readonly hasUserVerification: boolean
  readonly hasResidentKey: boolean
  /** Whether what it makes may be copied. */
  readonly isCopyable: boolean
}

export const ON_THIS_DEVICE: Virtual = {
  transport: 'internal',
  hasUserVerification: true,
  hasResidentKey: true,
  isCopyable: false,
}
export const IN_A_MANAGER: Virtual = { ...ON_THIS_DEVICE, isCopyable: true }
export const KEY: Virtual = { ...ON_THIS_DEVICE, transport: 'usb' }
export const OLD_KEY: Virtual = { ...KEY, hasUserVerification: false, hasResidentKey: false }

export interface Plugged {
  readonly id: string
  /** Ids of what it holds, base64. */
  readonly held: () => Promise<readonly string[]>
  /** Has it hold one for `localhost`, of that owner; gives its id, base64url. */
  readonly hold: () => Promise<{ readonly id: string }>
  /** False: nobody is there to touch it, and the dialog stays open. */
  readonly touch: (isTouched: boolean) => Promise<void>
  /** False: finger, face or PIN do not match. */
  readonly verify: (isVerified: boolean) => Promise<void>
  readonly unplug: () => Promise<void>
}

const sessions = new WeakMap<Page, Promise<CDPSession>>()

async function begin(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable', { enableUI: false })
  return session
}

/** Plugs an authenticator into the browser of this page; more of them are all there at once. */
export async function plug(page: Page, virtual: Virtual): Promise<Plugged> {
  const starting = sessions.get(page) ?? begin(page)
  sessions.set(page, starting)
  const session = await starting
  const { transport, hasUserVerification, hasResidentKey, isCopyable } = virtual
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport,
      hasUserVerification,
      hasResidentKey,
      isUserVerified: hasUserVerification,
      automaticPresenceSimulation: true,
      defaultBackupEligibility: isCopyable,
      defaultBackupState: isCopyable,
    },
  })
  return {
    id: authenticatorId,
    held: async () => {
      const { credentials } = await session.send('WebAuthn.getCredentials', { authenticatorId })
      return credentials.map(({ credentialId }) => credentialId)
    },
    hold: async () => {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const credentialId = Buffer.from('held-by-this-one')
      await session.send('WebAuthn.addCredential', {
        authenticatorId,
        credential: {
          credentialId: credentialId.toString('base64'),
          isResidentCredential: hasResidentKey,
          rpId: 'localhost',
          privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
          userHandle: Buffer.from(OWNER, 'base64url').toString('base64'),
          signCount: 1,
        },
      })
      return { id: credentialId.toString('base64url') }
    },
    touch: async (enabled) => {
      await session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
    },
    verify: async (isUserVerified) => {
      await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
    },
    unplug: async () => {
      await session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
    },
  }
}
