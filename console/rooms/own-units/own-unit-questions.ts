import { html, nothing, type TemplateResult } from 'lit'
import type { InviteToUnit, OwnUnitView } from '../../../api/contract/console/own-units-wire.ts'
import { fullName } from '../../../api/contract/plain/full-name.ts'
import {
  FEWEST_DAYS,
  MOST_DAYS,
  USUAL_DAYS,
} from '../../../api/contract/plain/invitation-states.ts'
import { LONGEST_NAME, LONGEST_TELEPHONE } from '../../../api/contract/plain/lengths.ts'
import { type Answering, ask } from '../../parts/dialogs/dialog.ts'
import { lastDayFields } from '../../parts/fields/last-day.ts'
import { roleTold } from '../../parts/lists/role-line.ts'
import type { Desk } from '../../parts/state/room.ts'
import type { Invited, Reporter } from './own-unit-tables.ts'

/** What somebody is asked before something is done in a unit of theirs. */
export type Asked = { readonly unit: OwnUnitView } & (
  | { readonly act: 'invite' }
  | { readonly act: 'revoke'; readonly invited: Invited }
  | { readonly act: 'end'; readonly reporter: Reporter }
)

interface Question extends Answering {
  readonly asked: Asked
}

export function question(desk: Desk, { asked, ...rest }: Question): TemplateResult {
  const { words } = desk
  const { ownUnitsRoom: said, person, list, invite } = words
  const { unit, act } = asked
  const common = { ...rest, words }
  if (act === 'end') {
    const { name, role } = asked.reporter
    const heading = said.endHeading({ role: roleTold(desk, role), name, unit: unit.name })
    const fields = lastDayFields(desk)
    const { endText: text, endDo: confirm } = person
    return ask({ ...common, heading, text, fields, confirm, isDanger: true })
  }
  if (act === 'revoke') {
    const heading = list.revokeHeading({ name: fullName(asked.invited) })
    const { revokeText: text, revokeDo: confirm } = list
    return ask({ ...common, heading, text, confirm, isDanger: true })
  }
  return ask({
    ...common,
    heading: said.inviteTo({ unit: unit.name }),
    text: said.inviteText({ unit: unit.name }),
    fields: inviteFields(desk),
    confirm: invite.send,
  })
}

function inviteFields(desk: Desk): TemplateResult {
  const { language, portal } = desk
  const { invite } = desk.words
  const { languages } = portal
  const names = new Intl.DisplayNames([language], { type: 'language' })
  const roles = portal.roles.filter(({ scope }) => scope !== 'portal')
  return html`<div class="fields">
    <label>${invite.firstName} <input name="firstName" maxlength=${LONGEST_NAME} autocomplete="off"></label>
    <label>${invite.lastName} <input name="lastName" maxlength=${LONGEST_NAME} autocomplete="off"></label>
    <label>${invite.address} <input name="address" inputmode="email" autocapitalize="none" autocomplete="off"></label>
    <label>${invite.telephone} <input name="telephone" inputmode="tel" maxlength=${LONGEST_TELEPHONE} autocomplete="off" aria-describedby="telephone-hint"></label>
    <p class="small muted" id="telephone-hint">${invite.telephoneHint}</p>
    <label>${invite.role} <select name="role">
      ${roles.map(({ id }) => html`<option value=${id}>${roleTold(desk, id)}</option>`)}
    </select></label>
    ${
      languages.length > 1
        ? html`<label>${invite.language} <select name="language">
            ${languages.map((tag) => html`<option value=${tag} ?selected=${tag === language}>${names.of(tag) ?? tag}</option>`)}
          </select></label>`
        : nothing
    }
    <label>${invite.days} <input name="days" type="number" min=${FEWEST_DAYS} max=${MOST_DAYS} .value=${String(USUAL_DAYS)}></label>
  </div>`
}

/** What the form says; a number of days that cannot be is as usual. */
export function wantedIn(
  form: FormData,
  { externalId }: OwnUnitView,
): Omit<InviteToUnit, 'dryRun'> {
  const textOf = (name: string): string => String(form.get(name) ?? '').trim()
  const days = Math.round(Number(textOf('days') || USUAL_DAYS))
  const language = textOf('language')
  const telephone = textOf('telephone')
  const isDays = days >= FEWEST_DAYS && days <= MOST_DAYS
  return {
    unit: externalId,
    role: textOf('role'),
    address: textOf('address'),
    firstName: textOf('firstName'),
    lastName: textOf('lastName'),
    ...(telephone && { telephone }),
    ...(language && { language }),
    days: isDays ? days : USUAL_DAYS,
  }
}
