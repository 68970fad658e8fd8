import { html, nothing, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type {
  ColleaguesView,
  ColleagueView,
  InvitedColleagueView,
} from '../../../api/contract/console/colleague-wire.ts'
import { LONGEST_NAME } from '../../../api/contract/plain/lengths.ts'
import { INVITED_ROLES, UNIT_ROLE } from '../../../api/contract/plain/portal-roles.ts'
import { rolesWordsIn } from '../../../api/contract/plain/words/generated/roles.ts'
import { type Answering, ask } from '../../parts/dialogs/dialog.ts'
import type { Suggestion } from '../../parts/fields/combobox.ts'
import { unitSuggestions } from '../../parts/fields/unit-suggestions.ts'
import type { Desk } from '../../parts/state/room.ts'
import { roleIn } from './colleague-tables.ts'

/** What somebody is asked before who works in the console is changed. */
export type Asked =
  | {
      readonly act: 'invite'
      readonly portals: ColleaguesView['portals']
      /** As they are chosen by now; the portal is empty for every portal. */
      readonly role: GivenRole
      readonly portal: string
    }
  | {
      readonly act: 'end'
      readonly colleague: ColleagueView
      readonly role: ColleagueView['roles'][number]
    }
  | { readonly act: 'suspend'; readonly colleague: ColleagueView }
  | { readonly act: 'reopen'; readonly colleague: ColleagueView }
  | { readonly act: 'resend'; readonly invited: InvitedColleagueView }
  | { readonly act: 'revoke'; readonly invited: InvitedColleagueView }

interface Question extends Omit<Answering, 'mistake'> {
  readonly asked: Asked
  readonly onChosen: OnChosen
}

type OnChosen = (chosen: Partial<Pick<Invitation, 'role' | 'portal'>>) => void
type Invitation = Extract<Asked, { readonly act: 'invite' }>

export type GivenRole = (typeof INVITED_ROLES)[number]

export const givenRole = (chosen: unknown): GivenRole =>
  INVITED_ROLES.find((role) => role === chosen) ?? 'helpdesk'

export function colleagueQuestion(
  desk: Desk,
  { asked, refusal, onChosen, ...rest }: Question,
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
  if (asked.act === 'resend') {
    const isTooSoon = refusal?.code === 'wait_to_resend'
    return ask({
      ...{ ...rest, words, refusal: isTooSoon ? null : refusal },
      mistake: isTooSoon ? said.mistakes.tooSoon : null,
      heading: said.resendHeading({ name: asked.invited.name }),
      text: said.resendText,
      confirm: said.resend,
    })
  }
  if (asked.act === 'revoke')
    return ask({
      ...{ ...rest, words, refusal },
      heading: said.revokeHeading({ name: asked.invited.name }),
      text: said.revokeText,
      confirm: said.revoke,
      isDanger: true,
    })
  const [wrong] = refusal?.code === 'invalid_input' ? (refusal.fields ?? []) : []
  const { onInput = () => undefined } = rest
  return ask({
    ...{ ...rest, words },
    refusal: wrong === undefined ? refusal : null,
    // What is wrong with a unit stands at its field.
    mistake: wrong === undefined || wrong === 'unit' ? null : mistakeAt(desk, wrong),
    heading: said.inviteHeading,
    text: said.inviteText,
    confirm: said.send,
    fields: inviteFields(desk, { asked, wrong, onChosen, onInput }),
  })
}

function mistakeAt({ words }: Desk, field: string): string {
  const { mistakes } = words.colleaguesRoom
  if (field === 'address') return mistakes.address
  if (field === 'unit') return mistakes.unit
  return field === 'portal' ? mistakes.portal : mistakes.name
}

interface Invited {
  readonly asked: Invitation
  /** The field that was refused. */
  readonly wrong: string | undefined
  readonly onChosen: OnChosen
  readonly onInput: () => void
}

const chosenIn = ({ target }: Event): string =>
  target instanceof HTMLSelectElement ? target.value : ''

function inviteFields(desk: Desk, shown: Invited): TemplateResult {
  const { words, language } = desk
  const { asked, wrong, onChosen } = shown
  const { portals, role } = asked
  const { colleaguesRoom: said, invite } = words
  const { names } = rolesWordsIn[language]
  const isOfUnit = role === UNIT_ROLE
  return html`<div class="fields">
    <label>${invite.firstName} <input name="firstName" aria-invalid=${wrong === 'firstName'} maxlength=${LONGEST_NAME} autocomplete="off"></label>
    <label>${invite.lastName} <input name="lastName" maxlength=${LONGEST_NAME} autocomplete="off"></label>
    <label>${invite.address} <input name="address" inputmode="email" autocapitalize="none" aria-invalid=${wrong === 'address'} autocomplete="off"></label>
    <label>${said.role} <select name="role" aria-describedby=${isOfUnit ? 'coordinator-text' : nothing}
      @change=${(event: Event) => onChosen({ role: givenRole(chosenIn(event)) })}>
      ${INVITED_ROLES.map((one) => html`<option value=${one} ?selected=${one === role}>${names[one]}</option>`)}
    </select></label>
    ${isOfUnit ? html`<p class="small muted" id="coordinator-text">${said.coordinatorText}</p>` : nothing}
    <label>${said.portal} <select name="portal" translate="no" @change=${(event: Event) => onChosen({ portal: chosenIn(event) })}>
      ${portals.map(({ id, name }, at) => html`<option value=${id} ?selected=${at === 0}>${name}</option>`)}
      ${isOfUnit ? nothing : html`<option value="">${said.everyPortal}</option>`}
    </select></label>
    ${isOfUnit ? unitField(desk, shown) : nothing}
  </div>`
}

/** Anew for another portal: the same id may be another unit there. */
function unitField(desk: Desk, { asked, wrong, onInput }: Invited): TemplateResult {
  const { words, calls } = desk
  // No unit is of every portal: the first stands in the field then.
  const portal = asked.portal || asked.portals[0]?.id
  const suggest = async (typed: string): Promise<readonly Suggestion[]> =>
    portal === undefined ? [] : unitSuggestions(words, calls.unitsOf(portal, { q: typed }))
  return html`${keyed(
    portal,
    html`<console-combobox class="field" .name=${'unit'} .words=${words} .label=${words.colleaguesRoom.unit} .hint=${words.invite.unitHint}
      .mistake=${wrong === 'unit' ? mistakeAt(desk, wrong) : null} .suggest=${suggest} @change=${onInput}></console-combobox>`,
  )}`
}
