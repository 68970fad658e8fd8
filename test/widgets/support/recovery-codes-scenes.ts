import { playing, showing, submit } from './playing.ts'
import type { Scene } from './scenes.ts'
import { problemOf, stepOf, viewOf } from './views.ts'

/** Codes for the drawer: made anew, kept without the tick, used. */
export const RECOVERY_CODES: Readonly<Record<string, Scene>> = {
  'recovery-codes-enrol-anew': {
    script: playing(
      viewOf(stepOf('recovery-codes-enrol', { isReplacement: true }), { journey: 'add-method' }),
    ),
    act: submit,
  },
  'recovery-codes-wrong': {
    script: showing('recovery-codes', problemOf('wrong_code', { attemptsLeft: 2 })),
    act: async (page) => {
      await page.locator('input[name=code]').pressSequentially('7k3m9qxd2v5hc')
      await submit(page)
      await page.locator('[role=alert]').first().waitFor()
    },
  },
  'done-codes-made': {
    script: playing(
      viewOf(stepOf('done', { codesMade: true, code: null }), { journey: 'add-method' }),
    ),
  },
  'codes-left-few': {
    script: showing(stepOf('codes-left', { left: 2, renewal: 'here' })),
  },
  'codes-left-last': {
    script: showing(stepOf('codes-left', { left: 0, hasOther: false, renewal: 'later' })),
  },
  'recovery-codes-enrol-offered': {
    script: playing(
      viewOf('recovery-codes-enrol', { ways: { other: false, lost: false, skip: true } }),
    ),
  },
  'done-codes-left': { script: showing(stepOf('done', { codesLeft: 2, code: null })) },
}
