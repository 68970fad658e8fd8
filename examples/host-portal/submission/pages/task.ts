import { html } from 'hono/html'
import { instantInWords } from '../../calendar.ts'
import type { Html, PageContext } from '../../frame/page.ts'
import type { Task } from '../tasks.ts'

/** What can be done for a unit, as a link says it: `Hand in for Example Town`. */
export const taskLabel = ({ words }: PageContext, { action, unit }: Task): string =>
  words.tasks[action]({ unit: unit.name })

/** Whether a unit has handed in, and when. */
export const taskState = ({ words, language }: PageContext, { latest }: Task): Html => {
  if (!latest) return html`${words.tasks.notHandedIn}`
  return html`${words.tasks.handedIn({ when: instantInWords(latest.at / 1000, language) })}`
}
