import type { Page } from 'playwright-core'
import type { StepName } from '../../../api/contract/views.ts'
import { playing, showing, submit } from './playing.ts'
import type { Scene } from './scenes.ts'
import { stepOf, viewOf } from './views.ts'

/** Has the browser's dialog end in an error, or never. */
const ending = (page: Page, name: string | null): Promise<void> =>
  page.evaluate((ends) => {
    const end = (): Promise<never> =>
      ends === null
        ? new Promise(() => undefined)
        : Promise.reject(new DOMException('as a test says', ends))
    Object.assign(navigator.credentials, { create: end, get: end })
  }, name)

/** What a step asks of the browser as it is drawn is asked anew, of a browser that is another by then. */
const redraw = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const element = document.querySelector('farstu-login')
    const links = [...(element?.querySelectorAll(':scope > a') ?? [])]
    const anew = element?.cloneNode(false) as Element | undefined
    anew?.append(...links)
    if (anew) element?.replaceWith(anew)
  })

/** Of whether there is finger, face or PIN. */
const keeping = (page: Page, keeps: boolean): Promise<void> =>
  page.evaluate((is) => {
    Object.assign(PublicKeyCredential, {
      isUserVerifyingPlatformAuthenticatorAvailable: async () => is,
    })
  }, keeps)

const OFFERED: Scene = {
  script: showing('offer', viewOf('done')),
  act: async (page) => {
    await keeping(page, true)
    await redraw(page)
    await page.locator('farstu-step-offer button[type=submit]').waitFor()
    await keeping(page, false)
  },
}

/** The browser is at it. */
const UNSEEN: Scene = {
  script: showing(stepOf('passkey-enrol', { isQuiet: true }), viewOf('done')),
  act: async (page) => {
    await ending(page, null)
    await redraw(page)
    await page.locator('farstu-login[step=passkey-enrol]:not([busy])').waitFor()
  },
}

const failing = (step: StepName, name: string): Scene => ({
  script: showing(step),
  act: async (page) => {
    await ending(page, name)
    await submit(page)
    await page.locator('[role=alert]').first().waitFor()
  },
})

const asking = (step: StepName): Scene => ({
  script: showing(step),
  act: async (page) => {
    await ending(page, null)
    await submit(page)
    await page.locator('button[aria-busy=true]').waitFor()
  },
})

/** What was made asks for its name: an object such as a browser gives stands in for it. */
const naming = (step: StepName, flags: number): Scene => ({
  script: showing(step),
  act: async (page) => {
    await page.evaluate((at) => {
      const data = new Uint8Array(37)
      data[32] = at
      const { buffer } = data
      const made = {
        id: 'AAAA',
        rawId: buffer,
        type: 'public-key',
        response: {
          attestationObject: buffer,
          clientDataJSON: buffer,
          getTransports: () => ['internal'],
          getAuthenticatorData: () => buffer,
        },
        getClientExtensionResults: () => ({}),
      }
      Object.assign(navigator.credentials, { create: async () => made })
    }, flags)
    await submit(page)
    await page.locator('input[name=name]').waitFor()
  },
})

/** Passkeys, security keys and this device: the dialog of the browser, and what comes of it. */
export const WEBAUTHN: Readonly<Record<string, Scene>> = {
  offer: OFFERED,
  'passkey-enrol-unseen': UNSEEN,
  'identify-passkey': { script: showing(stepOf('identify', { methods: ['passkey'] })) },
  'passkey-chosen': {
    script: playing(
      viewOf(stepOf('passkey', { methods: [], canChooseOther: true }), { who: null, ways: null }),
    ),
  },
  'passkey-tried': {
    script: playing(
      viewOf(stepOf('passkey', { methods: ['In my manager'] }), {
        journey: 'try-method',
        ways: null,
        progress: null,
      }),
    ),
  },
  'passkey-asking': asking('passkey'),
  'passkey-cancelled': failing('passkey', 'NotAllowedError'),
  'passkey-wrong-site': failing('passkey', 'SecurityError'),
  'passkey-enrol-asking': asking('passkey-enrol'),
  'passkey-enrol-registered': failing('passkey-enrol', 'InvalidStateError'),
  'passkey-enrol-named': naming('passkey-enrol', 0x1d),
  'security-key-asking': asking('security-key'),
  'security-key-failed': failing('security-key', 'UnknownError'),
  'security-key-enrol-asking': asking('security-key-enrol'),
  'security-key-enrol-unverified': failing('security-key-enrol', 'ConstraintError'),
  'security-key-enrol-named': naming('security-key-enrol', 0x05),
  'this-device-restartable': { script: showing(stepOf('this-device', { canRestart: true })) },
  'this-device-enrol-named': naming('this-device-enrol', 0x05),
}
