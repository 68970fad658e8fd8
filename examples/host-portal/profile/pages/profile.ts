import { html } from 'hono/html'
import { instantInWords } from '../../calendar.ts'
import { layout } from '../../frame/layout.ts'
import { type Html, href, type PageContext } from '../../frame/page.ts'
import { row } from '../../frame/row.ts'
import { fullName } from '../../session/full-name.ts'
import type { Session } from '../../session/sessions.ts'
import { verifiedBy } from '../../words/named.ts'
import type { Mailboxes } from '../mailboxes.ts'
import type { RefusedMailbox } from './mailbox-form.ts'
import { unitCard } from './unit-card.ts'

/** One line above the page's heading, after a mailbox was to be proven. */
export const PROFILE_NEWS = ['mailbox-proven', 'mailbox-again', 'mailbox-later'] as const
export type ProfileNews = (typeof PROFILE_NEWS)[number]

export interface ProfilePage {
  readonly session: Session
  readonly mailboxes: Pick<Mailboxes, 'of'>
  readonly news?: ProfileNews | null
  readonly refused?: RefusedMailbox | null
}

const newsLine = ({ words }: PageContext, news: ProfileNews): Html => {
  const { mailboxProven, mailboxAgain, mailboxLater } = words.profilePage
  if (news === 'mailbox-proven') return html`<p class="news" role="status">${mailboxProven}</p>`
  const text = news === 'mailbox-again' ? mailboxAgain : mailboxLater
  return html`<p class="news problem" role="alert">${text}</p>`
}

const person = ({ words }: PageContext, { person }: Session) => {
  const { you, name, email: emailLabel } = words.profilePage
  return html`<section class="card" aria-labelledby="you">
    <h2 id="you">${you}</h2>
    <dl>${row(name, fullName(person))}${row(emailLabel, person.email)}</dl>
  </section>`
}

const verification = ({ words, language }: PageContext, session: Session) => {
  const { verification: heading, means, since } = words.profilePage
  return html`<section class="card" aria-labelledby="verification">
    <h2 id="verification">${heading}</h2>
    <dl>
      ${row(means, verifiedBy(words, session))}
      ${row(since, instantInWords(session.authTime, language))}
    </dl>
    <p><a href="${href(language, '/profile/authenticator')}">${words.authenticatorPage.title}</a></p>
  </section>`
}

const units = (context: PageContext, page: ProfilePage): Html => {
  const { session, mailboxes, refused } = page
  const { memberships } = session
  if (memberships.length === 0) return html`<p>${context.words.profilePage.noUnits}</p>`
  const cards = memberships.map((membership, index) => {
    const unit = membership.unitExternalId
    return unitCard(context, {
      membership,
      memberships,
      index,
      mailbox: unit === null ? null : mailboxes.of(unit),
      refused: refused?.unit === unit ? (refused ?? null) : null,
    })
  })
  return html`<ul class="units">${cards}</ul>`
}

/** Who is signed in, how, what they may do in which unit, and each unit's shared mailbox. */
export const profilePage = (context: PageContext, page: ProfilePage): Html => {
  const { words } = context
  const { session, news } = page
  return layout(context, {
    title: words.profile,
    content: html`${news ? newsLine(context, news) : ''}
      <h1>${words.profile}</h1>
      <div class="rounds">${person(context, session)}${verification(context, session)}</div>
      <h2>${words.profilePage.units}</h2>
      ${units(context, page)}`,
  })
}
