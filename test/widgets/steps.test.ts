import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { pageOf, useStage } from './support/browser.ts'
import { alert, focused, press, stepsOn } from './support/steps.ts'
import { problemOf, stepOf, viewOf } from './support/views.ts'

const stage = useStage()

const { open, meet, lastAnswer } = stepsOn(stage)

describe('identify', () => {
  it('asks for an address that could be one', async () => {
    const page = await open('identify')
    await press(page, 'Next')
    expect(await alert(page)).toBe('Enter your e-mail address.')
    await page.getByLabel('E-mail address').fill('kim')
    await press(page, 'Next')
    expect(await alert(page)).toContain('like name@example.org')
    expect(lastAnswer()).toBeUndefined()
    await page.getByLabel('E-mail address').fill(' kim@example.org ')
    await press(page, 'Next')
    await expect.poll(lastAnswer).toEqual({ step: 'identify', address: 'kim@example.org' })
  })

  it.each(['Anna@Räksmörgås.example.org', '"Berg, Anna" <anna@example.org>;', 'anna＠example.org'])(
    'hands on %s as it was pasted',
    async (address) => {
      const page = await open('identify')
      await page.getByLabel('E-mail address').fill(address)
      await press(page, 'Next')
      await expect.poll(lastAnswer).toEqual({ step: 'identify', address })
    },
  )
})

describe('register', () => {
  it('confirms or corrects the name', async () => {
    const page = await open('register')
    await page.getByLabel('Last name').fill('Exempelsson')
    await press(page, 'Continue')
    await expect.poll(lastAnswer).toEqual({
      step: 'register',
      firstName: 'Kim',
      lastName: 'Exempelsson',
    })
  })

  it.each([
    ['First name', { firstName: '', lastName: 'Exempel' }],
    ['Last name', { firstName: 'Kim', lastName: '' }],
  ])('takes one name only: %s may be empty', async (empty, names) => {
    const page = await open('register')
    await page.getByText('If you have one name only, leave the other field empty.').waitFor()
    await page.getByLabel(empty).fill('')
    await press(page, 'Continue')
    await expect.poll(lastAnswer).toEqual({ step: 'register', ...names })
  })

  it('asks for a name where there is none', async () => {
    const page = await open('register')
    await page.getByLabel('First name').fill(' ')
    await page.getByLabel('Last name').fill('')
    await press(page, 'Continue')
    expect(await alert(page)).toBe('Enter your first name, your last name or both.')
    await expect.poll(() => focused(page)).toBe('input firstName')
  })
})

