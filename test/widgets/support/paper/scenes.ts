import type { FlowView } from '../../../../api/contract/views.ts'
import type { Scene } from '../scenes.ts'
import type { Script } from '../stand-in.ts'
import { problemOf, stepOf, viewOf } from '../views.ts'

/** A flow at the step that asks for a code from paper, which our own server does not know. */
export const paper = (): FlowView => viewOf(Object.assign({ ...stepOf('totp') }, { name: 'paper' }))

export const meeting =
  (reply: ReturnType<Script>): Script =>
  ({ path }) =>
    path.endsWith('/answer') ? reply : paper()

/** The field for a code in groups, in every state. */
export const PAPER_SCENES: Readonly<Record<string, Scene>> = {
  idle: { script: paper },
  typing: {
    script: paper,
    act: (page) => page.locator('input[name=code]').pressSequentially('7k3m9qxdab'),
  },
  missing: {
    script: paper,
    act: async (page) => {
      await page.locator('input[name=code]').pressSequentially('7k3m')
      await page.keyboard.press('Enter')
      await page.locator('[role=alert]').waitFor()
    },
  },
  wrong: {
    script: meeting(problemOf('wrong_code')),
    act: async (page) => {
      await page.locator('input[name=code]').fill('7k3m-9qxd-abcd-efgh')
      await page.locator('[role=alert]').waitFor()
    },
  },
}
