import { html } from 'hono/html'
import type { Html, PageContext } from '../frame/page.ts'
import type { FormName } from '../store/authors.ts'
import { AUTHOR } from './keeper.ts'

/**
 * For whom a form is drawn: it is in every form of a signed-in page into which something is typed. Such
 * a form says `autocomplete="off"` as well, or Back would fill it with what another person had typed.
 */
export const authorField = ({ author }: PageContext, form: FormName, page: string): Html =>
  html`<input type="hidden" name="${AUTHOR}" value="${author(form, page)}">`

/** Above a form with what was typed before the session ended. */
export const keptLine = ({ words }: PageContext): Html =>
  html`<p class="news" role="status">${words.kept.here}</p>`
