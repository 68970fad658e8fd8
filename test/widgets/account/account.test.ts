/** The own account in a host's page (`<farstu-account>`). */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { MethodKind } from '../../../api/contract/views.ts'
import { ACCOUNT, openAccount } from '../support/accounts.ts'
import { useStage } from '../support/browser.ts'
import { stepOf, viewOf } from '../support/views.ts'

const stage = useStage()

/** Where the focus is, out of every shadow root. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    return element?.textContent?.trim() || element?.id
  })

const bodies = () =>
  stage.standIn.calls
    .filter(({ method, path }) => method === 'POST' && path !== 'account/read')
    .map(({ path, body }) => [path, body])

const problem = (code: string) => ({ code, requestId: 'r' }) as never

/** What was done, beside which other sections have statuses of their own. */
const statusOf = (page: Page) => page.locator('farstu-account p[role=status]').first()

describe('the account', () => {
  it('is shown by its sections, and opened by keys alone: a method gets another name', async () => {
    const page = await openAccount(stage, ACCOUNT)
    const changed = page.evaluate(
      () =>
        new Promise((resolve) =>
          document.addEventListener('farstu-changed', ({ detail }) => resolve(detail)),
        ),
    )
    const headings = page.getByRole('heading', { level: 3 })
    await page.getByRole('heading', { name: 'Your account' }).waitFor()
    expect(await headings.allTextContents()).toEqual([
      'Asked for first',
      'Ways to verify',
      'Where you are signed in',
      'Personal information',
      'What has happened',
      // In trees of their own, and so the last to be found.
      'Code for the helpdesk',
      'Notices that you accepted',
    ])
    await page.getByRole('button', { name: 'Rename: Tablet' }).press('Enter')
    expect(await focused(page)).toBe('name')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('Old tablet')
    await page.keyboard.press('Enter')
    await expect.poll(() => statusOf(page).textContent()).toBe('The name is changed.')
    expect(bodies()).toEqual([
      ['account/methods/rename', { portal: 'example', method: 'tablet', name: 'Old tablet' }],
    ])
    expect(await changed).toEqual({ what: 'methods' })
    await expect.poll(() => focused(page)).toBe('Tablet')
  })

  it('tells of each way by what it is, not by its name alone: those of a portal are all called after it', async () => {
    const page = await openAccount(stage, ACCOUNT)
    const first = page.getByRole('region', { name: 'Asked for first' })
    expect(await first.textContent()).toContain('My phone (authenticator app)')
    await page.getByRole('button', { name: 'Remove: Tablet' }).click()
    expect(await page.getByRole('group', { name: 'Remove “Tablet”?' }).textContent()).toContain(
      'My phone (authenticator app)',
    )
  })

  it('says at the field why a name is refused, and keeps what was typed', async () => {
    const page = await openAccount(stage, (path) =>
      path.endsWith('/rename') ? problem('taken') : ACCOUNT,
    )
    await page.getByRole('button', { name: 'Rename: Tablet' }).click()
    const field = page.getByLabel('New name')
    await field.fill('My phone')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').textContent()).toContain('another with this name')
    expect(await field.inputValue()).toBe('My phone')
    expect(await field.getAttribute('aria-invalid')).toBe('true')
  })

  it('signs out one by name, and chooses what is asked for first', async () => {
    const page = await openAccount(stage, ACCOUNT)
    await page.getByRole('button', { name: /^Sign out Safari on iOS/ }).click()
    await expect.poll(() => statusOf(page).textContent()).toBe('Signed out there.')
    await page.getByRole('button', { name: 'Ask for this first: Tablet' }).click()
    await expect.poll(bodies).toEqual([
      ['account/sessions/end', { portal: 'example', session: 's1' }],
      ['account/methods/default', { portal: 'example', method: 'tablet' }],
    ])
  })
})

