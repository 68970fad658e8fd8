import type { Page } from 'playwright-core'
import type { FlowView, Step, StepName } from '../../../api/contract/views.ts'
import type { Reply, Script } from './stand-in.ts'
import { viewOf } from './views.ts'

/** Shows one step; every answer is met with `reply`. */
export const showing = (
  step: StepName | Step,
  reply: Reply | Promise<Reply> = 'nonsense',
): Script => playing(viewOf(step), reply)

/** The same of a whole flow. */
export const playing = (view: FlowView, reply: Reply | Promise<Reply> = 'nonsense'): Script => {
  return ({ path }) => (path.endsWith('/answer') ? reply : view)
}

/** Presses the primary button. */
export const submit = (page: Page): Promise<void> => page.locator('button[type=submit]').click()
