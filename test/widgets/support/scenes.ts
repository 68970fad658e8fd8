import type { Page } from 'playwright-core'
import type { Problem } from '../../../api/contract/problem-wire.ts'
import type { Step, StepName } from '../../../api/contract/views.ts'
import { CONFIRMING } from './confirming-scenes.ts'
import { DENIALS } from './denial-scenes.ts'
import { PICKING } from './picking-scenes.ts'
import { playing, showing, submit } from './playing.ts'
import { RECOVERY_CODES } from './recovery-codes-scenes.ts'
import type { Reply, Script } from './stand-in.ts'
import { ALL_STEPS, INVITED, MASKED, problemOf, stepOf, viewOf } from './views.ts'
import { WEBAUTHN } from './webauthn-scenes.ts'

/** A step in a state: what the API plays, and what the person does to get there. */
export interface Scene {
  readonly script: Script
  readonly act?: (page: Page) => Promise<void>
}

const enterCode = async (page: Page): Promise<void> => {
  await page.locator('input[name=code]').pressSequentially('123456')
  await page.locator('[role=alert]').first().waitFor()
}

const wrongCode = (code: Problem['code'], changes: Partial<Problem> = {}): Scene => ({
  script: showing('totp', problemOf(code, changes)),
  act: enterCode,
})

const idle = Object.fromEntries(
  ALL_STEPS.map((step) => [step, { script: showing(step) }]),
) as Record<StepName, Scene>

/** Of whoever is signed in and changes their password. */
const changing = (step: StepName | Step): Scene => ({
  script: playing(viewOf(step, { journey: 'change-password', progress: null })),
})

