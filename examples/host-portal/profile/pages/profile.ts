import { html } from 'hono/html'
import { instantInWords } from '../../calendar.ts'
import { layout } from '../../frame/layout.ts'
import { type Html, href, type PageContext } from '../../frame/page.ts'
import { row } from '../../frame/row.ts'
import type { Session } from '../../session/sessions.ts'
import { verifiedBy } from '../../words/named.ts'
import type { Mailboxes } from '../mailboxes.ts'
import type { Telephones } from '../telephones.ts'
import type { RefusedMailbox } from './mailbox-form.ts'
import { personCard } from './person-card.ts'
import { unitCard } from './unit-card.ts'

/** One line above the page's heading, after something was changed or a mailbox was to be proven. */
export const PROFILE_NEWS = [
  'telephone-saved',
  'mailbox-proven',
  'mailbox-again',
  'mailbox-later',
] as const
export type ProfileNews = (typeof PROFILE_NEWS)[number]

export interface ProfilePage {
  readonly session: Session
  readonly mailboxes: Pick<Mailboxes, 'of'>
  readonly telephones: Pick<Telephones, 'of'>
  readonly news?: ProfileNews | null
  readonly refused?: RefusedMailbox | null
  /** A telephone number that was typed and is none. */
  readonly refusedTelephone?: string | null
}

const newsLine = ({ words }: PageContext, news: ProfileNews): Html => {
  const { telephoneSaved, mailboxProven, mailboxAgain, mailboxLater } = words.profilePage
  if (news === 'telephone-saved') return html`<p class="news" role="status">${telephoneSaved}</p>`
  if (news === 'mailbox-proven') return html`<p class="news" role="status">${mailboxProven}</p>`
  const text = news === 'mailbox-again' ? mailboxAgain : mailboxLater
  return html`<p class="news problem" role="alert">${text}</p>`
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
  const { session, news, telephones, refusedTelephone: refused = null } = page
  const telephone = telephones.of(session.person.id)
  return layout(context, {
    title: words.profile,
    content: html`${news ? newsLine(context, news) : ''}
      <h1>${words.profile}</h1>
      <div class="rounds">${personCard(context, { session, telephone, refused })}${verification(context, session)}</div>
      <h2>${words.profilePage.units}</h2>
      ${units(context, page)}`,
  })
}
