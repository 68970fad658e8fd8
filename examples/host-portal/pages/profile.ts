import { html } from 'hono/html'
import type { MembershipView } from '../../../widgets/server/index.ts'
import { instantInWords } from '../calendar.ts'
import { permissionsOf } from '../roles.ts'
import type { Session } from '../session/sessions.ts'
import type { Words } from '../words/en.ts'
import { layout } from './layout.ts'
import type { Html, PageContext } from './page.ts'

const row = (label: string, value: string | Html): Html =>
  html`<div><dt>${label}</dt><dd>${value}</dd></div>`

/** The name for people, and beside it what the token says, for those who build a portal. */
const withTerm = (name: string, term: string): Html => html`${name} <code>${term}</code>`

const permissions = (words: Words, role: string): Html => {
  const allowed = permissionsOf(role)
  if (allowed.length === 0) return html`<p>${words.profilePage.mayNothing}</p>`
  return html`<ul>${allowed.map((permission) => html`<li>${words.permission(permission)}</li>`)}</ul>`
}

const membership = (
  context: PageContext,
  { unit, unitExternalId, role, until }: MembershipView,
) => {
  const { words, language } = context
  const { wholePortal, unitId, role: roleLabel, roleUntil, may } = words.profilePage
  const end = until ? `, ${roleUntil(instantInWords(Date.parse(until) / 1000, language))}` : ''
  return html`<li class="card">
    <h3>${unit ?? wholePortal}</h3>
    <dl>
      ${unitExternalId ? row(unitId, unitExternalId) : ''}
      ${row(roleLabel, `${words.roleName(role)}${end}`)}
      ${row(may, permissions(words, role))}
    </dl>
  </li>`
}

const person = ({ words }: PageContext, { person: { firstName, lastName, email } }: Session) => {
  const { you, name, email: emailLabel } = words.profilePage
  return html`<section class="card" aria-labelledby="you">
    <h2 id="you">${you}</h2>
    <dl>${row(name, `${firstName} ${lastName}`)}${row(emailLabel, email)}</dl>
  </section>`
}

const signIn = ({ words, language }: PageContext, { acr, amr, authTime }: Session) => {
  const { thisSession, level, means, since } = words.profilePage
  return html`<section class="card" aria-labelledby="session">
    <h2 id="session">${thisSession}</h2>
    <dl>
      ${row(level, withTerm(words.levelName(acr), acr))}
      ${row(means, withTerm(words.meansNames(amr).join(', '), amr.join(' ')))}
      ${row(since, instantInWords(authTime, language))}
    </dl>
  </section>`
}

/** Who is signed in, how, and what they may do in which unit. */
export const profilePage = (context: PageContext, session: Session): Html => {
  const { words } = context
  const units = session.memberships.map((one) => membership(context, one))
  return layout(context, {
    title: words.profile,
    content: html`<h1>${words.profile}</h1>
      <div class="rounds">${person(context, session)}${signIn(context, session)}</div>
      <h2>${words.profilePage.units}</h2>
      ${units.length > 0 ? html`<ul class="units">${units}</ul>` : html`<p>${words.profilePage.noUnits}</p>`}`,
  })
}
