import { html } from 'hono/html'
import { type Html, href, type PageContext } from '../../frame/page.ts'
import { authorField } from '../../kept/kept-page.ts'
import type { UploadProblem } from '../upload.ts'

export interface UploadForm {
  /** Where the forms of the unit's page go, with the language. */
  readonly action: string
  /** Their page, without the language. */
  readonly page: string
  /** There is a draft, or figures that were handed in: another file takes their place. */
  readonly isAgain: boolean
  readonly problem: UploadProblem | null
}

/** Takes a file. Works without scripts; the server judges, so that one voice tells it. */
export const uploadForm = (
  context: PageContext,
  { action, page, isAgain, problem }: UploadForm,
): Html => {
  const { language } = context
  const { uploadForm: said } = context.words
  const describedBy = problem ? 'file-problem file-hint' : 'file-hint'
  return html`<form class="fields plain" method="post" action="${action}/draft" enctype="multipart/form-data" novalidate>
    ${authorField(context, 'upload', page)}
    <label for="file">${said.label}</label>
    <p class="hint" id="file-hint">${said.hint} <a href="${href(language, '/submission/example.csv')}">${said.example}</a></p>
    ${problem ? html`<p class="wrong" id="file-problem" role="alert">${said[problem]}</p>` : ''}
    <input id="file" name="file" type="file" accept=".csv,.txt,text/csv" required
      aria-describedby="${describedBy}"${problem ? html` aria-invalid="true" autofocus` : ''}>
    <button class="button${isAgain ? '' : ' primary'}">${said.submit}</button>
  </form>`
}

export interface TextForm extends Pick<UploadForm, 'action' | 'page'> {
  readonly text: string
  /** It holds more than the draft: what was typed before the session ended. */
  readonly isOpen: boolean
}

/** The draft as text: a small mistake is put right here, without the file. */
export const textForm = (context: PageContext, { action, page, text, isOpen }: TextForm) => {
  const { words } = context
  return html`<details${isOpen ? html` open` : ''}>
    <summary>${words.textForm.summary}</summary>
    <form class="fields plain" method="post" action="${action}/draft" autocomplete="off">
      ${authorField(context, 'figures', page)}
      <label for="text">${words.textForm.label}</label>
      <p class="hint" id="text-hint">${words.textForm.hint}</p>
      <textarea id="text" name="text" rows="12" wrap="off" spellcheck="false" autocomplete="off"
        aria-describedby="text-hint">${`\n${text}`}</textarea>
      <button class="button">${words.textForm.submit}</button>
    </form>
  </details>`
}
