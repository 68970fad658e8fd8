import { html } from 'hono/html'
import { dayInWords, instantInWords } from '../../calendar.ts'
import { isDeferralOpen, previousCollection, runningCollection } from '../../collection.ts'
import { boundsAt } from '../../deferral-rules.ts'
import { layout } from '../../frame/layout.ts'
import { collectionMark, dayMark } from '../../frame/marks.ts'
import type { Html, PageContext } from '../../frame/page.ts'
import { keptLine } from '../../kept/kept-page.ts'
import { type Unit, unitsPermitting } from '../../roles.ts'
import type { Session } from '../../session/sessions.ts'
import type { Deferral } from '../../store/deferrals.ts'
import type { Place } from '../../store/place.ts'
import type { Store } from '../../store/store.ts'
import { DEFERRAL_PATH, deferralForm, type RefusedDeferral } from './form.ts'

export interface DeferralPageState {
  readonly status: 200 | 409 | 422
  readonly isGranted?: boolean
  readonly refused?: RefusedDeferral
}

export interface DeferralPage {
  readonly session: Session
  readonly store: Store
  readonly state: DeferralPageState
}

interface Listed {
  readonly unit: Unit
  readonly place: Place
  readonly deferral: Deferral
  /** No later day has taken its place. */
  readonly counts: boolean
}

const listed = ({ calendar }: PageContext, { session, store }: DeferralPage): readonly Listed[] =>
  [runningCollection(calendar), previousCollection(calendar)].flatMap((collection) =>
    unitsPermitting(session.memberships, 'see').flatMap((unit) => {
      const place = { collection, unit: unit.id }
      return store.deferrals
        .list(place)
        .map((deferral, index) => ({ unit, place, deferral, counts: index === 0 }))
    }),
  )

const stateInWords = ({ words, calendar }: PageContext, { deferral, counts }: Listed): string => {
  const { granted, replaced, over } = words.deferralPage
  if (!counts) return replaced
  return deferral.until < calendar.today ? over : granted
}

const row = (context: PageContext, one: Listed): Html => html`<tr>
  <th scope="row">${one.unit.name}</th>
  <td>${collectionMark(context, one.place.collection)}</td>
  <td>${dayMark(context, one.deferral.until)}</td>
  <td>${stateInWords(context, one)}</td>
  <td class="typed reason">${one.deferral.reason}</td>
  <td class="when">${one.deferral.by}<br>${instantInWords(one.deferral.at / 1000, context.language)}</td>
</tr>`

const list = (context: PageContext, all: readonly Listed[]): Html => {
  const said = context.words.deferralPage
  if (all.length === 0) return html`<p>${said.none}</p>`
  const heads = [
    context.words.submissionPage.unit,
    said.round,
    said.newDeadline,
    context.words.submissionPage.state,
    said.reason,
    said.askedBy,
  ]
  return html`<div class="scroll" role="region" aria-labelledby="asked" tabindex="0">
    <table>
      <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>${all.map((one) => row(context, one))}</tbody>
    </table>
  </div>`
}

/** What was typed before the session ended: nothing is wrong with it. */
const keptDeferral = ({ typed }: PageContext): RefusedDeferral | null => {
  const kept = typed('deferral', DEFERRAL_PATH)
  return kept && { form: { unit: '', until: '', reason: '', ...kept }, problems: {} }
}

const form = (context: PageContext, { session, state }: DeferralPage): Html => {
  const { words, calendar, language } = context
  const units = unitsPermitting(session.memberships, 'defer')
  const said = words.deferralPage
  if (units.length === 0) return html`<p class="news">${said.mayNot}</p>`
  if (!isDeferralOpen(calendar)) {
    const text = said.closed({ day: dayInWords(calendar.running.deferralOpens, language) })
    return html`<p class="news">${text}</p>`
  }
  const kept = state.refused ? null : keptDeferral(context)
  const refused = state.refused ?? kept
  return html`<section class="card" aria-labelledby="ask">
    <h2 id="ask">${said.ask}</h2>
    ${kept ? keptLine(context) : ''}
    ${deferralForm(context, { units, bounds: boundsAt(calendar), refused })}
  </section>`
}

/** Asks for more time, and lists what was asked for. */
export const deferralPage = (context: PageContext, page: DeferralPage): Html => {
  const { words, calendar, language } = context
  const said = words.deferralPage
  const latest = dayInWords(calendar.running.deferredUntil, language)
  return layout(context, {
    title: words.deferral,
    content: html`${page.state.isGranted ? html`<p class="news good" role="status">${said.isGranted}</p>` : ''}
      <div class="intro">
        <h1>${words.deferral}</h1>
        <p class="lead">${collectionMark(context, runningCollection(calendar))} · ${words.startPage.deadline}
          ${dayMark(context, calendar.running.deadline)}</p>
        <p>${said.rule({ latest })}</p>
      </div>
      ${form(context, page)}
      <section class="card quiet">
        <h2 id="asked">${said.asked}</h2>
        ${list(context, listed(context, page))}
      </section>`,
  })
}
