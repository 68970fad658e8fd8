import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { href, type PageContext } from '../frame/page.ts'
import { fieldOf, formOf } from '../http/form-body.ts'
import { fullName } from '../session/full-name.ts'
import type { Visitor, VisitorContext } from '../visitor.ts'
import type { Asker } from './asker.ts'
import { checkDraft } from './check-draft.ts'
import { type Desk, OF_UNIT } from './desk.ts'
import { type HandInForm, handInProblem } from './hand-in.ts'
import { submissionPath } from './pages/path.ts'

/** More than any comment that is told about in a sentence. */
const limited = bodyLimit({ maxSize: 32_768, onError: (c) => c.body(null, 413) })

/** Makes a draft a version, once, when nothing is wrong with it. */
export const handInRoutes = ({ store, now, keeper, show, change }: Desk) => {
  const handIn = (
    c: VisitorContext,
    form: HandInForm,
    { asker, page }: { readonly asker: Asker; readonly page: PageContext },
  ) => {
    const { place, session } = asker
    const { shown, comment } = form
    const leadTo = (path: string) => c.redirect(href(page.language, path), 303)
    const receipt = (version: number) => leadTo(`${submissionPath(place)}/${version}`)
    const earlier = store.submissions.ofDraft(place, shown)
    if (earlier) return receipt(earlier.version)
    const draft = store.drafts.of(place)
    if (!draft) return leadTo(submissionPath(place))
    const checked = checkDraft({ store, calendar: page.calendar, place }, draft.text)
    const problem = handInProblem(form, { draft, checked })
    if (problem) return show(c, { asker, page, status: 422, handIn: problem, comment })
    keeper.sent(page, 'comment', submissionPath(place))
    const by = fullName(session.person)
    const version = { draft: shown, text: draft.text, comment, by, at: now() }
    return receipt(store.submissions.handIn(place, version).version)
  }

  return new Hono<Visitor>().post(`${OF_UNIT}/hand-in`, limited, async (c) => {
    const form = await formOf(c)
    const typed = { shown: fieldOf(form, 'draft'), comment: fieldOf(form, 'comment') }
    return change(c, form, (asker, page) => handIn(c, typed, { asker, page }))
  })
}
