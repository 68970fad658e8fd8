import { html } from 'hono/html'
import type { FormName } from '../kept/authors.ts'
import { AUTHOR } from '../kept/keeper.ts'
import type { Html, PageContext } from './page.ts'

/**
 * For whom a form is drawn: it is in every form of a signed-in page into which something is typed. Such
 * a form says `autocomplete="off"` as well, or Back would fill it with what another person had typed.
 */
export const authorField = ({ author }: PageContext, form: FormName, page: string): Html =>
  html`<input type="hidden" name="${AUTHOR}" value="${author(form, page)}">`

/** Above a form with what was typed before the session ended. */
export const keptLine = ({ words }: PageContext): Html =>
  html`<p class="news" role="status">${words.kept.here}</p>`
