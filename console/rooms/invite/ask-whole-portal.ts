import { html, type TemplateResult } from 'lit'
import type { InvitedResult } from '../../../api/contract/console/invitation-wire.ts'
import { fullName, type Names } from '../../../api/contract/plain/full-name.ts'
import { ask } from '../../parts/dialogs/dialog.ts'
import { listed } from '../../parts/lists/listed.ts'
import { roleTold } from '../../parts/lists/role-line.ts'
import type { Desk } from '../../parts/state/room.ts'

/** Somebody who is invited, and what the server took their roles for. */
export interface Checked {
  readonly wanted: Names | null
  readonly result: InvitedResult | null
}

/** Those who would have a role over the whole portal. */
export const overAll = <Row extends Checked>(rows: readonly Row[]): readonly Row[] =>
  rows.filter(({ result }) => result?.roles.some(isOverAll))

interface Question {
  readonly people: readonly Checked[]
  readonly isBusy: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asked before anybody gets a role over every unit there is, and will be. */
export function askWholePortal(desk: Desk, question: Question): TemplateResult {
  const { words } = desk
  const { people, ...acts } = question
  const line = ({ wanted, result }: Checked): TemplateResult => {
    const roles = result?.roles.filter(isOverAll) ?? []
    return html`<li><bdi>${wanted ? fullName(wanted) : ''}</bdi>: ${listed(roles.map(({ role }) => roleTold(desk, role)))}</li>`
  }
  return ask({
    ...acts,
    words,
    name: 'whole',
    heading: words.invite.wholeHeading,
    text: words.invite.wholeText,
    fields: html`<ul class="lines">${people.map(line)}</ul>`,
    confirm: words.invite.wholeDo,
    refusal: null,
  })
}

const isOverAll = ({ unitExternalId }: InvitedResult['roles'][number]): boolean =>
  unitExternalId === null
