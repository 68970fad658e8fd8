/** Setting up a passkey, a security key or this device, by real dialogs of a real browser with authenticators that it plays. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Step } from '../../../api/contract/views.ts'
import { useStage } from '../support/browser.ts'
import {
  CHALLENGE,
  CREATION,
  IN_A_MANAGER,
  KEY,
  OLD_KEY,
  ON_THIS_DEVICE,
  plug,
  type Virtual,
} from '../support/credentials.ts'
import { alert, press, stepsOn } from '../support/steps.ts'
import { problemOf, stepOf, viewOf } from '../support/views.ts'

const stage = useStage()
const steps = stepsOn(stage)

interface Made {
  readonly step: string
  readonly name?: string
  readonly attestation: { readonly id: string; readonly clientDataJSON: string }
}

const lastMade = (): Made => steps.lastAnswer() as Made
const clientData = ({ attestation }: Made) =>
  JSON.parse(Buffer.from(attestation.clientDataJSON, 'base64url').toString())
const asKey = {
  ...CREATION.authenticatorSelection,
  authenticatorAttachment: 'cross-platform',
} as const

type Enrolling = Extract<Step, { taken: unknown }>

const opened = async (step: Enrolling, virtual: Virtual) => {
  const page = await steps.openAnew(step)
  return { page, authenticator: await plug(page, virtual) }
}

const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { name }).waitFor()

describe('setting up', () => {
  it.each([
    {
      name: 'passkey-enrol',
      button: 'Create passkey',
      made: 'Your passkey is made',
      virtual: IN_A_MANAGER,
      authenticatorSelection: CREATION.authenticatorSelection,
    },
    {
      name: 'security-key-enrol',
      button: 'Set up the key',
      made: 'Your security key is ready',
      virtual: KEY,
      authenticatorSelection: asKey,
    },
    {
      name: 'this-device-enrol',
      button: 'Set up this device',
      made: 'This device is ready',
      virtual: ON_THIS_DEVICE,
      authenticatorSelection: CREATION.authenticatorSelection,
    },
  ] as const)(
    '$name sends what was made here, with its name',
    async ({ name, button, made, virtual, authenticatorSelection }) => {
      const step = stepOf(name, { options: { ...CREATION, authenticatorSelection } })
      const { page, authenticator } = await opened(step, virtual)
      await press(page, button)
      await heading(page, made)
      await page.getByLabel('A name of your own').fill('  The blue one ')
      await press(page, 'Save')
      await page.locator('farstu-step-done').waitFor()
      const sent = lastMade()
      expect(sent).toMatchObject({ step: name, name: 'The blue one' })
      expect(clientData(sent)).toMatchObject({
        type: 'webauthn.create',
        challenge: CHALLENGE,
        origin: stage.standIn.host,
      })
      const [held = ''] = await authenticator.held()
      expect(Buffer.from(sent.attestation.id, 'base64url')).toEqual(Buffer.from(held, 'base64'))
    },
  )

  it.each([
    [IN_A_MANAGER, 'It can be copied to your other devices'],
    [ON_THIS_DEVICE, 'It is only where you have just made it'],
  ])('says whether it may be copied', async (virtual, said) => {
    const { page } = await opened(stepOf('passkey-enrol'), virtual)
    await press(page, 'Create passkey')
    await page.getByText(said).waitFor()
  })

  it('says what to do while the dialog is open, and stops when it is told to', async () => {
    const { page, authenticator } = await opened(stepOf('passkey-enrol'), IN_A_MANAGER)
    await authenticator.touch(false)
    await press(page, 'Create passkey')
    await page.getByRole('status').getByText('Choose where the passkey is to be kept').waitFor()
    await press(page, 'Stop waiting')
    await page.locator('button[type=submit][aria-busy=false]').waitFor()
    expect(steps.lastAnswer()).toBeUndefined()
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  it('says that it is there already where it is', async () => {
    const { page, authenticator } = await opened(stepOf('passkey-enrol'), IN_A_MANAGER)
    await press(page, 'Create passkey')
    await heading(page, 'Your passkey is made')
    const [held = ''] = await authenticator.held()
    const id = Buffer.from(held, 'base64').toString('base64url')
    const excludeCredentials = [{ type: 'public-key', id, transports: ['internal'] }] as const
    stage.standIn.play(() =>
      viewOf(stepOf('passkey-enrol', { options: { ...CREATION, excludeCredentials } })),
    )
    await page.reload()
    await press(page, 'Create passkey')
    expect(await alert(page)).toContain('There is one of yours on it already')
  })

  it('comes to nothing with a key that is too old for a passkey, which Chromium does not tell apart', async () => {
    const { page } = await opened(stepOf('passkey-enrol'), OLD_KEY)
    await press(page, 'Create passkey')
    expect(await alert(page)).toContain('Nothing came of it')
    expect(steps.lastAnswer()).toBeUndefined()
  })

  it.each([
    [true, 'It cannot keep this kind'],
    [false, 'It cannot check that it is you'],
  ])('says what it cannot do, where the browser tells', async (requireResidentKey, said) => {
    const authenticatorSelection = { ...CREATION.authenticatorSelection, requireResidentKey }
    const page = await steps.openAnew(
      stepOf('security-key-enrol', { options: { ...CREATION, authenticatorSelection } }),
    )
    await page.evaluate(() => {
      navigator.credentials.create = () => Promise.reject(new DOMException('', 'ConstraintError'))
    })
    await press(page, 'Set up the key')
    expect(await alert(page)).toContain(said)
  })

  it('asks for another name where the person has one called so, and makes nothing anew for it', async () => {
    const { page, authenticator } = await opened(stepOf('passkey-enrol'), IN_A_MANAGER)
    await press(page, 'Create passkey')
    await page.getByLabel('A name of your own').fill('KIM’S PHONE')
    await press(page, 'Save')
    expect(await alert(page)).toContain('You have another with this name')
    expect(steps.lastAnswer()).toBeUndefined()
    steps.meet(problemOf('invalid_input', { fields: ['answer.name'] }))
    await page.getByLabel('A name of your own').fill('Taken meanwhile')
    await press(page, 'Save')
    await page.getByText('You have another with this name').waitFor()
    await page.getByLabel('A name of your own').fill('Free')
    await press(page, 'Save')
    await expect.poll(() => lastMade().name).toBe('Free')
    expect(await authenticator.held()).toHaveLength(1)
  })

  it('tells the browser of what was made and refused, so that it is not offered', async () => {
    const { page } = await opened(stepOf('passkey-enrol'), IN_A_MANAGER)
    await page.evaluate(() => {
      const told: unknown[] = []
      Object.assign(window, { told })
      Object.assign(PublicKeyCredential, {
        signalUnknownCredential: async (about: unknown) => void told.push(about),
      })
    })
    await press(page, 'Create passkey')
    await heading(page, 'Your passkey is made')
    steps.meet(problemOf('credential_refused'))
    await press(page, 'Save')
    await page.getByText('It was not accepted').waitFor()
    const told = await page.evaluate(() => (window as unknown as { told: unknown[] }).told)
    expect(told).toEqual([{ rpId: 'localhost', credentialId: lastMade().attestation.id }])
  })

  it('begins with a name for this device by its system, and counts where that is taken', async () => {
    const page = await steps.openAnew(
      stepOf('this-device-enrol', { taken: ['this windows computer'] }),
    )
    await plug(page, ON_THIS_DEVICE)
    await page.evaluate(() =>
      Object.defineProperty(navigator, 'userAgent', { value: 'Mozilla/5.0 (Windows NT 10.0)' }),
    )
    await press(page, 'Set up this device')
    await heading(page, 'This device is ready')
    expect(await page.getByLabel('A name of your own').inputValue()).toBe('This Windows computer 2')
  })

  it('says how to set up finger, face or PIN where the browser knows of none', async () => {
    const page = await steps.openAnew('this-device-enrol')
    await page.getByText('neither finger, face nor PIN is set up').waitFor()
  })
})
