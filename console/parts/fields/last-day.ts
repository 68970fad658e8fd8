import { html, type TemplateResult } from 'lit'
import { today } from '../lists/instant.ts'
import type { Desk } from '../state/room.ts'

const choose = (event: Event): void => {
  const form = event.target instanceof Element ? event.target.closest('form') : null
  const later = form?.querySelector<HTMLInputElement>('[name=when][value=later]')
  if (later) later.checked = true
}

/** Whether a role ends now, or with a last day. */
export const lastDayFields = ({ words }: Desk): TemplateResult => html`
  <fieldset>
    <legend class="unseen">${words.person.when}</legend>
    <label class="choice"><input type="radio" name="when" value="now" checked> ${words.person.endNow}</label>
    <label class="choice"><input type="radio" name="when" value="later"> ${words.person.endLater}</label>
    <label class="nested">${words.person.date} <input type="date" name="day" @input=${choose}></label>
  </fieldset>`

/** The day as `YYYY-MM-DD`, null for now; undefined where none was chosen, or one that is over. */
export function lastDayOf(desk: Desk, form: FormData): string | null | undefined {
  if (form.get('when') !== 'later') return null
  const day = String(form.get('day') ?? '')
  // Written so, days compare as texts.
  return day < today(desk) ? undefined : day
}
