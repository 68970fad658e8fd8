import { html } from 'hono/html'
import { instantInWords } from '../../calendar.ts'
import type { CheckedFile } from '../../figures/check-file.ts'
import { layout } from '../../frame/layout.ts'
import { collectionMark, dayMark } from '../../frame/marks.ts'
import { type Html, href, type PageContext } from '../../frame/page.ts'
import { authorField, keptLine } from '../../kept/kept-page.ts'
import type { Draft } from '../../store/drafts.ts'
import type { Submission } from '../../store/submissions.ts'
import type { Asker } from '../asker.ts'
import type { HandInProblem } from '../hand-in.ts'
import type { UploadProblem } from '../upload.ts'
import { handInForm } from './hand-in-form.ts'
import { submissionPath } from './path.ts'
import { findings } from './problems.ts'
import { figuresTable } from './table.ts'
import { textForm, uploadForm } from './upload-form.ts'
import { versionList } from './versions.ts'

/** What a form was refused for. */
export interface UnitPageState {
  readonly status: 200 | 409 | 413 | 422
  readonly upload?: UploadProblem
  readonly handIn?: HandInProblem
  /** What was typed. */
  readonly comment?: string
  readonly isTooLate?: boolean
}

type CheckedDraft = Draft & { readonly checked: CheckedFile }

export interface UnitPage {
  readonly asker: Asker
  readonly versions: readonly Submission[]
  readonly draft: CheckedDraft | null
  readonly state: UnitPageState
}

const news = ({ words }: PageContext, { state, draft }: UnitPage): Html | '' => {
  const { tooLate, outdated } = words.submissionPage
  if (state.isTooLate) return html`<p class="news bad" role="alert">${tooLate}</p>`
  if (state.handIn === 'outdated' && draft)
    return html`<p class="news bad" role="alert">${outdated}</p>`
  return ''
}

/** Where the forms of the page go, and the page itself without the language. */
interface Place {
  readonly action: string
  readonly path: string
}

const handIn = (context: PageContext, { draft, state, action, path }: UnitPage & Place) => {
  if (!draft || draft.checked.errors > 0) return ''
  return handInForm(context, {
    action,
    page: path,
    draft: draft.id,
    needsComment: draft.checked.warnings > 0,
    comment: state.comment ?? context.typed('comment', path)?.comment ?? '',
    problem: state.handIn ?? null,
  })
}

const draftCard = (context: PageContext, page: UnitPage & Place): Html | '' => {
  const { draft, action, path } = page
  const { submissionPage: said } = context.words
  if (!draft) return ''
  const figures = context.typed('figures', path)?.text
  const isKept = figures !== undefined || context.typed('comment', path) !== null
  return html`<section class="card" aria-labelledby="draft">
    <div>
      <h2 id="draft">${said.draft}</h2>
      <p class="when">${said.uploadedAt({ when: instantInWords(draft.at / 1000, context.language) })}</p>
    </div>
    ${isKept ? keptLine(context) : ''}
    ${findings(context, draft.checked)}
    ${draft.checked.rows.length > 0 ? figuresTable(context, draft.checked) : ''}
    ${textForm(context, { action, page: path, text: figures ?? draft.text, isOpen: figures !== undefined })}
    ${handIn(context, page)}
    <form method="post" action="${action}/discard">
      ${authorField(context, 'discard', path)}
      <button class="button">${said.discard}</button>
    </form>
  </section>`
}

const uploadCard = (context: PageContext, page: UnitPage & Place): Html => {
  const { draft, versions, state, action, path } = page
  const { submissionPage: said } = context.words
  const isCorrected = versions[0]?.withdrawnAt === null && !draft
  const heading = isCorrected ? said.correct : said.upload
  return html`<section class="card" aria-labelledby="upload">
    <h2 id="upload">${draft ? said.uploadAgain : heading}</h2>
    ${isCorrected ? html`<p>${said.correctText}</p>` : ''}
    ${uploadForm(context, { action, page: path, isAgain: draft !== null, problem: state.upload ?? null })}
  </section>`
}

/** Why nothing can be changed here; nothing where it can. */
const closed = ({ words }: PageContext, { maySubmit, deadline }: Asker): Html | '' => {
  if (!deadline.isOpen) return html`<p class="news">${words.submissionPage.closed}</p>`
  return maySubmit ? '' : html`<p class="news">${words.submissionPage.mayNot}</p>`
}

/** A unit's figures of one round: the draft with what is wrong, the forms, what was handed in. */
export const unitPage = (context: PageContext, page: UnitPage): Html => {
  const { words, language } = context
  const { asker, versions } = page
  const { place, unit, deadline } = asker
  const { submissionPage: said } = words
  const path = submissionPath(place)
  const action = href(language, path)
  const isOpen = asker.maySubmit && deadline.isOpen
  return layout(context, {
    title: `${said.title} – ${unit.name}`,
    content: html`${news(context, page)}
      <div class="intro">
        <p><a href="${href(language, '/submission')}">${said.all}</a></p>
        <h1>${said.for({ unit: unit.name })}</h1>
        <p class="lead">${collectionMark(context, place.collection)} · ${words.startPage.deadline}
          ${dayMark(context, deadline.day)}${deadline.isDeferred ? ` (${said.deferred})` : ''}</p>
      </div>
      ${closed(context, asker)}
      ${isOpen ? draftCard(context, { ...page, action, path }) : ''}
      ${isOpen ? uploadCard(context, { ...page, action, path }) : ''}
      <section class="card quiet">
        <h2 id="versions">${said.handedIn}</h2>
        ${versionList(context, { place, versions })}
      </section>`,
  })
}
