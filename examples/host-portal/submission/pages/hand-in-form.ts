import { html } from 'hono/html'
import type { Html, PageContext } from '../../frame/page.ts'
import { authorField } from '../../kept/kept-page.ts'
import { type HandInProblem, MAX_COMMENT } from '../hand-in.ts'

export interface HandInForm {
  readonly action: string
  /** Its page, without the language. */
  readonly page: string
  /** Id of the draft that is shown above. */
  readonly draft: string
  readonly needsComment: boolean
  readonly comment: string
  readonly problem: HandInProblem | null
}

/** A comment, and the button that hands in. Stands there only when nothing is wrong. */
export const handInForm = (context: PageContext, form: HandInForm): Html => {
  const { words } = context
  const { action, draft, needsComment, comment, problem } = form
  const said = words.handInForm
  const isAtField = problem === 'commentNeeded' || problem === 'commentLong'
  const describedBy = isAtField ? 'comment-problem comment-hint' : 'comment-hint'
  return html`<form class="fields" method="post" action="${action}/hand-in" autocomplete="off" novalidate>
    <input type="hidden" name="draft" value="${draft}">
    ${authorField(context, 'comment', form.page)}
    <label for="comment">${needsComment ? said.labelNeeded : said.label}</label>
    <p class="hint" id="comment-hint">${needsComment ? said.hintNeeded : said.hint}</p>
    ${isAtField ? html`<p class="wrong" id="comment-problem" role="alert">${problem === 'commentLong' ? said.commentLong({ most: MAX_COMMENT }) : said.commentNeeded}</p>` : ''}
    <textarea id="comment" name="comment" rows="3" aria-describedby="${describedBy}"${
      needsComment ? html` required` : ''
    }${isAtField ? html` aria-invalid="true" autofocus` : ''}>${`\n${comment}`}</textarea>
    <button class="button primary">${said.submit}</button>
  </form>`
}