export const SCENES: Readonly<Record<string, Scene>> = {
  ...idle,
  ...DENIALS,
  ...CONFIRMING,
  ...PICKING,
  ...RECOVERY_CODES,
  ...WEBAUTHN,
  'other-person': {
    script: playing(viewOf('other-person', { journey: 'invitation', who: MASKED })),
  },
  successor: { script: playing(viewOf('successor', { journey: 'invitation', who: MASKED })) },
  'successor-malformed': {
    script: playing(
      viewOf('successor', { journey: 'invitation', who: MASKED }),
      problemOf('invalid_input', { fields: ['answer.address'] }),
    ),
    act: async (page) => {
      await page.locator('input[name=address]').fill('robin')
      await submit(page)
      await page.locator('[role=alert]').waitFor()
    },
  },
  'denied-askable': { script: showing(stepOf('denied', { newLink: 'askable' })) },
  'denied-asked': { script: showing(stepOf('denied', { newLink: 'asked' })) },
  'done-verified': {
    script: playing(
      viewOf(stepOf('done', { acr: null, amr: [], person: '' }), { journey: 'verify-email' }),
    ),
  },
  'done-added': {
    script: playing(
      viewOf(stepOf('done', { acr: null, code: null, state: null }), { journey: 'add-method' }),
    ),
  },
  'done-added-tries': {
    script: playing(
      viewOf(stepOf('done', { acr: null, code: null, state: null, tries: 'it' }), {
        journey: 'add-method',
      }),
    ),
  },
  'done-tried': {
    script: playing(
      viewOf(stepOf('done', { acr: null, code: null, state: null }), { journey: 'try-method' }),
    ),
  },
  'password-current': changing('password'),
  'new-password-changed': changing(stepOf('new-password', { isReplacement: true })),
  'done-changed': changing(stepOf('done', { acr: null, amr: [], code: null, state: null })),
  'email-code-declinable': {
    script: playing(
      viewOf(
        stepOf('email-code', {
          invitation: INVITED,
          canDecline: true,
          sent: null,
          resendInSeconds: 0,
        }),
        { who: MASKED },
      ),
    ),
  },
  'email-code-declinable-sent': {
    script: playing(viewOf(stepOf('email-code', { canDecline: true }), { who: MASKED })),
  },
  'email-code-verify': {
    script: playing(
      viewOf(stepOf('email-code', { purpose: 'verify', sent: null, resendInSeconds: 0 }), {
        journey: 'verify-email',
        progress: null,
      }),
    ),
  },
  'email-code-verify-sent': {
    script: playing(
      viewOf(stepOf('email-code', { purpose: 'verify' }), {
        journey: 'verify-email',
        progress: null,
      }),
    ),
  },
  'identify-session': {
    script: showing(
      stepOf('identify', { session: { name: 'Kim Exempel', address: 'kim@example.org' } }),
    ),
  },
  'identify-invited': { script: () => viewOf('identify', { journey: 'invitation' }) },
  'identify-missing': {
    script: showing('identify'),
    act: async (page) => {
      await submit(page)
      await page.locator('[role=alert]').waitFor()
    },
  },
  'choose-address-many': {
    script: showing(
      stepOf('choose-address', {
        addresses: [
          { id: 'a', address: `k•••@${'a-long-name.'.repeat(12)}example.org` },
          { id: 'b', address: 'ω•••@παράδειγμα.example' },
          { id: 'c', address: 'م•••@مثال.example' },
          { id: 'd', address: 'kim.ex•••@example.org' },
          { id: 'e', address: '🏡•••@example.org' },
        ],
      }),
    ),
  },
  'choose-address-forgotten': {
    script: showing(
      'choose-address',
      viewOf(
        stepOf('choose-address', {
          addresses: [{ id: 'remembered-robin', address: 'r•••@example.org' }],
        }),
      ),
    ),
    act: async (page) => {
      await page.locator('farstu-step-choose-address li button').nth(1).click()
      await page.locator('farstu-step-choose-address li').nth(1).waitFor({ state: 'detached' })
    },
  },
  'password-remembers': { script: playing(viewOf('password', { remembers: true })) },
  'password-shared-computer': { script: playing(viewOf('password', { remembers: false })) },
  'email-code-send': {
    script: showing(stepOf('email-code', { sent: null, resendInSeconds: 0 })),
  },
  'email-code-waiting': {
    script: showing(
      stepOf('email-code', { sent: null, resendInSeconds: 0 }),
      problemOf('wait_to_resend', {
        retryAfterSeconds: 540,
        view: viewOf(stepOf('email-code', { sent: null, resendInSeconds: 540 })),
      }),
    ),
    act: async (page) => {
      await submit(page)
      await page.locator('.waits').waitFor()
    },
  },
  'email-code-spent': {
    script: showing(
      'email-code',
      problemOf('wrong_code', {
        attemptsLeft: 0,
        view: viewOf(stepOf('email-code', { sent: null, resendInSeconds: 42 })),
      }),
    ),
    act: enterCode,
  },
  'recovery-send': {
    script: showing(stepOf('email-code', { purpose: 'recovery', sent: null, resendInSeconds: 0 })),
  },
  'recovery-totp': { script: showing(stepOf('totp', { isRecovery: true })) },
  'recovery-new-password': { script: showing(stepOf('new-password', { isReplacement: true })) },
  'longer-password': { script: showing(stepOf('new-password', { isTooShort: true })) },
  'recovery-password': { script: showing(stepOf('password', { isReplaced: true })) },
  'email-code-tips': {
    script: showing('email-code'),
    act: (page) => page.locator('farstu-step-email-code summary').click(),
  },
  'password-invited': {
    script: playing(
      viewOf(stepOf('password', { invitation: INVITED }), { journey: 'invitation', who: MASKED }),
    ),
  },
  'password-wrong': {
    script: showing('password', problemOf('wrong_password', { attemptsLeft: 2 })),
    act: async (page) => {
      await page.locator('input[name=password]').fill('something')
      await submit(page)
      await page.locator('[role=alert]').waitFor()
    },
  },
  'password-spent': {
    script: showing('password', problemOf('password_spent')),
    act: async (page) => {
      await page.locator('input[name=password]').fill('something')
      await submit(page)
      await page.locator('[role=alert]').waitFor()
    },
  },
  'totp-several': {
    script: showing(
      stepOf('totp', { methods: ['Kim’s phone', 'The computer at work', 'Example collection'] }),
    ),
  },
  'totp-off': wrongCode('locked'),
  'totp-busy': {
    script: showing('totp', new Promise<Reply>(() => undefined)),
    act: async (page) => {
      await page.locator('input[name=code]').pressSequentially('123456')
      await page.locator('farstu-login[busy]').waitFor()
    },
  },
  'totp-wrong': wrongCode('wrong_code', { serverTime: '2027-01-15T13:03:20Z', attemptsLeft: 1 }),
  'totp-used': wrongCode('code_used', { retryAfterSeconds: 18 }),
  'totp-locked': wrongCode('locked', { retryAfterSeconds: 900 }),
  'totp-offline': { script: showing('totp', 'lost'), act: enterCode },
  'totp-restart': {
    script: showing('totp'),
    act: (page) => page.locator('farstu-step-totp .links button').first().click(),
  },
  'totp-enrol-name': {
    script: playing(
      viewOf('totp-enrol', { journey: 'add-method', progress: null }),
      problemOf('invalid_input', { fields: ['answer.name'] }),
    ),
    act: enterCode,
  },
  'totp-enrol-used': {
    script: showing('totp-enrol', problemOf('code_used', { retryAfterSeconds: 18 })),
    act: enterCode,
  },
  'totp-enrol-open': {
    script: showing('totp-enrol'),
    act: async (page) => {
      for (const summary of await page.locator('farstu-step-totp-enrol summary').all()) {
        await summary.click()
      }
    },
  },
  'new-password-typing': {
    script: showing('new-password'),
    act: async (page) => {
      await page.locator('input[name=password]').fill('Regnbåge7')
      await page.locator('farstu-field [slot=action]').first().click()
    },
  },
  'new-password-different': {
    script: showing('new-password'),
    act: async (page) => {
      await page.locator('input[name=password]').fill('Regnbåge7 !')
      await page.locator('input[name=again]').fill('Regnbåge')
      await submit(page)
      await page.locator('[role=alert]').waitFor()
    },
  },
  'new-password-nist': {
    script: showing(
      stepOf('new-password', {
        rules: { preset: 'nist', minLength: 12, maxLength: 128, groups: [] },
      }),
    ),
  },
  'done-link': { script: showing(stepOf('done', { code: null })) },
  cancelled: {
    script: showing('password'),
    act: async (page) => {
      await page.locator('.exits button').last().click()
      await page.locator('.notice').waitFor()
    },
  },
}
