import { html } from 'hono/html'
import type { MembershipView } from '../../../../widgets/server/index.ts'
import { dayInWords, instantInWords, lastDayOf } from '../../calendar.ts'
import type { Html, PageContext } from '../../frame/page.ts'
import { row } from '../../frame/row.ts'
import { permissionsOf, permitting } from '../../roles.ts'
import type { Words } from '../../words/generated/words.ts'
import { roleIn } from '../../words/named.ts'
import type { ProvenMailbox } from '../mailboxes.ts'
import { mailboxPath } from './mailbox.ts'
import { mailboxForm, type RefusedMailbox } from './mailbox-form.ts'

export interface UnitCard {
  readonly membership: MembershipView
  /** All of the person's: of several roles in a unit, one card has the form. */
  readonly memberships: readonly MembershipView[]
  readonly mailbox: ProvenMailbox | null
  readonly refused: RefusedMailbox | null
  /** For the id of the heading. */
  readonly index: number
}

const permissions = (words: Words, role: string): Html => {
  const allowed = permissionsOf(role)
  if (allowed.length === 0) return html`<p>${words.profilePage.mayNothing}</p>`
  return html`<ul>${allowed.map((permission) => html`<li>${words.permissions[permission]}</li>`)}</ul>`
}

const mailboxInWords = ({ words, language }: PageContext, mailbox: ProvenMailbox | null): Html => {
  const { noMailbox, provenAt } = words.profilePage
  if (!mailbox) return html`${noMailbox}`
  const when = provenAt({ when: instantInWords(mailbox.provenAt, language) })
  return html`${mailbox.email}<br><span class="when">${when}</span>`
}

/** Nothing where the role does not permit it, or a card above has the form. */
const form = (context: PageContext, card: UnitCard): Html | '' => {
  const { membership, memberships, refused, index } = card
  const unit = membership.unitExternalId
  const holder = permitting(memberships, { unit, permission: 'change-contact' })
  if (unit === null || holder !== membership) return ''
  const kept = context.typed('mailbox', mailboxPath(unit))
  return mailboxForm(context, {
    unit,
    heading: `unit-${index}`,
    refused: refused ?? (kept && { unit, typed: kept.address ?? '', problem: null }),
  })
}

const untilInWords = ({ words, language }: PageContext, until: string): string => {
  const { roleUntil, roleThrough } = words.profilePage
  const lastDay = lastDayOf(until)
  return lastDay === null
    ? roleUntil({ when: instantInWords(Date.parse(until) / 1000, language) })
    : roleThrough({ day: dayInWords(lastDay, language) })
}

/** What somebody is and may do in one unit, and the unit's shared mailbox. */
export const unitCard = (context: PageContext, card: UnitCard): Html => {
  const { words } = context
  const { wholePortal, unitId, role: roleLabel, may, mailbox } = words.profilePage
  const { unit, unitExternalId, role, until } = card.membership
  const end = until ? `, ${untilInWords(context, until)}` : ''
  return html`<li class="card">
    <h3 id="unit-${card.index}">${unit ?? wholePortal}</h3>
    <dl>
      ${unitExternalId ? row(unitId, unitExternalId) : ''}
      ${row(roleLabel, `${roleIn(words, role)}${end}`)}
      ${row(may, permissions(words, role))}
      ${unitExternalId ? row(mailbox, mailboxInWords(context, card.mailbox)) : ''}
    </dl>
    ${form(context, card)}
  </li>`
}
