/** Passkeys, keys and devices in the own account: where each is kept, how another is added, what the browser is told. */
import { describe, expect, it } from 'vitest'
import { ACCOUNT, appOf, openAccount } from '../support/accounts.ts'
import { useStage } from '../support/browser.ts'
import { viewOf } from '../support/views.ts'

const stage = useStage()

const device = (isCopied: boolean, model: string | null = null) => ({
  device: { isCopied, verifies: isCopied, model, page: 'https://portal.example.org' },
})

const WITH_PASSKEYS = {
  ...ACCOUNT,
  methods: [
    appOf('passkey', 'In my manager', { kind: 'passkey', ...device(true, 'Example Manager') }),
    appOf('key', 'On my ring', { kind: 'security-key', ...device(false) }),
    ...ACCOUNT.methods,
  ],
  adding: [
    ...ACCOUNT.adding,
    ...(['passkey', 'security-key', 'this-device'] as const).map((kind) => ({
      kind,
      isSpare: false,
      whyNot: null,
      most: 10,
    })),
  ],
}

describe('in the own account', () => {
  it('it is said where each is kept, which it is, and that one asks for no PIN', async () => {
    const page = await openAccount(stage, WITH_PASSKEYS)
    const rows = page.locator('farstu-account li[data-row]')
    await rows.nth(1).waitFor()
    const [first, second, app] = await rows.allTextContents()
    expect(first).toMatch(/Example Manager\s*·\s*Synced with your other devices/)
    expect(second).toMatch(/Only where it was made\s*·\s*No PIN is set on it/)
    expect(first).toContain('Made on https://portal.example.org')
    expect(first).not.toContain('No PIN')
    expect(app).not.toMatch(/Synced|Only where/)
  })

  it.each([
    ['Set up a passkey', 'passkey'],
    ['Set up a security key', 'security-key'],
    ['Set up this device', 'this-device'],
    ['Set up an authenticator app', 'totp'],
  ])('%s begins a flow for that kind', async (label, kind) => {
    const page = await openAccount(stage, (path) =>
      path === 'flows' ? viewOf('passkey-enrol') : WITH_PASSKEYS,
    )
    await page.getByRole('button', { name: label, exact: true }).click()
    await page.locator('farstu-authenticator[step]').waitFor()
    const started = stage.standIn.calls.find(({ path }) => path === 'flows')
    expect(started?.body).toMatchObject({ journey: 'add-method', kind })
  })

  it('says of what is removed where it is still kept', async () => {
    const page = await openAccount(stage, WITH_PASSKEYS)
    await page.getByRole('button', { name: 'Remove: In my manager' }).click()
    await page.getByText('It is still where you kept it').waitFor()
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await page.getByRole('button', { name: 'Remove: Tablet' }).click()
    await page.getByText('Delete the entry in the app too').waitFor()
  })

  it('the browser is told which ones there are, and of whom; one that knows no signals is left alone', async () => {
    const page = await stage.open()
    await page.addInitScript(() => {
      const told: unknown[] = []
      const tell = async (about: unknown) => void told.push(about)
      Object.assign(window, { told })
      Object.assign(PublicKeyCredential, {
        signalAllAcceptedCredentials: tell,
        signalCurrentUserDetails: tell,
      })
    })
    await openAccount(stage, WITH_PASSKEYS, { page })
    const { rpId, userId, name, displayName, credentials } = ACCOUNT.signals
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { told: unknown[] }).told))
      .toEqual([
        { rpId, userId, allAcceptedCredentialIds: credentials },
        { rpId, userId, name, displayName },
      ])
  })

  it('a browser that knows neither signals nor credentials shows it all the same', async () => {
    const page = await stage.open()
    const faults: string[] = []
    page.on('pageerror', ({ message }) => faults.push(message))
    await page.addInitScript(() => Reflect.deleteProperty(window, 'PublicKeyCredential'))
    await openAccount(stage, WITH_PASSKEYS, { page })
    await page.getByRole('heading', { name: 'Your account' }).waitFor()
    expect(faults).toEqual([])
  })
})
