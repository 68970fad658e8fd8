import { html, nothing, type TemplateResult } from 'lit'
import type { InvitationView } from '../../../api/contract/console/invitation-wire.ts'
import { LONGEST_NAME } from '../../../api/contract/plain/lengths.ts'
import { ask } from '../../parts/dialogs/dialog.ts'
import type { Desk } from '../../parts/state/room.ts'
import type { Changing } from './invitation-changing.ts'
import { nameOf } from './invitation-columns.ts'

/** The dialog of whatever was asked for; without one, why the last act was not done. */
export function question(desk: Desk, changing: Changing): TemplateResult | typeof nothing {
  const { asked, isBusy, refusal, mistake } = changing
  if (!asked) return nothing
  const { words } = desk
  const { list } = words
  const { act, invitation } = asked
  const common = { words, isBusy, refusal, mistake, onClose: () => changing.close() }
  if (act === 'revoke')
    return ask({
      ...common,
      heading: list.revokeHeading({ name: nameOf(invitation) }),
      text: list.revokeText,
      confirm: list.revokeDo,
      isDanger: true,
      onConfirm: () => void changing.revoke(invitation),
    })
  return ask({
    ...common,
    heading: list.correctHeading,
    text: list.correctText,
    fields: fields(desk, invitation),
    onInput: () => changing.onInput(),
    confirm: list.correctDo,
    onConfirm: (form) => void changing.correct(invitation, form),
  })
}

const fields = (
  { words }: Desk,
  { address, firstName, lastName }: InvitationView,
): TemplateResult => html`
  <label>${words.invite.address}
    <input name="address" inputmode="email" autocapitalize="none" autocomplete="off" .value=${address}></label>
  <label>${words.invite.firstName}
    <input name="firstName" maxlength=${LONGEST_NAME} autocomplete="off" .value=${firstName}></label>
  <label>${words.invite.lastName}
    <input name="lastName" maxlength=${LONGEST_NAME} autocomplete="off" .value=${lastName}></label>`
