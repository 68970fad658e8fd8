/** Showing a passkey, a security key or this device: in its step, before any address, and in the list of the address field. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { pageOf, useStage } from '../support/browser.ts'
import {
  CHALLENGE,
  IN_A_MANAGER,
  KEY,
  ON_THIS_DEVICE,
  OWNER,
  plug,
  REQUEST,
} from '../support/credentials.ts'
import { eventsOf, openHost } from '../support/host.ts'
import { alert, press, stepsOn } from '../support/steps.ts'
import { problemOf, stepOf, viewOf } from '../support/views.ts'

const stage = useStage()
const steps = stepsOn(stage)

interface Shown {
  readonly step: string
  readonly assertion: {
    readonly id: string
    readonly clientDataJSON: string
    readonly userHandle: string | null
  }
}

const lastShown = (): Shown => steps.lastAnswer() as Shown
const challengeIn = ({ assertion }: Shown): string =>
  JSON.parse(Buffer.from(assertion.clientDataJSON, 'base64url').toString()).challenge

const answers = () => stage.standIn.calls.filter(({ path }) => path.endsWith('/answer'))

describe('a step that verifies', () => {
  it.each([
    ['passkey', 'Use passkey', IN_A_MANAGER],
    ['security-key', 'Use security key', KEY],
    ['this-device', 'Verify', ON_THIS_DEVICE],
  ] as const)('%s sends what was signed for this challenge', async (name, button, virtual) => {
    const page = await steps.openAnew(name)
    const { id } = await (await plug(page, virtual)).hold()
    stage.standIn.play(({ path }) =>
      path.endsWith('/answer')
        ? viewOf('done')
        : viewOf(
            stepOf(name, {
              options: {
                ...REQUEST,
                allowCredentials: [{ type: 'public-key', id, transports: [virtual.transport] }],
              },
            }),
          ),
    )
    await page.reload()
    await press(page, button)
    await page.locator('farstu-step-done').waitFor()
    expect(lastShown()).toMatchObject({ step: name, assertion: { id } })
    expect(challengeIn(lastShown())).toBe(CHALLENGE)
  })

  it('fetches another challenge once one was answered', async () => {
    const page = await steps.openAnew('passkey')
    await (await plug(page, IN_A_MANAGER)).hold()
    steps.meet(problemOf('credential_refused'))
    await press(page, 'Use passkey')
    expect(await alert(page)).toContain('It was not accepted')
    const other = `B${CHALLENGE.slice(1)}`
    stage.standIn.play(({ path }) =>
      viewOf(
        path.endsWith('/answer')
          ? 'done'
          : stepOf('passkey', { options: { ...REQUEST, challenge: other } }),
      ),
    )
    await press(page, 'Use passkey')
    await page.locator('farstu-step-done').waitFor()
    expect(challengeIn(lastShown())).toBe(other)
  })

  it.each([
    ['NotAllowedError', 'it was cancelled, or it took too long'],
    ['SecurityError', 'The browser does not let this page ask for it'],
    ['NotSupportedError', 'This browser cannot do this'],
    ['UnknownError', 'Your device could not do it'],
  ])('says of %s what came of it, and sends nothing', async (name, said) => {
    const page = await steps.openAnew('passkey')
    await page.evaluate((fault) => {
      navigator.credentials.get = () => Promise.reject(new DOMException('', fault))
    }, name)
    await press(page, 'Use passkey')
    expect(await alert(page)).toContain(said)
    expect(steps.lastAnswer()).toBeUndefined()
  })

  it('offers no button where the browser knows no such thing, but the other ways', async () => {
    stage.standIn.play(() => viewOf('passkey', { ways: { other: true, lost: true, skip: false } }))
    const page = await stage.open()
    await page.addInitScript(() => Reflect.deleteProperty(window, 'PublicKeyCredential'))
    await page.goto(stage.standIn.show('/', { html: withElement() }))
    expect(await alert(page)).toContain('This browser cannot do this')
    await page.getByRole('button', { name: 'Try another way' }).waitFor()
    expect(await page.locator('button[type=submit]').count()).toBe(0)
  })
})

const withElement = (): string => pageOf(stage.standIn.api, stage.element())

describe('a page whose script stands in for the dialog', () => {
  const opened = async (script: () => void): Promise<Page> => {
    const page = await steps.openAnew('passkey')
    await page.evaluate(script)
    return page
  }

  it.each([
    [
      'throws nothing at all',
      () => {
        navigator.credentials.get = () => Promise.reject(undefined)
      },
    ],
    [
      'throws at once',
      () => {
        navigator.credentials.get = () => {
          throw new Error('none of your business')
        }
      },
    ],
    [
      'gives nothing',
      () => {
        navigator.credentials.get = async () => null
      },
    ],
    [
      'gives nonsense',
      () => {
        navigator.credentials.get = async () => ({ id: 1 }) as never
      },
    ],
  ])('and %s is told apart from nobody', async (_, script) => {
    const page = await opened(script)
    await press(page, 'Use passkey')
    expect(await alert(page)).toBe('Your device could not do it. Wait a moment and try again.')
    expect(steps.lastAnswer()).toBeUndefined()
  })

  it('and works, as those of password managers do, is believed by nobody but the server', async () => {
    const page = await opened(() => {
      const bytes = new Uint8Array([1, 2, 3]).buffer
      const signed = {
        id: 'AQID',
        rawId: bytes,
        type: 'public-key',
        response: { authenticatorData: bytes, clientDataJSON: bytes, signature: bytes },
        getClientExtensionResults: () => ({}),
      }
      navigator.credentials.get = async () => signed as never
    })
    steps.meet(problemOf('credential_refused'))
    await press(page, 'Use passkey')
    await page.getByText('It was not accepted').waitFor()
    expect(lastShown().assertion).toMatchObject({ id: 'AQID', userHandle: null })
  })
})

describe('before any address', () => {
  const identify = stepOf('identify', { methods: ['passkey'] })
  const chosen = viewOf(stepOf('passkey', { methods: [], canChooseOther: true }), {
    flow: 'beside',
    who: null,
    ways: null,
  })

  /** An API of which a flow for a passkey can be had beside the one for an address. */
  const playBoth = (): void =>
    stage.standIn.play(({ path, body }) => {
      if (path.endsWith('/answer'))
        return 'method' in (body.answer as object) ? chosen : viewOf('done')
      return body.method ? chosen : viewOf(identify)
    })

  it('a passkey is asked for by one press, and finds its person', async () => {
    playBoth()
    const page = await openHost(stage, stage.element())
    const authenticator = await plug(page, IN_A_MANAGER)
    await page.getByLabel('E-mail address').waitFor()
    await page.evaluate(() => {
      PublicKeyCredential.isConditionalMediationAvailable = async () => false
    })
    const { id } = await authenticator.hold()
    await press(page, 'Sign in with a passkey')
    await page.locator('farstu-step-done').waitFor()
    expect(lastShown()).toMatchObject({ step: 'passkey', assertion: { id, userHandle: OWNER } })
  })

  it('a passkey is offered in the list of the field, and its own flow goes on', async () => {
    playBoth()
    const page = await stage.open()
    await page.addInitScript(() => {
      PublicKeyCredential.isConditionalMediationAvailable = async () => true
      const { get } = navigator.credentials
      navigator.credentials.get = (options) => {
        Object.assign(window, { mediation: options?.mediation })
        const { mediation: _, ...rest } = options ?? {}
        return new Promise((resolve) => {
          Object.assign(window, {
            choose: () => resolve(get.call(navigator.credentials, rest)),
          })
        })
      }
    })
    await page.goto(stage.standIn.show('/', { html: withElement() }))
    await (await plug(page, IN_A_MANAGER)).hold()
    await page.waitForFunction(() => 'choose' in window)
    expect(await page.evaluate(() => (window as unknown as { mediation: string }).mediation)).toBe(
      'conditional',
    )
    const field = page.getByLabel('E-mail address')
    expect(await field.getAttribute('autocomplete')).toBe('username webauthn')
    await page.evaluate(() => (window as unknown as { choose: () => void }).choose())
    await page.locator('farstu-step-done').waitFor()
    expect(answers().map(({ path }) => path)).toEqual(['flows/beside/answer'])
    expect(lastShown()).toMatchObject({ step: 'passkey', assertion: { userHandle: OWNER } })
  })

  it('an address that is typed ends the offer', async () => {
    playBoth()
    const page = await stage.open()
    await page.addInitScript(() => {
      PublicKeyCredential.isConditionalMediationAvailable = async () => true
      navigator.credentials.get = (options) =>
        new Promise((_, reject) => {
          Object.assign(window, { isOffered: true })
          options?.signal?.addEventListener('abort', () => {
            Object.assign(window, { isEnded: true })
            reject(new DOMException('', 'AbortError'))
          })
        })
    })
    await page.goto(stage.standIn.show('/', { html: withElement() }))
    await page.waitForFunction(() => 'isOffered' in window)
    await page.getByLabel('E-mail address').fill('kim@example.org')
    await press(page, 'Next')
    await page.waitForFunction(() => 'isEnded' in window)
    await page.locator('farstu-step-done').waitFor()
    expect(answers().map(({ path }) => path)).toEqual(['flows/f1/answer'])
  })

  it('nothing is offered, and no flow begun beside, where the portal accepts none', async () => {
    stage.standIn.play(() => viewOf('identify'))
    const page = await openHost(stage, stage.element())
    const field = page.getByLabel('E-mail address')
    expect(await field.getAttribute('autocomplete')).toBe('username')
    expect(await page.getByRole('button', { name: 'Sign in with a passkey' }).count()).toBe(0)
    expect(stage.standIn.calls.filter(({ path }) => path === 'flows')).toHaveLength(1)
    expect(await eventsOf(page)).toEqual([['step', { step: 'identify' }]])
  })
})