describe('what asks for a factor', () => {
  it('is told with its consequences first, and then confirmed in the same place', async () => {
    const done = stepOf('done', { acr: null, amr: [], state: null, code: null })
    const page = await openAccount(stage, (path) => {
      if (path.startsWith('account')) return ACCOUNT
      return viewOf(path.endsWith('/answer') ? done : 'confirm', { journey: 'confirm' })
    })
    await page.getByRole('button', { name: 'Remove: Tablet' }).click()
    const question = page.getByRole('group', { name: 'Remove “Tablet”?' })
    expect(await question.textContent()).toContain('you can verify with: My phone')
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    expect(await focused(page)).toBe('Tablet')
    await page.getByRole('button', { name: 'Remove: Tablet' }).click()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await page.locator('farstu-confirm[step=confirm]').waitFor()
    expect(bodies()[0]).toEqual([
      'flows',
      { portal: 'example', journey: 'confirm', act: 'method.remove', object: 'tablet' },
    ])
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('Removed.').waitFor()
    expect(await page.locator('farstu-confirm').count()).toBe(0)
  })

  it('is come to by Tab, from where what was pressed has gone', async () => {
    const page = await openAccount(stage, (path) =>
      path.startsWith('account') ? ACCOUNT : viewOf('totp', { journey: 'add-method' }),
    )
    await page.getByRole('button', { name: 'Set up an authenticator app' }).press('Enter')
    await page.locator('farstu-authenticator[step=totp]').waitFor()
    expect(await focused(page)).toBe('act')
    await page.keyboard.press('Tab')
    expect(
      await page.locator('farstu-authenticator input').evaluate((field) => field.matches(':focus')),
    ).toBe(true)
  })

  it('is told of by its name where a policy keeps it from somebody, with whom to ask, and not offered', async () => {
    const limited = { kind: 'passkey', isSpare: false, whyNot: 'limited', most: 10 } as const
    const page = await openAccount(stage, { ...ACCOUNT, adding: [...ACCOUNT.adding, limited] })
    await page.getByText('You cannot set this up here: passkey.').waitFor()
    await page.getByText('Ask whoever helps with the portal if you need it.').waitFor()
    expect(await page.getByRole('button', { name: 'Set up a passkey' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Set up an authenticator app' }).count()).toBe(1)
  })

  it('is told apart from its likes in a line each, where several are offered', async () => {
    const offered = (...kinds: readonly MethodKind[]) => ({
      ...ACCOUNT,
      adding: kinds.map((kind) => ({ kind, isSpare: false, whyNot: null, most: 10 })),
    })
    const page = await openAccount(stage, offered('totp', 'passkey', 'security-key'))
    await page.getByText('Passkey: in your phone or password manager').waitFor()
    await page.getByText('Security key: a small thing').waitFor()
    expect(await page.getByText('This device: stays here').count()).toBe(0)

    await openAccount(stage, offered('totp', 'passkey'), { page })
    await page.getByRole('button', { name: 'Set up a passkey' }).waitFor()
    expect(await page.getByText('Passkey: in your phone').count()).toBe(0)
  })

  it('leads back to the account when it is given up', async () => {
    const page = await openAccount(stage, (path) =>
      path.startsWith('account') ? ACCOUNT : viewOf('totp', { journey: 'add-method' }),
    )
    await page.getByRole('button', { name: 'Set up an authenticator app' }).click()
    await page.locator('farstu-authenticator[step=totp]').waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('heading', { name: 'Your account' }).waitFor()
    expect(await page.locator('farstu-authenticator').count()).toBe(0)
  })

  it.each([
    ['level_too_low', 'aal2'],
    ['unauthorized', undefined],
  ])('is asked for before the account opens: %s', async (code, acr) => {
    let isOpen = false
    const page = await openAccount(stage, (path) => {
      if (path.startsWith('account')) return isOpen ? ACCOUNT : problem(code)
      if (!path.endsWith('/answer')) return viewOf('totp')
      isOpen = true
      return viewOf(stepOf('done'))
    })
    await page.locator('farstu-login[step=totp]').waitFor()
    expect((bodies()[0]?.[1] as { acr?: string } | undefined)?.acr).toBe(acr)
    await page.locator('farstu-login input').first().fill('123456')
    await page.getByRole('heading', { name: 'Your account' }).waitFor()
  })

  it('says that the service cannot be reached, and tries again', async () => {
    let isThere = false
    const page = await openAccount(stage, () => (isThere ? ACCOUNT : 'lost'))
    await page.getByRole('alert').waitFor()
    isThere = true
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: 'Ways to verify' }).waitFor()
  })
})
