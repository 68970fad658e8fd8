import { html, nothing, type TemplateResult } from 'lit'
import type { PersonView } from '../../../api/contract/console/people-wire.ts'
import {
  LONGEST_LINE,
  LONGEST_MAIL_ADDRESS,
  LONGEST_NAME,
  LONGEST_REASON,
  LONGEST_TELEPHONE,
} from '../../../api/contract/plain/lengths.ts'
import type { Refusal } from '../../../widgets/client/problem.ts'
import { ask } from '../../parts/dialogs/dialog.ts'
import { type LineField, lineField } from '../../parts/fields/form-fields.ts'
import type { Desk } from '../../parts/state/room.ts'
import {
  type Corrected,
  type Draft,
  type Field,
  isUnproven,
  type Mistakes,
} from './correction-draft.ts'

interface Question {
  readonly draft: Draft
  readonly mistakes: Mistakes
  readonly isBusy: boolean
  readonly refusal: Refusal | null
  readonly onType: (field: Field, value: string) => void
  /** Another address, or the same one once more. */
  readonly onOtherAddress: () => void
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Beside what it corrects; nothing where the caller is not verified, or whoever looks may not. */
export function correctButton(
  { words, may }: Desk,
  { helpdesk, frozenAt }: Pick<PersonView, 'helpdesk' | 'frozenAt'>,
  { what, onAsk }: { readonly what: Corrected; readonly onAsk: (what: Corrected) => void },
): TemplateResult | typeof nothing {
  const isOffered = helpdesk.mayHelp && helpdesk.verified !== null && frozenAt === null
  if (!isOffered || !may('methods.reset')) return nothing
  const said = words.helpdeskRoom.correction
  return html`<button type="button" class="beside-text" aria-label=${said.buttonOf[what]}
    @click=${() => onAsk(what)}>${said.button}</button>`
}

/** Name or number in one step; an address in two, for it is proven before anybody is asked to agree. */
export function correctionQuestion(desk: Desk, question: Question): TemplateResult {
  const { words } = desk
  const { draft, mistakes, onType, isBusy, refusal, onConfirm, onClose } = question
  const said = words.helpdeskRoom.correction
  const field = (name: Field, more: Partial<LineField> & Pick<LineField, 'label'>) => {
    const mistake = mistakes[name]
    return lineField({
      name: `correct-${name}`,
      value: draft.typed[name],
      onInput: (value) => onType(name, value),
      mistake: mistake ? said.mistakes[mistake] : null,
      ...more,
    })
  }
  return ask({
    words,
    name: 'correction',
    heading: said.heading[draft.what],
    text: textOf(desk, draft),
    confirm: isUnproven(draft) ? said.mailCode : said.confirm[draft.what],
    isBusy,
    refusal,
    onConfirm,
    onClose,
    fields: html`${fieldsOf(desk, question, field)}${isUnproven(draft) ? nothing : why(desk, field)}`,
  })
}

type MakeField = (
  name: Field,
  more: Partial<LineField> & Pick<LineField, 'label'>,
) => TemplateResult

function textOf({ words }: Desk, draft: Draft): string {
  const said = words.helpdeskRoom.correction
  if (draft.what !== 'address') return said.text[draft.what]
  return isUnproven(draft) ? said.addressFirst : said.text.address
}

function fieldsOf(
  { words }: Desk,
  { draft, onOtherAddress }: Question,
  field: MakeField,
): TemplateResult {
  const { invite } = words
  const said = words.helpdeskRoom.correction
  const { sent } = draft
  if (draft.what === 'name')
    return html`${field('firstName', { label: invite.firstName, most: LONGEST_NAME })}
      ${field('lastName', { label: invite.lastName, most: LONGEST_NAME })}`
  if (draft.what === 'phone')
    return html`${field('phone', { label: said.phone, hint: said.phoneHint, type: 'tel', most: LONGEST_TELEPHONE })}`
  if (!sent)
    return html`${field('address', { label: said.address, type: 'address', most: LONGEST_MAIL_ADDRESS })}`
  const { address, reference, lastsMinutes } = sent
  return html`<div class="done">
      <p>${said.onItsWay} <strong translate="no">${address}</strong></p>
      <p class="small">${said.reference} <strong translate="no">${reference}</strong>. ${said.lasts({ minutes: lastsMinutes })}</p>
      <div class="acts"><button type="button" @click=${onOtherAddress}>${said.otherAddress}</button></div>
    </div>
    ${field('code', { label: words.helpdeskRoom.code, hint: words.helpdeskRoom.codeHint, width: 'short', most: 20 })}`
}

const why = ({ words }: Desk, field: MakeField): TemplateResult => {
  const { reason, reasonHint, ticket } = words.helpdeskRoom
  return html`${field('reason', { label: reason, hint: reasonHint, most: LONGEST_REASON })}
    ${field('ticket', { label: ticket, most: LONGEST_LINE })}`
}
