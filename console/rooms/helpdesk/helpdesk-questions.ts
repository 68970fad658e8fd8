import { html, nothing, type TemplateResult } from 'lit'
import type { HelpdeskActView } from '../../../api/contract/console/helpdesk-wire.ts'
import type { PersonView } from '../../../api/contract/console/people-wire.ts'
import { fullName } from '../../../api/contract/plain/full-name.ts'
import { LONGEST_LINE, LONGEST_NAME, LONGEST_REASON } from '../../../api/contract/plain/lengths.ts'
import { type Answering, ask } from '../../parts/dialogs/dialog.ts'
import { fact } from '../../parts/fields/form-fields.ts'
import type { Desk } from '../../parts/state/room.ts'
import { actTold, type Decision } from './helpdesk-acts.ts'

type Method = PersonView['methods'][number]

/** What an agent is asked before it is done. */
export type HelpAsked =
  | { readonly act: Method['may'][number]; readonly method: Method }
  | { readonly act: 'reset' | 'pass' | 'revoke' | 'freeze' | 'unfreeze' }
  | { readonly act: Decision; readonly on: HelpdeskActView }

interface Question extends Answering {
  readonly asked: HelpAsked
  readonly person: PersonView
}

/** Whether a reason is asked for: what is decided has one already. */
export const isReasoned = ({ act }: HelpAsked): boolean =>
  !['revoke', 'approve', 'refuse', 'carry-out'].includes(act)

export function helpQuestion(desk: Desk, { asked, person, ...rest }: Question): TemplateResult {
  const { words } = desk
  const said = words.helpdeskRoom.questions[asked.act]
  const what = 'method' in asked ? asked.method.name || words.person.kinds[asked.method.kind] : ''
  const text = 'on' in asked ? `${actTold(desk, asked.on)}. ${said.text}` : said.text
  return ask({
    ...rest,
    words,
    heading: what ? `${said.heading} ${what}` : said.heading,
    text,
    confirm: said.confirm,
    isDanger: ['suspend', 'remove', 'reset', 'revoke', 'freeze'].includes(asked.act),
    fields: html`${asked.act === 'reset' ? scopes(desk, person) : nothing}
      ${asked.act === 'pass' ? forgotten(desk) : nothing}
      ${'on' in asked ? beforeAndAfter(desk, asked, person) : nothing}
      ${asked.act === 'rename' ? newName(desk, asked.method) : nothing}
      ${isReasoned(asked) ? why(desk) : nothing}`,
  })
}

/** What is said once it is done: an approved correction is made at once. */
export function saidOf({ words }: Desk, asked: HelpAsked): string {
  const { questions, correction } = words.helpdeskRoom
  const corrects = 'on' in asked ? asked.on.corrects : null
  return corrects && asked.act === 'approve' ? correction.said[corrects] : questions[asked.act].said
}

/** Whoever decides on a correction sees what stands there and what would. */
function beforeAndAfter(
  { words }: Desk,
  { act, on: { corrects, to } }: Extract<HelpAsked, { readonly on: HelpdeskActView }>,
  person: PersonView,
): TemplateResult | typeof nothing {
  if (corrects === null || to === null) return nothing
  const { now, becomes, noNumber, approving } = words.helpdeskRoom.correction
  const held = {
    name: fullName(person),
    phone: person.telephone?.number ?? '',
    address: person.address,
  }[corrects]
  return html`<dl class="facts stacked">
    ${fact(now, html`<bdi translate=${held ? 'no' : nothing}>${held || noNumber}</bdi>`)}
    ${fact(becomes, html`<strong translate=${to ? 'no' : nothing}>${to || noNumber}</strong>`)}
  </dl>
  ${act === 'approve' ? html`<p class="small">${approving}</p>` : nothing}`
}

const why = ({ words }: Desk): TemplateResult => {
  const { reason, reasonHint, ticket } = words.helpdeskRoom
  return html`<label>${reason} <span class="small muted">${reasonHint}</span>
      <input name="reason" maxlength=${LONGEST_REASON} autocomplete="off"></label>
    <label>${ticket} <input name="ticket" maxlength=${LONGEST_LINE} autocomplete="off"></label>`
}

const forgotten = ({ words }: Desk): TemplateResult =>
  html`<label class="choice"><input type="checkbox" name="withoutPassword"> ${words.helpdeskRoom.forgotten}</label>`

const newName = ({ words }: Desk, { name }: Method): TemplateResult =>
  html`<label>${words.helpdeskRoom.newName}
    <input name="name" maxlength=${LONGEST_NAME} autocomplete="off" .value=${name}></label>`

/** The phone first: it is what is lost as a rule. */
const scopes = ({ words }: Desk, { methods }: PersonView): TemplateResult => {
  const { helpdeskRoom: helpdesk, person } = words
  const held = methods.filter(({ may }) => may.includes('remove'))
  return html`<fieldset>
      <legend>${helpdesk.scope}</legend>
      ${(['phone', 'all', 'chosen'] as const).map(
        (scope) =>
          html`<label class="choice"><input type="radio" name="scope" value=${scope} ?checked=${scope === 'phone'}> ${helpdesk.scopes[scope]}</label>`,
      )}
      ${held.map(
        ({ id, name, kind }) =>
          html`<label class="choice nested"><input type="checkbox" name="method" value=${id}> <span>${person.kinds[kind]}${name ? html` · <bdi>${name}</bdi>` : nothing}</span></label>`,
      )}
    </fieldset>
    <label class="choice"><input type="checkbox" name="paperGone"> ${helpdesk.paperToo}</label>`
}