describe('password', () => {
  it('is chosen anew, while enrolment lasts, only after a yes', async () => {
    const page = await open(stepOf('password', { canRestart: true }), 'new-password')
    await press(page, 'Choose a new password instead')
    await page.getByText('will stop working').waitFor()
    await press(page, 'Choose a new password')
    await expect.poll(lastAnswer).toEqual({ step: 'password', restart: true })
  })

  const spend = async (page: Page): Promise<void> => {
    meet(problemOf('password_spent'))
    await page.getByLabel('Password', { exact: true }).fill('something')
    await press(page, 'Sign in')
    await expect.poll(() => alert(page)).toContain('too many times. Choose a new one.')
    expect(await page.locator('input[name=password]').count()).toBe(0)
    expect(await focused(page)).toBe('h2 Choose a new password')
    await press(page, 'Choose a new password')
  }

  it('leads on to a new one, and to nothing else, when it is spent', async () => {
    await spend(await open('password'))
    await expect.poll(lastAnswer).toEqual({ step: 'password', forgotten: true })
  })

  it('is chosen anew when it is spent while enrolment lasts', async () => {
    await spend(await open(stepOf('password', { canRestart: true })))
    await expect.poll(lastAnswer).toEqual({ step: 'password', restart: true })
  })

  it('offers no way around it where there is none', async () => {
    const step = stepOf('password', { canRecover: false })
    const page = await open(viewOf(step, { journey: 'add-method' }))
    expect(await page.getByRole('button', { name: /Forgotten/ }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Not you?' }).count()).toBe(0)
  })
})

describe('new-password', () => {
  const rules = (page: Page) => page.locator('farstu-rules li').allInnerTexts()

  it('ticks off the rules while typing, in words too', async () => {
    const page = await open('new-password')
    await page.getByLabel('New password').fill('Regnbåge7')
    const said = await page
      .locator('farstu-rules li')
      .evaluateAll((lines) => lines.map((line) => line.textContent?.trim()))
    expect(said.map((text) => text?.endsWith('(done)'))).toEqual([
      false,
      true,
      true,
      true,
      false,
      false,
    ])
    expect(await rules(page)).toHaveLength(6)
  })

  it('hides both passwords again before they are sent', async () => {
    const page = await open('new-password')
    await page.getByLabel('New password').fill('Regnbågen 7!')
    await page.getByLabel('The same password again').fill('Regnbågen 7!')
    await press(page, 'Show password')
    expect(await page.locator('input[name=again]').getAttribute('type')).toBe('text')
    meet(problemOf('password_refused', { reasons: ['too_common'] }))
    await press(page, 'Save password')
    await expect.poll(() => alert(page)).toContain('those that attackers')
    expect(await page.locator('input[name=again]').getAttribute('type')).toBe('password')
  })

  it('wants the same twice', async () => {
    const page = await open('new-password')
    await page.getByLabel('New password').fill('Regnbågen 7!')
    await page.getByLabel('The same password again').fill('Regnbågen 7')
    await press(page, 'Save password')
    expect(await alert(page)).toContain('not the same')
    expect(lastAnswer()).toBeUndefined()
  })

  it('gives every reason for a refusal', async () => {
    const page = await open('new-password')
    stage.standIn.play(() =>
      problemOf('password_refused', { reasons: ['too_short', 'too_common'] }),
    )
    await page.getByLabel('New password').fill('password')
    await page.getByLabel('The same password again').fill('password')
    await page.keyboard.press('Enter')
    await expect.poll(() => alert(page)).toMatch(/too short.*those that attackers try/)
  })
})

describe('a password that leans on known words', () => {
  const LEANS: ReadonlyArray<readonly [language: string, words: readonly string[], said: RegExp]> =
    [
      ['en', ['Anna'], /little in that password beside “Anna”, which is easy to guess/],
      ['en', ['Anna', '<b>Berg</b>'], /“Anna” and “<b>Berg<\/b>”/],
      ['sv', ['Anna', 'محمد'], /nästan bara av \u2068”Anna” och ”\u2068محمد\u2069”\u2069 och/],
      ['en', [], /beside your name, your address or the name of this service/],
    ]

  it.each(LEANS)('is told which, in "%s": %j', async (language, words, said) => {
    const { standIn } = stage
    standIn.play(({ path }) =>
      path.endsWith('/answer')
        ? problemOf('password_refused', {
            reasons: ['contains_known_word'],
            ...(words.length > 0 && { words }),
          })
        : viewOf('new-password'),
    )
    const page = await stage.open()
    const element = stage.element(`lang="${language}"`)
    await page.goto(standIn.show('/', { html: pageOf(standIn.api, element) }))
    await page.locator('farstu-login[step]:not([busy])').waitFor()
    await page.locator('input[name=password]').fill('annaberg2026!')
    await page.locator('input[name=again]').fill('annaberg2026!')
    await page.keyboard.press('Enter')
    await expect.poll(() => alert(page)).toMatch(said)
  })
})

describe('the last steps', () => {
  it('record the notice that was shown', async () => {
    const page = await open('notice')
    await press(page, 'OK')
    await expect
      .poll(lastAnswer)
      .toEqual({ step: 'notice', document: 'privacy', version: 3, hash: 'abc' })
  })

  it('let enrolment wait while there is grace, and not after', async () => {
    const page = await open('enrol')
    await press(page, 'Later (you can wait 2 more times)')
    await expect.poll(lastAnswer).toEqual({ step: 'enrol', later: true })
    const due = await open(stepOf('enrol', { graceLeft: 0 }))
    expect(await due.getByRole('button', { name: /Later/ }).count()).toBe(0)
  })

  it.each([
    [{ graceLeft: null, daysLeft: 12 }, 'Later (12 days left, today included)'],
    [{ graceLeft: null, daysLeft: 1 }, 'Later (today is the last day)'],
    [{ graceLeft: 1, daysLeft: 12 }, 'Later (once more, within 12 days, today included)'],
    [{ graceLeft: 3, daysLeft: 1 }, 'Later (3 more times, and no later than today)'],
  ])('say for how long enrolment can wait: %o', async (left, said) => {
    const page = await open(stepOf('enrol', left))
    expect(await page.getByRole('button', { name: said }).count()).toBe(1)
  })

  it('accept what is added', async () => {
    const page = await open('accept')
    expect(await page.locator('.additions').textContent()).toContain('Example municipality')
    await press(page, 'Accept')
    await expect.poll(lastAnswer).toEqual({ step: 'accept' })
  })

  it('lead on by a link where the host has no code to redeem', async () => {
    const page = await open(stepOf('done', { code: null }))
    const link = page.getByRole('link', { name: 'Continue to Example collection' })
    expect(await link.getAttribute('href')).toBe('https://portal.example.org/')
  })

  it('open the help contacts at a dead end', async () => {
    const page = await open('denied')
    await expect.poll(() => page.getByText('help@example.org').isVisible()).toBe(true)
  })
})
