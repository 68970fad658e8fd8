import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { DeniedReason } from '../../api/contract/views.ts'
import { useStage } from './support/browser.ts'
import { alert, focused, press, stepsOn } from './support/steps.ts'
import { INVITED, MASKED, problemOf, stepOf, viewOf } from './support/views.ts'

const stage = useStage()
const { open, meet, lastAnswer, lastStart } = stepsOn(stage)

describe('whoever comes by an invitation’s link', () => {
  const invited = { journey: 'invitation', who: MASKED } as const
  const first = { invitation: INVITED, sent: null, resendInSeconds: 0 }
  const lead = (page: Page) => page.locator('.lead').textContent()

  it('reads first who invites, to which portal and until when, and the address masked', async () => {
    const page = await open(viewOf(stepOf('email-code', first), invited))
    expect(await lead(page)).toBe(
      'Example Authority has invited you to Example collection. The invitation is valid until the end of 31 March 2027.',
    )
    await page.getByText('We send you a code').waitFor()
    expect(await page.locator('farstu-step-email-code').textContent()).not.toContain('kim@')
  })

  it('reads the time where the invitation does not end with a day, and no inviter who is none', async () => {
    const told = { inviter: null, until: { day: '2027-03-31', clock: '14:30' } }
    const page = await open(viewOf(stepOf('email-code', { ...first, invitation: told }), invited))
    expect(await lead(page)).toBe(
      'You are invited to Example collection. The invitation is valid until 31 March 2027 at 14:30.',
    )
  })

  it('and has an account is told why a password is asked for', async () => {
    const page = await open(viewOf(stepOf('password', { invitation: INVITED }), invited))
    expect(await lead(page)).toBe(
      'Example Authority has invited you to Example collection. The invitation is valid until the end of 31 March 2027.',
    )
    await page.getByText('The same account serves every portal').waitFor()
  })

  it('tells whoever invited, where no name is known', async () => {
    const page = await open(viewOf(stepOf('successor', { inviter: null }), invited))
    await page.getByRole('button', { name: 'Tell whoever invited' }).waitFor()
  })

  it('reads roles in words, and each end as the portal’s day or time', async () => {
    const page = await open('accept')
    const lines = await page.locator('.additions .muted').allTextContents()
    expect(lines).toEqual([
      'Reporter',
      'Reader, until the end of 31 March 2027',
      'Figures checker, until 1 April 2027 at 14:30',
    ])
  })
})

describe('somebody who is not the right person', () => {
  const invited = { journey: 'invitation', who: MASKED } as const
  const asked = viewOf(stepOf('email-code', { canDecline: true }), invited)

  it('can say so, by the link of an invitation only', async () => {
    const page = await open(asked, viewOf('successor', invited))
    expect(await page.getByRole('button', { name: 'Not you?' }).count()).toBe(0)
    await press(page, 'I am not the right person')
    await page.getByText('We tell Robin Exempel that this invitation is not for you.').waitFor()
    expect(lastAnswer()).toEqual({ step: 'email-code', notMe: true })
    const typed = await open('email-code')
    expect(await typed.getByRole('button', { name: 'I am not the right person' }).count()).toBe(0)
    expect(await typed.getByRole('button', { name: 'Not you?' }).count()).toBe(1)
  })

  it('need not know who should have been asked', async () => {
    const page = await open('successor', stepOf('denied', { reason: 'invitation-declined' }))
    await page.getByLabel('Name').fill('  ')
    await press(page, 'Tell Robin Exempel')
    await page.getByRole('heading', { name: 'Thank you for telling us' }).waitFor()
    expect(lastAnswer()).toEqual({ step: 'successor' })
    expect(await page.getByRole('button', { name: 'Use another address' }).count()).toBe(0)
  })

  it('says who, as far as that is known', async () => {
    const page = await open('successor', 'successor')
    await page.getByLabel('E-mail address').fill(' robin@example.org ')
    await press(page, 'Tell Robin Exempel')
    await expect.poll(lastAnswer).toEqual({ step: 'successor', address: 'robin@example.org' })
    await page.getByLabel('Name').fill('Robin')
    await press(page, 'Tell Robin Exempel')
    await expect
      .poll(lastAnswer)
      .toEqual({ step: 'successor', name: 'Robin', address: 'robin@example.org' })
  })

  it('is told at the address that it cannot be one', async () => {
    const page = await open('successor')
    meet(problemOf('invalid_input', { fields: ['answer.address'] }))
    await page.getByLabel('E-mail address').fill('robin')
    await press(page, 'Tell Robin Exempel')
    await expect.poll(() => alert(page)).toContain('or leave it empty')
    await expect.poll(() => focused(page)).toBe('input address')
    expect(await page.locator('input[name=name]').getAttribute('aria-invalid')).toBe('false')
  })

  it('can go back', async () => {
    const page = await open('successor', asked)
    await press(page, 'Back')
    await page.getByLabel('Code, 6 digits').waitFor()
    expect(lastAnswer()).toEqual({ step: 'successor', back: true })
  })
})

