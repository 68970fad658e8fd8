import type { PickStep } from '../../../api/contract/views.ts'
import { playing, showing, submit } from './playing.ts'
import type { Scene } from './scenes.ts'
import { problemOf, stepOf, viewOf } from './views.ts'

/** The list of ways to verify, once the words of each have come. */
const picking = (changes: Partial<PickStep>): Scene => ({
  script: showing(stepOf('pick', changes)),
  act: (page) => page.locator('farstu-choice').first().waitFor(),
})

/** Choosing what to verify with, and what leads there. */
export const PICKING: Readonly<Record<string, Scene>> = {
  pick: picking({}),
  'pick-lost': picking({ lost: 'totp' }),
  'pick-lost-with-pass': {
    script: showing(
      stepOf('pick', { lost: 'totp', methods: stepOf('pick').methods.slice(0, 1), pass: true }),
    ),
  },
  'access-pass-instead': { script: showing(stepOf('access-pass', { canChooseOther: true })) },
  'access-pass-wrong': {
    script: showing('access-pass', problemOf('wrong_code', { attemptsLeft: 4 })),
    act: async (page) => {
      await page.locator('input[name=code]').pressSequentially('7k3m9qxd2v')
      await submit(page)
      await page.locator('[role=alert]').first().waitFor()
    },
  },
  'pick-lost-alone': {
    script: showing(stepOf('pick', { lost: 'totp', methods: stepOf('pick').methods.slice(0, 1) })),
  },
  'pick-not-here': picking({
    notHere: [
      { kind: 'totp', names: ['The phone from before'], why: 'other-portal' },
      { kind: 'totp', names: ['Kim’s tablet', 'In the drawer'], why: 'not-accepted' },
      { kind: 'totp', names: [], why: 'not-enough' },
      { kind: 'totp', names: ['Watch'], why: 'paused' },
    ],
  }),
  'pick-long-names': picking({
    methods: [
      {
        id: 'totp',
        kind: 'totp',
        names: ['Ä', 'Longname'.repeat(25), 'Κινητό της Άννας', 'هاتف العمل', 'Phone 📱'],
        lastUsed: null,
        added: null,
        isDefault: false,
      },
      ...stepOf('pick').methods.slice(1),
    ],
  }),
  'pick-refused': {
    script: showing('pick', problemOf('invalid_input')),
    act: async (page) => {
      await page.locator('farstu-choice').nth(1).click()
      await submit(page)
      await page.locator('[role=alert]').waitFor()
    },
  },
  'enrol-several': {
    script: showing(stepOf('enrol', { methods: ['totp', 'password'], graceLeft: 1, daysLeft: 12 })),
    act: (page) => page.locator('farstu-choice').first().waitFor(),
  },
  'totp-other-way': {
    script: playing(
      viewOf(stepOf('totp', { canRestart: false }), {
        ways: { other: true, lost: true, skip: false },
      }),
    ),
  },
}
