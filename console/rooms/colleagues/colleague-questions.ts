import { html, nothing, type TemplateResult } from 'lit'
import type {
  ColleaguesView,
  ColleagueView,
  InvitedColleagueView,
} from '../../../api/contract/console/colleague-wire.ts'
import { LONGEST_LINE, LONGEST_NAME } from '../../../api/contract/plain/lengths.ts'
import { INVITED_ROLES, UNIT_ROLE } from '../../../api/contract/plain/portal-roles.ts'
import { rolesWordsIn } from '../../../api/contract/plain/words/generated/roles.ts'
import { type Answering, ask } from '../../parts/dialogs/dialog.ts'
import type { Desk } from '../../parts/state/room.ts'
import { roleIn } from './colleague-tables.ts'

/** What somebody is asked before who works in the console is changed. */
export type Asked =
  | {
      readonly act: 'invite'
      readonly portals: ColleaguesView['portals']
      /** As it is chosen by now. */
      readonly role: GivenRole
    }
  | {
      readonly act: 'end'
      readonly colleague: ColleagueView
      readonly role: ColleagueView['roles'][number]
    }
  | { readonly act: 'suspend'; readonly colleague: ColleagueView }
  | { readonly act: 'reopen'; readonly colleague: ColleagueView }
  | { readonly act: 'revoke'; readonly invited: InvitedColleagueView }

interface Question extends Omit<Answering, 'mistake'> {
  readonly asked: Asked
  readonly onRole: (role: GivenRole) => void
}

export type GivenRole = (typeof INVITED_ROLES)[number]

export const givenRole = (chosen: unknown): GivenRole =>
  INVITED_ROLES.find((role) => role === chosen) ?? 'helpdesk'

export function colleagueQuestion(
  desk: Desk,
  { asked, refusal, onRole, ...rest }: Question,
): TemplateResult {
  const { words } = desk
  const { colleaguesRoom: said } = words
  if (asked.act === 'suspend' || asked.act === 'reopen') {
    const { name } = asked.colleague
    const [heading, text, confirm] = {
      suspend: [said.suspendHeading({ name }), said.suspendText, said.suspend] as const,
      reopen: [said.reopenHeading({ name }), said.reopenText, said.reopen] as const,
    }[asked.act]
    const isDanger = asked.act === 'suspend'
    return ask({ ...rest, words, refusal, heading, text, confirm, isDanger })
  }
  if (asked.act === 'end')
    return ask({
      ...{ ...rest, words, refusal },
      heading: said.endHeading({ name: asked.colleague.name }),
      text: said.endText({ role: roleIn(desk, asked.role) }),
      confirm: said.end,
      isDanger: true,
    })
  if (asked.act === 'revoke')
    return ask({
      ...{ ...rest, words, refusal },
      heading: said.revokeHeading({ name: asked.invited.name }),
      text: said.revokeText,
      confirm: said.revoke,
      isDanger: true,
    })
  const [wrong] = refusal?.code === 'invalid_input' ? (refusal.fields ?? []) : []
  return ask({
    ...{ ...rest, words },
    refusal: wrong === undefined ? refusal : null,
    mistake: wrong === undefined ? null : mistakeAt(desk, wrong),
    heading: said.inviteHeading,
    text: said.inviteText,
    confirm: said.send,
    fields: inviteFields(desk, { asked, wrong, onRole }),
  })
}

function mistakeAt({ words }: Desk, field: string): string {
  const { mistakes } = words.colleaguesRoom
  if (field === 'address') return mistakes.address
  if (field === 'unit') return mistakes.unit
  return field === 'portal' ? mistakes.portal : mistakes.name
}

interface Invited {
  readonly asked: Extract<Asked, { readonly act: 'invite' }>
  /** The field that was refused. */
  readonly wrong: string | undefined
  readonly onRole: (role: GivenRole) => void
}

function inviteFields(
  { words, language }: Desk,
  { asked, wrong, onRole }: Invited,
): TemplateResult {
  const { portals, role } = asked
  const { colleaguesRoom: said, invite } = words
  const { names } = rolesWordsIn[language]
  const choose = ({ target }: Event): void =>
    onRole(givenRole(target instanceof HTMLSelectElement ? target.value : null))
  const isOfUnit = role === UNIT_ROLE
  return html`<div class="fields">
    <label>${invite.firstName} <input name="firstName" aria-invalid=${wrong === 'firstName'} maxlength=${LONGEST_NAME} autocomplete="off"></label>
    <label>${invite.lastName} <input name="lastName" maxlength=${LONGEST_NAME} autocomplete="off"></label>
    <label>${invite.address} <input name="address" inputmode="email" autocapitalize="none" aria-invalid=${wrong === 'address'} autocomplete="off"></label>
    <label>${said.role} <select name="role" aria-describedby=${isOfUnit ? 'coordinator-text' : nothing} @change=${choose}>
      ${INVITED_ROLES.map((one) => html`<option value=${one} ?selected=${one === role}>${names[one]}</option>`)}
    </select></label>
    ${isOfUnit ? html`<p class="small muted" id="coordinator-text">${said.coordinatorText}</p>` : nothing}
    <label>${said.portal} <select name="portal" translate="no">
      ${portals.map(({ id, name }, at) => html`<option value=${id} ?selected=${at === 0}>${name}</option>`)}
      ${isOfUnit ? nothing : html`<option value="">${said.everyPortal}</option>`}
    </select></label>
    ${
      isOfUnit
        ? html`<label>${said.unit} <input name="unit" aria-invalid=${wrong === 'unit'} maxlength=${LONGEST_LINE} autocomplete="off" aria-describedby="unit-hint"></label>
          <p class="small muted" id="unit-hint">${invite.unitHint}</p>`
        : nothing
    }
  </div>`
}