describe('an invitation for somebody else than who is signed in', () => {
  it('names both, and signs out only when told to', async () => {
    const page = await open(viewOf('other-person', { journey: 'invitation', who: MASKED }))
    const said = await page.locator('farstu-step-other-person dl').textContent()
    expect(said).toMatch(/Signed in now\s*Kim Exempel\s*kim@example\.org/)
    expect(said).toContain(MASKED.address)
    await page.getByText('Nothing is lost').waitFor()
    expect(lastAnswer()).toBeUndefined()
    await press(page, 'Sign out and continue')
    await expect.poll(lastAnswer).toEqual({ step: 'other-person', switch: true })
  })
})

describe('an expired invitation', () => {
  it('lets its inviter be asked for a new link, once', async () => {
    const page = await open(
      stepOf('denied', { newLink: 'askable' }),
      stepOf('denied', { newLink: 'asked' }),
    )
    await press(page, 'Ask for a new link')
    await page.getByText('The person who invited you has been told.').waitFor()
    expect(lastAnswer()).toEqual({ step: 'denied', ask: true })
    expect(await focused(page)).toBe('h2 You have asked for a new link')
    expect(await page.locator('button[type=submit]').count()).toBe(0)
  })

  it('leaves the contacts where nobody can be asked', async () => {
    const page = await open('denied')
    expect(await page.locator('button[type=submit]').count()).toBe(0)
    await expect.poll(() => page.getByText('help@example.org').isVisible()).toBe(true)
  })
})

describe('a dead end', () => {
  const NEXT: readonly (readonly [DeniedReason, RegExp])[] = [
    ['invitation-declined', /You can close this page/],
    ['signed-out', /Sign in to Example collection, then come back here/],
    ['too-many-methods', /Remove one that you no longer use, or ask one of the contacts/],
    ['verification-unknown', /Go back to the page that sent you here and begin again/],
  ]

  it.each(NEXT)('by %s says what to do next', async (reason, next) => {
    const page = await open(stepOf('denied', { reason }))
    await page.getByText(next).waitFor()
  })
})

describe('the end without a session', () => {
  it('says that the address is proven', async () => {
    const step = stepOf('done', { acr: null, amr: [], person: '' })
    const page = await open(viewOf(step, { journey: 'verify-email' }))
    await page.getByRole('heading', { name: 'Your e‑mail address is verified' }).waitFor()
    expect(await page.getByText('signed in').count()).toBe(0)
  })

  it('says that what was set up is added', async () => {
    const step = stepOf('done', { acr: null, code: null, state: null })
    const page = await open(viewOf(step, { journey: 'add-method' }))
    await page.getByRole('heading', { name: 'It is added' }).waitFor()
    expect(await page.getByText('signed in').count()).toBe(0)
  })
})

describe('remembered addresses', () => {
  it('go on with the one that is pressed', async () => {
    const page = await open('choose-address', 'password')
    await page.getByRole('button', { name: 'r•••@example.org', exact: true }).click()
    await expect.poll(lastAnswer).toEqual({ step: 'choose-address', id: 'remembered-robin' })
    await page.getByLabel('Password', { exact: true }).waitFor()
  })

  it('are chosen and forgotten by keyboard alone', async () => {
    const page = await open('choose-address')
    await page.getByRole('button', { name: 'k•••@example.org', exact: true }).focus()
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('button Forget')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect.poll(lastAnswer).toEqual({ step: 'choose-address', id: 'remembered-robin' })
  })

  it('are forgotten by one press, which is said, and the focus is not lost', async () => {
    const left = stepOf('choose-address', {
      addresses: [{ id: 'remembered-robin', address: 'r•••@example.org' }],
    })
    const page = await open('choose-address', left)
    await press(page, 'Forget k•••@example.org')
    await expect.poll(lastAnswer).toEqual({ step: 'remember', forget: 'remembered-kim' })
    await page
      .getByRole('status')
      .getByText('k•••@example.org is no longer remembered in this browser.')
      .waitFor()
    await expect.poll(() => page.getByRole('button', { name: /^Forget/ }).count()).toBe(1)
    expect(await focused(page)).toBe('h2 Who is signing in?')
  })

  it('leave the way open to another', async () => {
    const page = await open('choose-address', 'identify')
    await press(page, 'Use another address')
    await expect.poll(lastAnswer).toEqual({ step: 'choose-address', other: true })
    await page.getByLabel('E-mail address').waitFor()
  })

  it('stay when the choice could not be sent', async () => {
    const page = await open('choose-address')
    meet('lost')
    await page.getByRole('button', { name: 'k•••@example.org', exact: true }).click()
    await page.getByText('We cannot reach the service.').waitFor()
    expect(await page.getByRole('button', { name: 'Forget k•••@example.org' }).isVisible()).toBe(
      true,
    )
  })
})

describe('whether an address is remembered', () => {
  const LABEL = 'Remember my address in this browser'

  it('is asked beside it, and told at once; what was typed stays', async () => {
    const page = await open(viewOf('password', { remembers: true }))
    await page.getByLabel('Password', { exact: true }).fill('seven quiet harbours')
    meet(viewOf('password', { remembers: false }))
    const tick = page.getByLabel(LABEL)
    expect(await tick.isChecked()).toBe(true)
    await tick.click()
    await expect.poll(lastAnswer).toEqual({ step: 'remember', address: false })
    await page.locator('farstu-login:not([busy])').waitFor()
    expect(await tick.isChecked()).toBe(false)
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe(
      'seven quiet harbours',
    )
  })

  it('can be said by the label and by the space bar', async () => {
    const page = await open(viewOf('password', { remembers: false }))
    await page.getByLabel(LABEL).focus()
    await page.keyboard.press('Space')
    await expect.poll(lastAnswer).toEqual({ step: 'remember', address: true })
    const other = await open(viewOf('password', { remembers: true }))
    await other.getByText(LABEL).click()
    await expect.poll(lastAnswer).toEqual({ step: 'remember', address: false })
  })

  it('is shown as it is where the server would not have it', async () => {
    const page = await open(viewOf('password', { remembers: true }))
    meet(problemOf('unavailable', { view: viewOf('password', { remembers: true }) }))
    await page.getByLabel(LABEL).click()
    await expect.poll(() => page.getByLabel(LABEL).isChecked()).toBe(true)
  })

  it('is not asked where nothing is kept', async () => {
    const page = await open('password')
    expect(await page.getByLabel(LABEL).count()).toBe(0)
  })

  it('leads to the choice again by "Not you?"', async () => {
    const page = await open(viewOf('password', { remembers: true }))
    await press(page, 'Not you?')
    await expect.poll(lastStart).toMatchObject({ journey: 'sign-in' })
    expect(lastStart()).not.toHaveProperty('address')
  })
})
